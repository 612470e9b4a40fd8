// The hot path: unary methods on completion queues of their own, answered on the thread that took
// them. docs/decisions/2026-11-23-serve-the-hot-call-from-completion-queues.md has the
// measurements.
#pragma once

#include <grpcpp/completion_queue.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/async_unary_call.h>
#include <grpcpp/support/byte_buffer.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "service/server/call_journal.h"
#include "service/server/callback_service.h"
#include "service/server/unary.h"

namespace veieninn::server {

using ByteResponder = grpc::ServerAsyncResponseWriter<grpc::ByteBuffer>;

// A unary method of a service generated with WithRawMethod_….
struct HotMethod {
  std::string full_name;  // "veieninn.v1.RoutingService/FindRoutes"
  // Asks gRPC for the next call: service->Request…(context, request, responder, queue, queue, tag).
  std::function<void(grpc::ServerContext*, grpc::ByteBuffer*, ByteResponder*,
                     grpc::ServerCompletionQueue*, void* tag)>
      request_next;
  // May set Call::would_wait; it is then called again on a worker.
  UnaryHandler handler;
};

// One queue and the calls on it. run() is its thread's whole life.
class HotQueue {
 public:
  HotQueue(std::unique_ptr<grpc::ServerCompletionQueue> queue,
           const std::vector<HotMethod>& methods, const Serving& serving);
  ~HotQueue();
  HotQueue(const HotQueue&) = delete;
  HotQueue& operator=(const HotQueue&) = delete;

  // Takes calls until shut_down(); REQUIRES: the gRPC server is started.
  void run();
  // REQUIRES: the gRPC server is shut down and no worker answers a call of this queue any more.
  void shut_down();

 private:
  class HotCall;

  std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  const std::vector<HotMethod>& methods_;
  const Serving& serving_;
  std::vector<std::unique_ptr<HotCall>> calls_;
  std::mutex mutex_;
  bool stopping_ = false;
};

}  // namespace veieninn::server
