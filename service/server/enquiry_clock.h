// Lets the clocks of enquiries and invitations run: every few seconds whatever is due is moved on.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/enquiries/invitation_desk.h"

namespace veieninn::server {

// Sweeps on a thread of its own, in small bites so that no other write waits long.
class EnquiryClock {
 public:
  using FailureListener = std::function<void(const Error&)>;

  // REQUIRES: the desks outlive this.
  EnquiryClock(enquiries::EnquiryDesk& desk, enquiries::InvitationDesk& invitation_desk,
               api::Clock clock, FailureListener on_failure);
  ~EnquiryClock();
  EnquiryClock(const EnquiryClock&) = delete;
  EnquiryClock& operator=(const EnquiryClock&) = delete;

 private:
  void run();

  enquiries::EnquiryDesk& desk_;
  enquiries::InvitationDesk& invitation_desk_;
  api::Clock clock_;
  FailureListener on_failure_;
  std::mutex mutex_;
  std::condition_variable wakes_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace veieninn::server
