#include "service/api/message_codec.h"

#include <gtest/gtest.h>

#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::api {
namespace {

constexpr std::size_t kBytesMax = 4096;

grpc::ByteBuffer buffer_of(const std::string& wire) {
  const grpc::Slice slice(wire);
  return {&slice, 1};
}

v1::CreateContactRequest example() {
  v1::CreateContactRequest request;
  request.mutable_contact()->set_display_name("Rolig Bok");
  request.mutable_contact()->add_language_codes("nb");
  request.mutable_contact()->add_language_codes("XXXX");
  return request;
}

TEST(MessageCodec, BringsAMessageThereAndBack) {
  const v1::CreateContactRequest sent = example();
  grpc::ByteBuffer bytes;
  ASSERT_TRUE(serialize_message(sent, &bytes).ok());
  v1::CreateContactRequest received;
  ASSERT_TRUE(parse_message(bytes, kBytesMax, &received));
  EXPECT_EQ(received.SerializeAsString(), sent.SerializeAsString());
}

TEST(MessageCodec, UsesABufferAgain) {
  grpc::ByteBuffer bytes;
  ASSERT_TRUE(serialize_message(example(), &bytes).ok());
  ASSERT_TRUE(serialize_message(v1::CreateContactRequest(), &bytes).ok());
  EXPECT_EQ(bytes.Length(), 0U);
}

TEST(MessageCodec, NamesTheStringThatIsNoUtf8) {
  std::string wire = example().SerializeAsString();
  wire.replace(wire.find("XXXX"), 4, "\xC3\x28\xFF\xFE");
  v1::CreateContactRequest received;
  const auto parsed = parse_message(buffer_of(wire), kBytesMax, &received);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(parsed.error().violations[0].field, "contact.language_codes[1]");
  EXPECT_EQ(parsed.error().violations[0].remedy, "send well-formed UTF-8");
}

TEST(MessageCodec, NamesTheFieldThatIsFarTooLarge) {
  v1::CreateContactRequest request = example();
  request.mutable_contact()->set_title(std::string(10 * 1024 * 1024, 'x'));
  grpc::ByteBuffer bytes;
  ASSERT_TRUE(serialize_message(request, &bytes).ok());
  v1::CreateContactRequest received;
  const auto parsed = parse_message(bytes, kBytesMax, &received);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().reason, ErrorReason::kLimitExceeded);
  EXPECT_EQ(parsed.error().violations[0].field, "contact.title");
}

TEST(MessageCodec, RefusesWhatIsCutOffAnywhereOrReadsAShorterMessage) {
  const std::string wire = example().SerializeAsString();
  for (std::size_t length = 0; length < wire.size(); ++length) {
    v1::CreateContactRequest received;
    const auto parsed = parse_message(buffer_of(wire.substr(0, length)), kBytesMax, &received);
    if (!parsed) {
      EXPECT_EQ(parsed.error().reason, ErrorReason::kCorruptInput) << length;
    } else {
      EXPECT_LT(received.ByteSizeLong(), wire.size()) << length;
    }
  }
}

TEST(MessageCodec, WalksHostileNestingWithoutEnd) {
  std::string wire;  // contact.tenure… nested in itself, deeper than any of our messages
  for (int depth = 0; depth < 200 && wire.size() < 2000; ++depth) {
    std::string outer(1, '\x0A');
    outer += static_cast<char>(0x80 | (wire.size() & 0x7F));
    outer += static_cast<char>(wire.size() >> 7);
    wire = outer + wire;
  }
  const WireFindings findings = walk_wire(*v1::CreateContactRequest::descriptor(), wire);
  EXPECT_LE(findings.largest_bytes, wire.size());
}

}  // namespace
}  // namespace veieninn::api
