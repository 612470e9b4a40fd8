// Out by SMTP to a real mail server, back by LMTP from a real client.
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "service/correspondence/inbox.h"
#include "service/correspondence/outbox.h"
#include "service/correspondence/smtp_sender.h"
#include "service/post/lmtp_server.h"
#include "tests/service/correspondence/correspondence_world.h"
#include "tests/service/post/mail_server.h"

namespace veieninn::correspondence {
namespace {

using testing::HasSubstr;
using testing::Not;

class MailRoundTrip : public testing::Test, public World {
 protected:
  MailRoundTrip() {
    outbox = std::make_unique<Outbox>(*store, *publisher, *desk, letters_out, options);
    inbox = std::make_unique<Inbox>(*store, *desk, answers_out, options);
    post::LmtpOptions lmtp;
    lmtp.listen = "127.0.0.1:0";
    lmtp.domains = {options.mail_domain};
    back = *post::LmtpServer::start(
        lmtp, [this](std::string_view from, std::string_view recipient, std::string_view message) {
          return inbox->receive(from, recipient, message, now);
        });
  }
  post::SmtpClient client() const {
    post::SmtpOptions smtp;
    smtp.url = server.url();
    smtp.tls = post::TlsPolicy::kNever;
    return *post::SmtpClient::create(smtp);
  }
  void send_all() {
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(outbox->run_once(now));
  }
  SentMail last() const {
    const post::ReceivedMail mail = server.received().back();
    return {mail.envelope_sender, mail.recipients.at(0), mail.message};
  }
  SentMail first_to(const std::string& recipient) const {
    for (const post::ReceivedMail& mail : server.received()) {
      if (mail.recipients.at(0) == recipient)
        return {mail.envelope_sender, recipient, mail.message};
    }
    ADD_FAILURE() << "nothing to " << recipient;
    return {};
  }
  void hand_in(const std::string& from, const std::string& recipient, const std::string& message) {
    const std::string file = (host.file().parent_path() / "mail").string();
    std::ofstream(file, std::ios::binary) << message;
    const std::string command = std::string(VEIENINN_DEBIAN_PYTHON) + " " + VEIENINN_POST_TESTS +
                                "/send_lmtp.py " + back->address() + " '" + from + "' " +
                                recipient + " < " + file + " > /dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  post::MailServer server;
  SmtpSender letters_out{client()};
  SmtpSender answers_out{client()};
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<Inbox> inbox;
  std::unique_ptr<post::LmtpServer> back;
};

TEST_F(MailRoundTrip, CarriesAnAnswerThereAndBack) {
  open();
  send_all();
  const SentMail asked = first_to(address("anna"));
  hand_in(address("anna"), asked.address_in("Reply-To"),
          "From: Rolig anna <anna@asker.example.org>\r\nSubject: SV: Kan du hjelpe?\r\n"
          "Message-ID: <1@asker.example.org>\r\nIn-Reply-To: " +
              asked.read().message_id + "\r\n\r\nJa, gjerne.\r\n");
  EXPECT_EQ(enquiry().owner, "anna");
  EXPECT_EQ(last().recipient, kVentureAddress);
  EXPECT_THAT(last().read().plain_text, HasSubstr("Ja, gjerne."));
  EXPECT_THAT(last().bytes, Not(HasSubstr("@asker.example.org")));
  hand_in(kVentureAddress, last().address_in("Reply-To"),
          "From: Blid Gulrot <blid.gulrot@bedrift.example.org>\r\nSubject: Takk\r\n\r\nFint!\r\n");
  EXPECT_EQ(last().recipient, address("anna"));
  EXPECT_THAT(last().read().plain_text, HasSubstr("Fint!"));
  EXPECT_THAT(last().bytes, Not(HasSubstr("bedrift")));
}

TEST_F(MailRoundTrip, MovesOnFromABounce) {
  open();
  send_all();
  const std::string bounce =
      "From: MAILER-DAEMON@mx.example.org\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
      "Final-Recipient: rfc822; anna@asker.example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
      "--b--\r\n";
  hand_in("", first_to(address("anna")).envelope_sender, bounce);
  EXPECT_EQ(contact("anna").confirm_time, kEarliestInstant);
  EXPECT_NE(enquiry().waits_on, "anna");
}

}  // namespace
}  // namespace veieninn::correspondence
