// The outbox against a real mail server with its failures.
#include "service/correspondence/outbox.h"
#include "service/correspondence/smtp_sender.h"
#include "tests/service/correspondence/correspondence_world.h"
#include "tests/service/post/mail_server.h"

namespace veieninn::correspondence {
namespace {

using model::AnswerKind;
using model::EnquiryState;
using testing::Contains;
using testing::Not;
using testing::SizeIs;

class OutboxSmtpTest : public testing::Test, public World {
 protected:
  OutboxSmtpTest() {
    post::SmtpOptions smtp;
    smtp.url = server.url();
    smtp.tls = post::TlsPolicy::kNever;
    smtp.connect_timeout_ms = 2'000;
    smtp.transfer_timeout_ms = 1'500;
    smtp_sender = std::make_unique<SmtpSender>(*post::SmtpClient::create(smtp));
    outbox = std::make_unique<Outbox>(*store, *publisher, *desk, *smtp_sender, options);
  }
  OutboxReport round() {
    const Result<OutboxReport> report = outbox->run_once(now);
    EXPECT_TRUE(report) << report.error().message;
    return report ? *report : OutboxReport{};
  }
  void send_for_an_hour() {
    for (int minute = 0; minute < 70; ++minute) {
      round();
      now.unix_seconds += 60;
    }
  }
  std::set<std::string> unique_ids() {
    std::set<std::string> ids;
    for (const post::ReceivedMail& mail : server.received()) {
      ids.insert(post::read_incoming_mail(mail.message)->message_id);
    }
    return ids;
  }
  std::vector<std::string> recipients() {
    std::vector<std::string> all;
    for (const post::ReceivedMail& mail : server.received()) all.push_back(mail.recipients.at(0));
    return all;
  }
  void expect_each_once() {
    EXPECT_THAT(unique_ids(), SizeIs(2));
    EXPECT_THAT(recipients(), Contains(address("anna")));
    EXPECT_THAT(recipients(), Contains(kVentureAddress));
    EXPECT_EQ(enquiry().state, EnquiryState::kSent);
  }

  post::MailServer server;
  std::unique_ptr<SmtpSender> smtp_sender;
  std::unique_ptr<Outbox> outbox;
};

TEST_F(OutboxSmtpTest, CountsOneMailAStepOverAWholeLife) {
  open();
  round();
  answer({.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "berit"});
  round();
  answer({.kind = AnswerKind::kAccept, .contact = "berit"});
  round();
  answer({.kind = AnswerKind::kClose, .contact = "berit", .outcome = model::EnquiryOutcome::kMet});
  round();
  EXPECT_THAT(server.received(), SizeIs(6)) << "two asked, and the venture told four times";
  EXPECT_THAT(unique_ids(), SizeIs(6));
  EXPECT_THAT(server.received()[0].envelope_sender, testing::StartsWith("retur+"));
}

TEST_F(OutboxSmtpTest, ComesThroughA4xx) {
  open();
  server.behave({.rcpt = "451 4.7.1 greylisted", .times = 3});
  send_for_an_hour();
  expect_each_once();
}

TEST_F(OutboxSmtpTest, ComesThroughADropBeforeThe250) {
  open();
  server.behave({.fault = "drop_before_taking", .times = 2});
  send_for_an_hour();
  expect_each_once();
}

TEST_F(OutboxSmtpTest, ComesThroughADropAfterTheServerTookIt) {
  open();
  server.behave({.fault = "drop_after_taking", .times = 2});
  send_for_an_hour();
  expect_each_once();
  EXPECT_GT(server.received().size(), 2U) << "sent again under the same id";
}

TEST_F(OutboxSmtpTest, ComesThroughASlowServer) {
  open();
  server.behave({.fault = "stall_while_reading", .times = 1});
  send_for_an_hour();
  expect_each_once();
}

TEST_F(OutboxSmtpTest, ComesThroughAServerThatWasAway) {
  server.stop();
  open();
  for (int hour = 0; hour < 24; ++hour) {
    EXPECT_EQ(round().sent, 0);
    now.unix_seconds += 3600;
  }
  server.start_again();
  send_for_an_hour();
  expect_each_once();
}

TEST_F(OutboxSmtpTest, MovesOnFromA5xx) {
  open();
  server.behave({.recipients = {{address("anna"), "550 5.1.1 no such user"}}});
  send_for_an_hour();
  EXPECT_THAT(recipients(), Not(Contains(address("anna"))));
  EXPECT_EQ(contact("anna").confirm_time, kEarliestInstant);
  EXPECT_EQ(enquiry().state, EnquiryState::kSent);
}

}  // namespace
}  // namespace veieninn::correspondence
