// A unary method from bytes to bytes: parse → handler → serialize, behind the outermost catch.
#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include <array>
#include <cstddef>
#include <functional>
#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/api/message_codec.h"
#include "service/api/status.h"

namespace veieninn::server {

using UnaryHandler = std::function<grpc::Status(const api::Call&, const grpc::ByteBuffer& request,
                                                grpc::ByteBuffer* response)>;

// No exception crosses an RPC: what `work` throws becomes INTERNAL, without its words.
template <typename Work>
grpc::Status guarded(const Work& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return api::to_status(unavailable("the server is short of memory"));
  } catch (...) {
    return api::to_status(internal_error("the call failed by a defect of the server"));
  }
}

// `method`: Result<void>(const api::Call&, const Request&, Response&). Both messages live on an
// arena whose first block belongs to the thread: a common call allocates nothing for them.
template <typename Request, typename Response, typename Method>
UnaryHandler unary(std::size_t message_bytes_max, Method method) {
  return [message_bytes_max, method = std::move(method)](
             const api::Call& call, const grpc::ByteBuffer& in, grpc::ByteBuffer* out) {
    return guarded([&]() -> grpc::Status {
      constexpr std::size_t kBlockBytes =
          std::size_t{32} * 1024;  // a FindRoutes with five routes takes 12
      alignas(std::max_align_t) thread_local std::array<char, kBlockBytes> first_block;
      google::protobuf::ArenaOptions options;
      options.initial_block = first_block.data();
      options.initial_block_size = first_block.size();
      google::protobuf::Arena arena(options);
      auto* request = google::protobuf::Arena::CreateMessage<Request>(&arena);
      auto* response = google::protobuf::Arena::CreateMessage<Response>(&arena);
      const Result<void> parsed = api::parse_message(in, message_bytes_max, request);
      if (!parsed) return api::to_status(parsed.error());
      const Result<void> done = method(call, *request, *response);
      if (!done) return api::to_status(done.error());
      return api::serialize_message(*response, out);
    });
  };
}

}  // namespace veieninn::server
