#include "service/server/callback_service.h"

namespace veieninn::server {

grpc::ServerUnaryReactor* serve_unary(const Serving& serving, const std::string& method,
                                      const UnaryHandler& handler,
                                      grpc::CallbackServerContext* context,
                                      const grpc::ByteBuffer* request, grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const CallEntry entry(*context, method);
  const bool taken = serving.workers.post([=, &serving, &handler] {
    api::Call call;
    call.deadline = deadline_of(*context);
    call.is_cancelled = [context] { return context->IsCancelled(); };
    // Nobody waits for the answer any more: the work would be for nothing.
    const grpc::Status status = call.cancelled()
                                    ? grpc::Status(grpc::StatusCode::CANCELLED, "cancelled")
                                    : handler(call, *request, response);
    entry.finish(serving.on_call, status);
    reactor->Finish(status);
  });
  if (!taken) {
    const grpc::Status status = api::to_status(unavailable("the server has too much to do"));
    entry.finish(serving.on_call, status);
    reactor->Finish(status);
  }
  return reactor;
}

}  // namespace veieninn::server
