// Serves the methods of a generated service from bytes, on gRPC's callback API, with the work
// itself on a WorkerPool.
//
// The generated WithRawCallbackMethod_* mixins do the same with one class and one override a
// method; by index it is one line a method. What is used of gRPC is what those mixins use.
#pragma once

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/server_context.h>

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <utility>

#include "service/server/call_journal.h"
#include "service/server/unary.h"
#include "service/server/worker_pool.h"

namespace veieninn::server {

// What every served call needs. REQUIRES: outlives the gRPC server.
struct Serving {
  WorkerPool& workers;
  CallListener on_call;
  std::size_t message_bytes_max;
  std::atomic<bool> stopping = false;  // calls that still wait give up
};

// Runs the handler on a worker and finishes the call with its answer.
grpc::ServerUnaryReactor* serve_unary(const Serving& serving, const std::string& method,
                                      const UnaryHandler& handler,
                                      grpc::CallbackServerContext* context,
                                      const grpc::ByteBuffer* request, grpc::ByteBuffer* response);

template <typename Generated>
class CallbackService final : public Generated::Service {
 public:
  explicit CallbackService(const Serving& serving) : serving_(serving) {}

  void serve(const std::string& name, UnaryHandler handler) {
    const Method& method = remember(name, std::move(handler));
    this->MarkMethodRawCallback(
        method.index,
        new grpc::internal::CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
            [this, &method](grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                            grpc::ByteBuffer* response) {
              return serve_unary(serving_, method.full_name, method.handler, context, request,
                                 response);
            }));
  }

  using ReadReactorFactory = std::function<grpc::ServerReadReactor<grpc::ByteBuffer>*(
      grpc::CallbackServerContext*, grpc::ByteBuffer* response)>;
  void serve_client_stream(const std::string& name, ReadReactorFactory make_reactor) {
    this->MarkMethodRawCallback(
        index_of(name),
        new grpc::internal::CallbackClientStreamingHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
            std::move(make_reactor)));
  }

  using WriteReactorFactory = std::function<grpc::ServerWriteReactor<grpc::ByteBuffer>*(
      grpc::CallbackServerContext*, const grpc::ByteBuffer* request)>;
  void serve_server_stream(const std::string& name, WriteReactorFactory make_reactor) {
    this->MarkMethodRawCallback(
        index_of(name),
        new grpc::internal::CallbackServerStreamingHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
            std::move(make_reactor)));
  }

 private:
  struct Method {
    int index;
    std::string full_name;
    UnaryHandler handler;
  };

  // The order in which the generated service added its methods is that of the .proto.
  static int index_of(const std::string& name) {
    return google::protobuf::DescriptorPool::generated_pool()
        ->FindServiceByName(Generated::service_full_name())
        ->FindMethodByName(name)
        ->index();
  }

  const Method& remember(const std::string& name, UnaryHandler handler) {
    return methods_.emplace_back(Method{index_of(name),
                                        std::string(Generated::service_full_name()) + "/" + name,
                                        std::move(handler)});
  }

  const Serving& serving_;
  std::deque<Method> methods_;  // addresses stay
};

}  // namespace veieninn::server
