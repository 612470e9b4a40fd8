// Lets the clocks of enquiries run: every few seconds whatever is due is moved on.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/enquiries/enquiry_desk.h"

namespace veieninn::server {

// Sweeps on a thread of its own, in small bites so that no other write waits long.
class EnquiryClock {
 public:
  using FailureListener = std::function<void(const Error&)>;

  // REQUIRES: the desk outlives this.
  EnquiryClock(enquiries::EnquiryDesk& desk, api::Clock clock, FailureListener on_failure);
  ~EnquiryClock();
  EnquiryClock(const EnquiryClock&) = delete;
  EnquiryClock& operator=(const EnquiryClock&) = delete;

 private:
  void run();

  enquiries::EnquiryDesk& desk_;
  api::Clock clock_;
  FailureListener on_failure_;
  std::mutex mutex_;
  std::condition_variable wakes_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace veieninn::server
