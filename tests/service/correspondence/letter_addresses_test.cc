#include "service/correspondence/letter_addresses.h"

#include <gtest/gtest.h>

namespace veieninn::correspondence {
namespace {

const std::string kId = "0123456789abcdef0123456789abcdef";
const std::string kDomain = "svar.example.org";

TEST(LetterAddresses, AreReadAsTheyWereMade) {
  for (const AddressKind kind : {AddressKind::kReturn, AddressKind::kReply}) {
    const auto read = read_address(address_of(kind, kId, kDomain), kDomain);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->kind, kind);
    EXPECT_EQ(read->letter_id, kId);
  }
  EXPECT_EQ(address_of(AddressKind::kReply, kId, kDomain), "svar+" + kId + "@svar.example.org");
}

TEST(LetterAddresses, AreReadInAnyCase) {
  EXPECT_EQ(
      read_address("SVAR+0123456789ABCDEF0123456789abcdef@Svar.Example.org", kDomain)->letter_id,
      kId);
}

TEST(LetterAddresses, AreNothingElse) {
  for (const std::string& address :
       {std::string(), std::string("svar"), "svar+" + kId, "svar+" + kId + "@other.example.org",
        "svar+" + kId + "0@" + kDomain, "svar-" + kId + "@" + kDomain,
        "svar+g" + kId.substr(1) + "@" + kDomain, kId + "@" + kDomain}) {
    EXPECT_FALSE(read_address(address, kDomain)) << address;
  }
}

TEST(LetterAddresses, GiveEachSideAThreadOfItsOwn) {
  EXPECT_EQ(thread_root("e1", Side::kVenture, kDomain), "<enquiry-e1-v@svar.example.org>");
  EXPECT_EQ(thread_root("e1", Side::kContacts, kDomain), "<enquiry-e1-c@svar.example.org>");
  EXPECT_EQ(message_id_of(kId, kDomain), "<" + kId + "@svar.example.org>");
}

}  // namespace
}  // namespace veieninn::correspondence
