#include "service/post/smtp_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/service/post/mail_server.h"

namespace veieninn::post {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kSender = "bounce+k7f@example.org";
constexpr const char* kRecipient = "rolig.bok@example.org";
constexpr const char* kMessage = "Subject: Hei\r\n\r\nHei\r\n";

SmtpOptions options_for(const MailServer& server) {
  SmtpOptions options;
  options.url = server.url();
  options.tls = TlsPolicy::kNever;
  return options;
}

SmtpClient client_with(const SmtpOptions& options) {
  Result<SmtpClient> client = SmtpClient::create(options);
  if (!client) throw std::runtime_error(client.error().message);
  return std::move(*client);
}

SendOutcome send_once(const SmtpOptions& options) {
  return client_with(options).send(kSender, kRecipient, kMessage);
}

// What becomes of a letter at a server that follows `script`.
SendOutcome send_to(const MailServerScript& script) {
  MailServer server;
  server.behave(script);
  return send_once(options_for(server));
}

TEST(SmtpClient, HandsTheLetterOverAsItIs) {
  MailServer server;
  SmtpOptions options = options_for(server);
  options.helo_name = "veien.example.org";
  const std::string message =
      ".begins with a dot\r\n\r\n.\r\n..\r\n.x\r\nto the end .\r\n.\r\n\r\n"s;
  const SendOutcome outcome = client_with(options).send(kSender, kRecipient, message);
  EXPECT_EQ(outcome.kind, SendKind::kAccepted) << outcome.detail;
  EXPECT_EQ(outcome.code, 250);
  EXPECT_EQ(outcome.detail, "250 2.0.0 taken");
  const auto received = server.received();
  ASSERT_EQ(received.size(), 1U);
  EXPECT_EQ(received[0].message, message);
  EXPECT_EQ(received[0].envelope_sender, kSender);
  EXPECT_THAT(received[0].recipients, ElementsAre(kRecipient));
  EXPECT_EQ(received[0].helo, "veien.example.org");
  EXPECT_FALSE(received[0].encrypted);
}

TEST(SmtpClient, SendsLettersThatNeverBounce) {
  MailServer server;
  const SendOutcome outcome = client_with(options_for(server)).send("", kRecipient, kMessage);
  EXPECT_EQ(outcome.kind, SendKind::kAccepted) << outcome.detail;
  EXPECT_EQ(server.received().at(0).envelope_sender, "");
}

TEST(SmtpClient, UsesOneConnectionForManyLetters) {
  MailServer server;
  SmtpClient client = client_with(options_for(server));
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(client.send(i % 2 == 0 ? "" : kSender, kRecipient, kMessage).kind,
              SendKind::kAccepted);
  }
  EXPECT_EQ(server.received().size(), 5U);
  EXPECT_EQ(server.received()[4].envelope_sender, "");
  EXPECT_EQ(server.connections(), 1);
}

TEST(SmtpClient, FindsTheServerAgainAfterItWasAway) {
  MailServer server;
  SmtpClient client = client_with(options_for(server));
  EXPECT_EQ(client.send(kSender, kRecipient, kMessage).kind, SendKind::kAccepted);
  server.stop();
  const SendOutcome away = client.send(kSender, kRecipient, kMessage);
  EXPECT_EQ(away.kind, SendKind::kTryAgain);
  EXPECT_FALSE(away.may_have_been_taken);
  EXPECT_EQ(away.code, 0);
  server.start_again();
  EXPECT_EQ(client.send(kSender, kRecipient, kMessage).kind, SendKind::kAccepted);
}

TEST(SmtpClient, TellsARefusedRecipientFromARefusedLetter) {
  const SendOutcome recipient =
      send_to({.rcpt = "550 5.1.1 <Rolig.Bok@example.org>: no such user"});
  EXPECT_EQ(recipient.kind, SendKind::kRefused);
  EXPECT_EQ(recipient.code, 550);
  EXPECT_EQ(recipient.detail, "550 5.1.1 <(address)>: no such user");
  const SendOutcome command = send_to({.data_command = "554 5.5.1 no valid recipients"});
  EXPECT_EQ(command.kind, SendKind::kRefused);
  EXPECT_EQ(command.code, 554);
  const SendOutcome letter = send_to({.data = "554 5.7.1 looks like spam"});
  EXPECT_EQ(letter.kind, SendKind::kRefused);
  EXPECT_EQ(letter.code, 554);
  EXPECT_FALSE(letter.may_have_been_taken);
  EXPECT_EQ(send_to({.mail = "552 5.3.4 too large"}).kind, SendKind::kRefused);
}

TEST(SmtpClient, TriesAgainWhatTheServerPutsOff) {
  for (const MailServerScript& script : {MailServerScript{.mail = "451 4.3.0 later"},
                                         MailServerScript{.rcpt = "450 4.2.0 greylisted"},
                                         MailServerScript{.data_command = "451 4.3.0 later"},
                                         MailServerScript{.data = "452 4.3.1 disk full"}}) {
    const SendOutcome outcome = send_to(script);
    EXPECT_EQ(outcome.kind, SendKind::kTryAgain);
    EXPECT_EQ(outcome.code / 100, 4);
    EXPECT_FALSE(outcome.may_have_been_taken);
  }
}

TEST(SmtpClient, NextLetterGoesAfterARefusedOne) {
  MailServer server;
  server.behave({.recipients = {{"vennlig.sky@example.org", "550 5.1.1 unknown"}}});
  SmtpClient client = client_with(options_for(server));
  EXPECT_EQ(client.send(kSender, "vennlig.sky@example.org", kMessage).kind, SendKind::kRefused);
  EXPECT_EQ(client.send(kSender, kRecipient, kMessage).kind, SendKind::kAccepted);
  server.behave({.data = "451 4.3.0 later", .times = 1});
  EXPECT_EQ(client.send(kSender, kRecipient, kMessage).kind, SendKind::kTryAgain);
  EXPECT_EQ(client.send(kSender, kRecipient, kMessage).kind, SendKind::kAccepted);
  EXPECT_EQ(server.received().size(), 2U);
}

TEST(SmtpClient, LetterMayHaveBeenTakenWhenTheConnectionEndsAfterIt) {
  for (const char* fault : {"drop_before_taking", "drop_after_taking"}) {
    MailServer server;
    server.behave({.fault = fault});
    const SendOutcome outcome = send_once(options_for(server));
    EXPECT_EQ(outcome.kind, SendKind::kTryAgain);
    EXPECT_TRUE(outcome.may_have_been_taken) << fault;
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(server.received().size(), fault == "drop_after_taking"s ? 1U : 0U);
  }
}

TEST(SmtpClient, LetterWasNotTakenWhenTheConnectionEndsBeforeIt) {
  for (const char* fault : {"drop_at_connect", "drop_at_data"}) {
    const SendOutcome outcome = send_to({.fault = fault});
    EXPECT_EQ(outcome.kind, SendKind::kTryAgain);
    EXPECT_FALSE(outcome.may_have_been_taken) << fault;
  }
}

TEST(SmtpClient, GivesUpOnASilentServer) {
  for (const char* fault : {"stall_at_connect", "stall_while_reading", "stall_after_taking"}) {
    MailServer server;
    server.behave({.fault = fault});
    SmtpOptions options = options_for(server);
    options.transfer_timeout_ms = 300;
    options.message_bytes_max = 40'000'000;
    std::string message = "Subject: Hei\r\n\r\n";
    // More than what the machine's buffers take of a letter that no one reads.
    if (fault == "stall_while_reading"s) message += std::string(30'000'000, 'x') + "\r\n";
    const SendOutcome outcome = client_with(options).send(kSender, kRecipient, message);
    EXPECT_EQ(outcome.kind, SendKind::kTryAgain) << fault;
    EXPECT_EQ(outcome.may_have_been_taken, fault == "stall_after_taking"s) << fault;
    EXPECT_THAT(outcome.detail, HasSubstr("Timeout")) << fault;
  }
}

TEST(SmtpClient, EncryptsByStartTls) {
  MailServer server({.tls = MailServerOptions::Tls::kStartTls});
  for (const TlsPolicy policy : {TlsPolicy::kAlways, TlsPolicy::kWhenOffered, TlsPolicy::kNever}) {
    SmtpOptions options = options_for(server);
    options.tls = policy;
    options.ca_file = server.certificate_file();
    const SendOutcome outcome = send_once(options);
    EXPECT_EQ(outcome.kind, SendKind::kAccepted) << outcome.detail;
    EXPECT_EQ(server.received().back().encrypted, policy != TlsPolicy::kNever);
  }
}

TEST(SmtpClient, EncryptsFromTheFirstByte) {
  MailServer server({.tls = MailServerOptions::Tls::kImplicit});
  SmtpOptions options = options_for(server);
  options.ca_file = server.certificate_file();
  const SendOutcome outcome = send_once(options);
  EXPECT_EQ(outcome.kind, SendKind::kAccepted) << outcome.detail;
  EXPECT_TRUE(server.received().at(0).encrypted);
}

TEST(SmtpClient, TrustsNoStranger) {
  for (const auto tls : {MailServerOptions::Tls::kStartTls, MailServerOptions::Tls::kImplicit}) {
    MailServer server({.tls = tls});
    for (const TlsPolicy policy : {TlsPolicy::kAlways, TlsPolicy::kWhenOffered}) {
      SmtpOptions options = options_for(server);
      options.tls = policy;
      const SendOutcome outcome = send_once(options);
      EXPECT_EQ(outcome.kind, SendKind::kMisconfigured) << outcome.detail;
    }
    EXPECT_TRUE(server.received().empty());
  }
}

TEST(SmtpClient, IsMisconfiguredWithoutTheEncryptionItMustHave) {
  MailServer server;
  SmtpOptions options = options_for(server);
  options.tls = TlsPolicy::kAlways;
  EXPECT_EQ(send_once(options).kind, SendKind::kMisconfigured);
  options.tls = TlsPolicy::kWhenOffered;
  EXPECT_EQ(send_once(options).kind, SendKind::kAccepted);
  options.tls = TlsPolicy::kNever;
  options.ca_file = "/nonexistent";
  EXPECT_EQ(send_once(options).kind, SendKind::kAccepted);
}

TEST(SmtpClient, LogsIn) {
  MailServer server(
      {.tls = MailServerOptions::Tls::kStartTls, .user = "veien", .password = "hemmelig"});
  SmtpOptions options = options_for(server);
  options.tls = TlsPolicy::kAlways;
  options.ca_file = server.certificate_file();
  const SendOutcome without = send_once(options);
  EXPECT_EQ(without.kind, SendKind::kMisconfigured);
  EXPECT_EQ(without.code, 530);
  options.user = "veien";
  options.password = "feil-passord";
  const SendOutcome wrong = send_once(options);
  EXPECT_EQ(wrong.kind, SendKind::kMisconfigured);
  EXPECT_EQ(wrong.code, 535);
  EXPECT_THAT(wrong.detail, Not(HasSubstr("feil")));
  options.password = "hemmelig";
  const SendOutcome right = send_once(options);
  EXPECT_EQ(right.kind, SendKind::kAccepted) << right.detail;
  EXPECT_EQ(server.received().at(0).user, "veien");
}

TEST(SmtpClient, GivesNoPasswordToAServerThatOffersNoEncryption) {
  MailServer server({.user = "veien", .password = "hemmelig"});
  SmtpOptions options = options_for(server);
  options.tls = TlsPolicy::kWhenOffered;
  options.user = "veien";
  options.password = "hemmelig";
  EXPECT_EQ(send_once(options).kind, SendKind::kMisconfigured);
  EXPECT_TRUE(server.received().empty());
  options.tls = TlsPolicy::kNever;
  EXPECT_EQ(send_once(options).kind, SendKind::kAccepted);
}

TEST(SmtpClient, BlamesNoLetterForASenderThatIsNotAllowed) {
  const SendOutcome outcome = send_to({.mail = "550 5.7.1 not your address"});
  EXPECT_EQ(outcome.kind, SendKind::kMisconfigured);
  EXPECT_EQ(outcome.code, 550);
}

TEST(SmtpClient, SendsNothingThatCouldSayMoreThanOneLetter) {
  MailServer server;
  SmtpClient client = client_with(options_for(server));
  for (const std::string& recipient : {"a@b.no>\r\nRCPT TO:<c@d.no"s, "a@b.no> SIZE=1"s, ""s,
                                       "bok"s, std::string(10'000, 'a') + "@example.org"}) {
    EXPECT_EQ(client.send(kSender, recipient, kMessage).kind, SendKind::kRefused);
  }
  EXPECT_EQ(client.send("a@b.no>\r\nDATA", kRecipient, kMessage).kind, SendKind::kMisconfigured);
  for (const std::string& message : {"a\n.\r\nMAIL"s, "a\r.\r\n"s, "a\r\n.\n"s, "\n"s, "a\r"s}) {
    EXPECT_EQ(client.send(kSender, kRecipient, message).kind, SendKind::kRefused);
  }
  EXPECT_EQ(server.connections(), 0);
}

TEST(SmtpClient, SendsNoLargerLetterThanItMay) {
  MailServer server;
  SmtpOptions options = options_for(server);
  options.message_bytes_max = 10;
  SmtpClient client = client_with(options);
  EXPECT_EQ(client.send(kSender, kRecipient, "12345678\r\n").kind, SendKind::kAccepted);
  EXPECT_EQ(client.send(kSender, kRecipient, "123456789\r\n").kind, SendKind::kRefused);
}

TEST(SmtpClient, WordsOfTheServerAreShortAndPlain) {
  const SendOutcome outcome =
      send_to({.rcpt = "550 \x1B[31m" + std::string(180, 'x') + " rolig.bok@example.org"});
  EXPECT_EQ(outcome.kind, SendKind::kRefused);
  EXPECT_LE(outcome.detail.size(), kDetailBytesMax);
  EXPECT_THAT(outcome.detail, HasSubstr("550 ?[31mxxx"));
  EXPECT_THAT(outcome.detail, Not(HasSubstr("rolig")));
}

TEST(SmtpClient, RefusesOptionsThatMakeNoSense) {
  const auto refused_field = [](auto change) {
    SmtpOptions options;
    options.url = "smtp://mail.example.org:587";
    change(options);
    const Result<SmtpClient> client = SmtpClient::create(options);
    return client ? "(taken)"s : client.error().violations.at(0).field;
  };
  EXPECT_EQ(refused_field([](SmtpOptions&) {}), "(taken)");
  for (const char* url :
       {"", "mail.example.org", "http://mail.example.org", "file:///etc/passwd", "smtp://",
        "smtp://user:word@mail.example.org", "smtp://mail.example.org/path",
        "smtp://mail.example.org?x", "smtp://mail.example.org:99999", "smtp://a b"}) {
    EXPECT_EQ(refused_field([url](SmtpOptions& options) { options.url = url; }), "url") << url;
  }
  EXPECT_EQ(refused_field([](auto& options) { options.connect_timeout_ms = 0; }),
            "connect_timeout_ms");
  EXPECT_EQ(refused_field([](auto& options) { options.transfer_timeout_ms = -1; }),
            "transfer_timeout_ms");
  EXPECT_EQ(refused_field([](auto& options) { options.message_bytes_max = 0; }),
            "message_bytes_max");
  EXPECT_EQ(refused_field([](auto& options) { options.user = "veien"; }), "user");
  EXPECT_EQ(refused_field([](auto& options) { options.helo_name = "a\r\nMAIL"; }), "helo_name");
}

}  // namespace
}  // namespace veieninn::post
