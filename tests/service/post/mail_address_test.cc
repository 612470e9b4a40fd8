#include "service/post/mail_address.h"

#include <gtest/gtest.h>

#include <string>

namespace veieninn::post {
namespace {

using namespace std::string_literals;

TEST(MailAddress, TakesPlainAddresses) {
  for (const char* address : {"rolig.bok@example.org", "a@b.no", "vennlig+sky@post.xn--b-5ga.no",
                              "o'neill_1@EXAMPLE.org", "x!#$%&*/=?^`{|}~-@a-b.c.example"}) {
    EXPECT_TRUE(check_address("to", address)) << address;
  }
}

TEST(MailAddress, RefusesWhatIsNotOnePlainAddress) {
  for (const std::string& address : {""s,
                                     "bok"s,
                                     "@example.org"s,
                                     "bok@"s,
                                     "bok@example"s,
                                     "a@b>,<c@d"s,
                                     "a@b.no\r\nBcc:"s,
                                     "a@b.no\r\nBcc: c@d.no"s,
                                     "a@b.no\n"s,
                                     "a@b.no\0"s,
                                     "a\0@b.no"s,
                                     "a@b.no,c@d.no"s,
                                     "a@b@c.no"s,
                                     "<a@b.no>"s,
                                     "Rolig Bok <a@b.no>"s,
                                     "a b@c.no"s,
                                     ".a@b.no"s,
                                     "a.@b.no"s,
                                     "a..b@c.no"s,
                                     "a@.b.no"s,
                                     "a@b..no"s,
                                     "a@b.no."s,
                                     "a@-b.no"s,
                                     "a@b-.no"s,
                                     "\"a b\"@c.no"s,
                                     "a@[127.0.0.1]"s,
                                     "a(b)@c.no"s,
                                     "bok@bø.no"s,
                                     "bøk@b.no"s,
                                     " a@b.no"s,
                                     "a@b.no SIZE=1"s,
                                     "a@b_c.no"s}) {
    EXPECT_FALSE(check_address("to", address)) << address;
  }
}

TEST(MailAddress, IsAtMost254BytesLong) {
  const std::string label(63, 'd');
  const std::string domain = label + "." + label + "." + label;
  const std::string longest = std::string(254 - 1 - domain.size(), 'l') + "@" + domain;
  EXPECT_TRUE(check_address("to", longest));
  EXPECT_FALSE(check_address("to", "l" + longest));
  EXPECT_TRUE(check_address("to", std::string(64, 'l') + "@example.org"));
  EXPECT_FALSE(check_address("to", std::string(65, 'l') + "@example.org"));
  EXPECT_FALSE(check_address("to", "a@" + std::string(64, 'd') + ".no"));
  EXPECT_FALSE(check_address("to", std::string(10'000, 'a') + "@example.org"));
}

TEST(MailAddress, ErrorNamesTheFieldAndNotTheAddress) {
  const Result<void> refused = check_address("contact.email", "rolig bok@example.org");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(refused.error().violations.at(0).field, "contact.email");
  EXPECT_FALSE(refused.error().violations.at(0).remedy.empty());
  EXPECT_EQ(refused.error().message.find("bok"), std::string::npos);
}

TEST(MailAddress, DomainIsWhatFollowsTheLastAt) {
  EXPECT_EQ(domain_of("rolig.bok@example.org"), "example.org");
  EXPECT_EQ(domain_of("\"a@b\"@example.org"), "example.org");
  EXPECT_EQ(domain_of("nobody"), "");
  EXPECT_EQ(domain_of(""), "");
}

}  // namespace
}  // namespace veieninn::post
