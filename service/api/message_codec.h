// Bytes <-> messages, with errors that name the field. gRPC's own parser would answer a string that
// is no UTF-8 with INTERNAL and no word about where.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace veieninn::api {

// Errors: kLimitExceeded above `bytes_max`, naming the largest field; kInvalidArgument for a string
// that is no UTF-8, naming it; kCorruptInput for bytes that are no such message.
[[nodiscard]] Result<void> parse_message(const grpc::ByteBuffer& bytes, std::size_t bytes_max,
                                         google::protobuf::Message* message);

[[nodiscard]] grpc::Status serialize_message(const google::protobuf::Message& message,
                                             grpc::ByteBuffer* bytes);

// What a walk over a message's wire form found; exposed for tests.
struct WireFindings {
  std::optional<std::string> broken_utf8;  // path of the first string that is no UTF-8
  std::string largest;                     // path of the largest string or bytes
  std::size_t largest_bytes = 0;
};
[[nodiscard]] WireFindings walk_wire(const google::protobuf::Descriptor& descriptor,
                                     std::string_view wire);

}  // namespace veieninn::api
