#include "service/api/message_codec.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include <map>
#include <utility>
#include <vector>

#include "engine/model/row_validation.h"

namespace veieninn::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;

constexpr int kDepthMax = 32;  // our messages nest five deep

// Reads the wire form beside the descriptor, as far as it makes sense.
class WireWalk {
 public:
  explicit WireWalk(WireFindings& findings) : findings_(findings) {}

  void walk(const Descriptor& descriptor, std::string_view wire, const std::string& prefix,
            int depth) {
    google::protobuf::io::CodedInputStream input(reinterpret_cast<const std::uint8_t*>(wire.data()),
                                                 static_cast<int>(wire.size()));
    std::map<int, int> seen;  // how often each repeated field came
    while (const std::uint32_t tag = input.ReadTag()) {
      if (WireFormatLite::GetTagWireType(tag) != WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
        if (!WireFormatLite::SkipField(&input, tag)) return;
        continue;
      }
      std::uint32_t length = 0;
      if (!input.ReadVarint32(&length)) return;
      const auto begin = static_cast<std::size_t>(input.CurrentPosition());
      if (!input.Skip(static_cast<int>(length))) return;
      const int number = WireFormatLite::GetTagFieldNumber(tag);
      const FieldDescriptor* field = descriptor.FindFieldByNumber(number);
      if (field == nullptr) continue;
      std::string path = prefix + field->name();
      if (field->is_repeated()) path += "[" + std::to_string(seen[number]++) + "]";
      visit(*field, wire.substr(begin, length), path, depth);
    }
  }

 private:
  void visit(const FieldDescriptor& field, std::string_view value, const std::string& path,
             int depth) {
    if (field.type() == FieldDescriptor::TYPE_MESSAGE) {
      if (depth < kDepthMax) walk(*field.message_type(), value, path + ".", depth + 1);
      return;
    }
    if (field.type() != FieldDescriptor::TYPE_STRING) return;
    if (value.size() > findings_.largest_bytes) {
      findings_.largest = path;
      findings_.largest_bytes = value.size();
    }
    if (!findings_.broken_utf8 && !is_utf8(value)) findings_.broken_utf8 = path;
  }

  static bool is_utf8(std::string_view value) {
    return google::protobuf::internal::WireFormatLite::VerifyUtf8String(
        value.data(), static_cast<int>(value.size()), WireFormatLite::PARSE, nullptr);
  }

  WireFindings& findings_;
};

std::string flat(const grpc::ByteBuffer& bytes) {
  std::vector<grpc::Slice> slices;
  std::string wire;
  if (!bytes.Dump(&slices).ok()) return wire;
  wire.reserve(bytes.Length());
  for (const grpc::Slice& slice : slices) {
    wire.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return wire;
}

Error too_large(const WireFindings& findings, std::size_t bytes_max) {
  std::string field = findings.largest.empty() ? "message" : findings.largest;
  return limit_exceeded(std::move(field), static_cast<std::int64_t>(bytes_max), "bytes a message");
}

Error unreadable(const WireFindings& findings) {
  if (findings.broken_utf8) {
    return invalid_argument(*findings.broken_utf8, "is not UTF-8", "send well-formed UTF-8");
  }
  return corrupt_input("message", "does not read as the method's request",
                       "send it as the .proto of this server describes it");
}

}  // namespace

WireFindings walk_wire(const Descriptor& descriptor, std::string_view wire) {
  WireFindings findings;
  WireWalk(findings).walk(descriptor, wire, "", 0);
  return findings;
}

Result<void> parse_message(const grpc::ByteBuffer& bytes, std::size_t bytes_max,
                           google::protobuf::Message* message) {
  if (bytes.Length() > bytes_max) {
    return fail(too_large(walk_wire(*message->GetDescriptor(), flat(bytes)), bytes_max));
  }
  grpc::ByteBuffer shared = bytes;  // another reference to the same slices
  grpc::ProtoBufferReader reader(&shared);
  if (reader.status().ok() && message->ParseFromZeroCopyStream(&reader)) return {};
  return fail(unreadable(walk_wire(*message->GetDescriptor(), flat(bytes))));
}

grpc::Status serialize_message(const google::protobuf::Message& message, grpc::ByteBuffer* bytes) {
  bytes->Clear();  // gRPC's writer aborts on a buffer that was used before
  bool own_buffer = false;
  return grpc::SerializationTraits<google::protobuf::Message>::Serialize(message, bytes,
                                                                         &own_buffer);
}

}  // namespace veieninn::api
