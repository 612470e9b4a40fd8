// EnquiryService.WatchEnquiry: streams that tell of each change of an enquiry.
//
// One thread serves all streams: woken by a change in this process for those of its enquiry, and
// once a second for all, since another replica, or an erasure, may have changed them. A stream that
// still sends is left alone, and gets what came meanwhile as one message; so a slow client holds up
// nobody and costs one message of memory.
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <set>
#include <string>
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

  // The enquiry changed. From any thread; never waits while the store is read.
  void wake(const std::string& enquiry);

  // Ends every stream with UNAVAILABLE, and those to come.
  void stop();

 private:
  class Reactor;
  void run();

  const Serving& serving_;
  store::Store& store_;
  // A stream lives until it is ended, and only this class's thread ends one that it watches.
  std::vector<Reactor*> watched_;  // of that thread alone
  std::mutex mutex_;               // guards the rest; held for moments only
  std::condition_variable wakes_;
  std::vector<Reactor*> arrived_;
  std::set<std::string> changed_;  // enquiries to look at
  std::size_t count_ = 0;          // of watched_ and arrived_
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace veieninn::server
