#include "service/post/delivery_report.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/service/post/sample_mails.h"

namespace veieninn::post {
namespace {

std::string bounce_with(const std::string& old_text, const std::string& new_text) {
  std::string text(kBounce);
  const std::size_t at = text.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return with_crlf(text.replace(at, old_text.size(), new_text));
}

TEST(DeliveryReport, TellsWhatBecameOfWhichLetter) {
  for (const std::string& bytes : {with_crlf(kBounce), std::string(kBounce)}) {
    const auto report = read_delivery_report(bytes);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->action, DeliveryAction::kFailed);
    EXPECT_EQ(report->status, "5.1.1");
    EXPECT_EQ(report->original_message_id, "<e1.k7f@veien.example.org>");
    EXPECT_EQ(report->final_recipient, "rolig.bok@example.org");
  }
}

TEST(DeliveryReport, KnowsEveryAction) {
  for (const auto& [word, action] : {std::pair{"Failed", DeliveryAction::kFailed},
                                     {"delayed", DeliveryAction::kDelayed},
                                     {"DELIVERED", DeliveryAction::kDelivered},
                                     {"relayed (to x)", DeliveryAction::kRelayed},
                                     {" expanded ", DeliveryAction::kExpanded}}) {
    const auto report =
        read_delivery_report(bounce_with("Action: failed", std::string("Action: ") + word));
    ASSERT_TRUE(report) << word;
    EXPECT_EQ(report->action, action) << word;
  }
  EXPECT_FALSE(read_delivery_report(bounce_with("Action: failed", "Action: eaten")));
  EXPECT_FALSE(read_delivery_report(bounce_with("Action: failed\n", "")));
}

TEST(DeliveryReport, FindsTheIdInReturnedHeadersOnly) {
  const auto headers = read_delivery_report(
      bounce_with("Content-Type: message/rfc822", "Content-Type: text/rfc822-headers"));
  ASSERT_TRUE(headers);
  EXPECT_EQ(headers->original_message_id, "<e1.k7f@veien.example.org>");
  const auto none =
      read_delivery_report(bounce_with("Content-Type: message/rfc822", "Content-Type: text/plain"));
  ASSERT_TRUE(none);
  EXPECT_EQ(none->original_message_id, "");
  const auto broken = read_delivery_report(bounce_with("<e1.k7f@veien.example.org>", "<e1 k7f>"));
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->original_message_id, "");
}

TEST(DeliveryReport, TellsOfTheRecipientThatFailed) {
  const auto report = read_delivery_report(
      bounce_with("Final-Recipient: rfc822; rolig.bok@example.org",
                  "Final-Recipient: rfc822; vennlig.sky@example.org\nAction: relayed\nStatus: "
                  "2.0.0\n\n\n\nFinal-Recipient: rfc822; <rolig.bok@example.org>"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->action, DeliveryAction::kFailed);
  EXPECT_EQ(report->final_recipient, "rolig.bok@example.org");
}

TEST(DeliveryReport, LeavesOutWhatIsRubbish) {
  for (const char* status :
       {"", "5", "5.1", "5.1.1.1", "3.1.1", "5.1111.1", "5..1", "5.1.", "x.y.z", "550 5.1.1"}) {
    const auto report =
        read_delivery_report(bounce_with("Status: 5.1.1", std::string("Status: ") + status));
    ASSERT_TRUE(report) << status;
    EXPECT_EQ(report->status, "") << status;
  }
  EXPECT_EQ(read_delivery_report(bounce_with("Status: 5.1.1", "Status: 4.4.7 (expired)"))->status,
            "4.4.7");
  for (const char* recipient : {"rolig.bok@example.org", "rfc822;", "rfc822; a b@c.no", "rfc822; @",
                                "x400; /C=NO/", "rfc822; a@b.no>,<c@d.no"}) {
    const auto report =
        read_delivery_report(bounce_with("Final-Recipient: rfc822; rolig.bok@example.org",
                                         std::string("Final-Recipient: ") + recipient));
    ASSERT_TRUE(report) << recipient;
    EXPECT_EQ(report->final_recipient, "") << recipient;
  }
}

TEST(DeliveryReport, IsNothingInOtherMail) {
  EXPECT_FALSE(read_delivery_report(""));
  EXPECT_FALSE(read_delivery_report("\r\n\r\n"));
  EXPECT_FALSE(read_delivery_report(with_crlf(kReply)));
  EXPECT_FALSE(read_delivery_report(bounce_with("multipart/report", "multipart/mixed")));
  EXPECT_FALSE(read_delivery_report(bounce_with("message/delivery-status", "text/plain")));
  EXPECT_FALSE(read_delivery_report("Content-Type: multipart/report\r\n\r\nAction: failed\r\n"));
}

}  // namespace
}  // namespace veieninn::post
