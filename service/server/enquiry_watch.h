// EnquiryService.WatchEnquiry: streams that tell of each change of an enquiry.
//
// One thread serves all streams: woken by a change in this process, and once a second for what
// another replica, or an erasure, changed. A stream that still sends is left alone, and gets what
// came meanwhile as one message; so a slow client holds up nobody and costs one message of memory.
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "service/server/callback_service.h"
#include "service/store/store.h"

namespace veieninn::server {

// Each stream is read for once a second.
inline constexpr std::size_t kWatchersMax = 1000;

// REQUIRES: `serving` and `store` outlive this, and this outlives every stream.
class EnquiryWatchers {
 public:
  EnquiryWatchers(const Serving& serving, store::Store& store);
  ~EnquiryWatchers();  // as stop()
  EnquiryWatchers(const EnquiryWatchers&) = delete;
  EnquiryWatchers& operator=(const EnquiryWatchers&) = delete;

  [[nodiscard]] grpc::ServerWriteReactor<grpc::ByteBuffer>* watch(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer* request);

  // Something changed. Cheap; from any thread.
  void wake();

  // Ends every stream with UNAVAILABLE, and those to come.
  void stop();

 private:
  class Reactor;
  void run();

  const Serving& serving_;
  store::Store& store_;
  std::mutex mutex_;
  std::condition_variable wakes_;
  std::vector<Reactor*> reactors_;  // guarded by mutex_; each leaves before it is deleted
  bool woken_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace veieninn::server
