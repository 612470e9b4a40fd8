#include "service/correspondence/inbox.h"

#include "service/correspondence/letter_addresses.h"
#include "service/correspondence/outbox.h"
#include "service/correspondence/relayed_mail.h"
#include "tests/service/correspondence/correspondence_world.h"

namespace veieninn::correspondence {
namespace {

using model::AnswerKind;
using model::EnquiryEventKind;
using model::EnquiryState;
using post::LmtpVerdict;
using post::SendKind;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

std::string mail_from(const std::string& from, const std::string& text,
                      const std::string& headers = "", const std::string& id = "<m1@mx.example>") {
  return "From: " + from + "\r\nSubject: SV: Hei\r\nMessage-ID: " + id + "\r\n" + headers +
         "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
}

std::string report_of(const std::string& action, const std::string& status) {
  return "From: MAILER-DAEMON@mx.example.org\r\nSubject: x\r\nAuto-Submitted: auto-replied\r\n"
         "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; "
         "boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\n"
         "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
         "Final-Recipient: rfc822; anna@asker.example.org\r\nAction: " +
         action + "\r\nStatus: " + status + "\r\n\r\n--b--\r\n";
}

class InboxTest : public testing::Test, public World {
 protected:
  InboxTest() {
    outbox = std::make_unique<Outbox>(*store, *publisher, *desk, sender, options);
    make_inbox();
    open();
    send_all();
  }
  void make_inbox() { inbox = std::make_unique<Inbox>(*store, *desk, sender, options); }
  void send_all() {
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(outbox->run_once(now));
  }
  // An answer to the last mail that `reader` got, by its Reply-To.
  LmtpVerdict reply(const std::string& reader, const std::string& message) {
    return inbox->receive(reader, sender.to(reader).back().address_in("Reply-To"), message, now);
  }
  LmtpVerdict report(const std::string& reader, const std::string& message) {
    return inbox->receive("", sender.to(reader).front().envelope_sender, message, now);
  }

  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<Inbox> inbox;
};

// ---- reports ----

TEST_F(InboxTest, MovesOnFromADeadAddressAndHoldsItForUnconfirmed) {
  EXPECT_EQ(report(address("anna"), report_of("failed", "5.1.1")), LmtpVerdict::kTaken);
  EXPECT_EQ(contact("anna").confirm_time, kEarliestInstant);
  EXPECT_NE(enquiry().waits_on, "anna");
  EXPECT_THAT(events(), Contains(EnquiryEventKind::kBounced));
  const auto count = events().size();
  EXPECT_EQ(report(address("anna"), report_of("failed", "5.1.1")), LmtpVerdict::kTaken);
  EXPECT_EQ(events().size(), count) << "told once";
}

TEST_F(InboxTest, NotesThatALetterReachedHer) {
  EXPECT_EQ(report(address("anna"), report_of("delivered", "2.0.0")), LmtpVerdict::kTaken);
  EXPECT_EQ(enquiry().state, EnquiryState::kDelivered);
}

TEST_F(InboxTest, MakesNothingOfADelayOrOfWhatIsNoReport) {
  const model::Enquiry before = enquiry();
  EXPECT_EQ(report(address("anna"), report_of("delayed", "4.4.1")), LmtpVerdict::kTaken);
  EXPECT_EQ(report(address("anna"), mail_from("x@y.example.org", "hei")), LmtpVerdict::kTaken);
  EXPECT_EQ(report(address("anna"), "no header"), LmtpVerdict::kTaken);
  EXPECT_EQ(report(kVentureAddress, report_of("failed", "5.1.1")), LmtpVerdict::kTaken);
  EXPECT_EQ(enquiry(), before);
}

TEST_F(InboxTest, KnowsNoOtherAddress) {
  const std::string unknown(32, 'a');
  for (const std::string& recipient :
       {"svar+" + unknown, "retur+" + unknown, std::string("post"), std::string("svar+"),
        std::string("svar+x"), "svar+" + unknown + "0", "ret+" + unknown}) {
    EXPECT_EQ(inbox->receive("a@b.example.org", recipient + "@" + options.mail_domain,
                             "From: a@b\r\n\r\nx", now),
              LmtpVerdict::kNoSuchRecipient)
        << recipient;
  }
  const std::string elsewhere = sender.to(address("anna")).front().address_in("Reply-To");
  EXPECT_EQ(inbox->receive("a@b.example.org",
                           elsewhere.substr(0, elsewhere.find('@')) + "@elsewhere.example.org",
                           "From: a@b\r\n\r\nx", now),
            LmtpVerdict::kNoSuchRecipient);
}

// ---- answers ----

TEST_F(InboxTest, HandsAContactsAnswerToTheVentureAndMakesHerTheOwner) {
  EXPECT_EQ(reply(address("anna"), mail_from("anna@asker.example.org", "Ja, kom på torsdag!")),
            LmtpVerdict::kTaken);
  const SentMail relayed = sender.to(kVentureAddress).back();
  EXPECT_THAT(relayed.read().plain_text,
              StartsWith("Rolig anna skriver til deg gjennom Veien inn."));
  EXPECT_THAT(relayed.read().plain_text, HasSubstr("Ja, kom på torsdag!"));
  EXPECT_EQ(relayed.read().subject, "SV: Hei");
  EXPECT_FALSE(relayed.read().automatic);
  EXPECT_EQ(enquiry().owner, "anna");
  EXPECT_THAT(events(), Contains(EnquiryEventKind::kReplied));
}

TEST_F(InboxTest, LetsBothSidesWriteOnWithoutLearningAnAddress) {
  ASSERT_EQ(reply(address("anna"), mail_from("anna@asker.example.org", "Ja!")),
            LmtpVerdict::kTaken);
  send_all();
  const std::size_t before = sender.mails.size();
  ASSERT_EQ(reply(kVentureAddress, mail_from(kVentureAddress, "Takk!", "", "<m2@mx.example>")),
            LmtpVerdict::kTaken);
  ASSERT_EQ(reply(address("anna"),
                  mail_from("anna@asker.example.org", "Bare hyggelig.", "", "<m3@mx.example>")),
            LmtpVerdict::kTaken);
  ASSERT_EQ(reply(kVentureAddress, mail_from(kVentureAddress, "Da ses vi.", "", "<m4@mx.example>")),
            LmtpVerdict::kTaken);
  ASSERT_EQ(sender.mails.size(), before + 3);
  EXPECT_EQ(sender.mails[before].recipient, address("anna"));
  EXPECT_THAT(sender.mails[before].read().plain_text, StartsWith("Modig Humle skriver til deg"));
  EXPECT_EQ(sender.mails[before + 1].recipient, kVentureAddress);
  EXPECT_EQ(sender.mails[before + 2].recipient, address("anna"));
  for (std::size_t i = before; i < sender.mails.size(); ++i) {
    const bool to_venture = sender.mails[i].recipient == kVentureAddress;
    EXPECT_THAT(sender.mails[i].bytes,
                Not(HasSubstr(to_venture ? "@asker.example.org" : "bedrift")));
    EXPECT_THAT(sender.mails[i].bytes, Not(HasSubstr("mx.example")));
  }
  EXPECT_EQ(sender.message_ids().size(), sender.mails.size());
}

TEST_F(InboxTest, HandsTheVenturesAnswerToWhomItWaitsOn) {
  ASSERT_EQ(reply(kVentureAddress, mail_from(kVentureAddress, "En ting til.")),
            LmtpVerdict::kTaken);
  EXPECT_THAT(sender.to(address("anna")).back().read().plain_text, HasSubstr("En ting til."));
  EXPECT_THAT(sender.to(address("anna")).back().bytes, Not(HasSubstr("blid.gulrot")));
  EXPECT_EQ(enquiry().waits_on, "anna") << "nothing is answered by it";
}

TEST_F(InboxTest, KeepsTheVentureWaitingUntilTheNextHasHerLetter) {
  answer({.kind = AnswerKind::kDecline, .contact = "anna"});
  const std::string to = sender.to(kVentureAddress).back().address_in("Reply-To");
  const std::string message = mail_from(kVentureAddress, "Hei igjen.");
  EXPECT_EQ(inbox->receive(kVentureAddress, to, message, now), LmtpVerdict::kTryLater);
  send_all();
  EXPECT_EQ(inbox->receive(kVentureAddress, to, message, now), LmtpVerdict::kTaken);
}

TEST_F(InboxTest, MakesNoOwnerOfWhoThanksForBeingToldThatItIsOver) {
  act(enquiry::NextAsked{""});
  send_all();
  const std::string id = store->list_letters("e1")->at(2).id;
  EXPECT_EQ(store->get_letter(id)->kind, model::LetterKind::kEnquiryEnded);
  EXPECT_EQ(
      inbox->receive(address("anna"), address_of(AddressKind::kReply, id, options.mail_domain),
                     mail_from(address("anna"), "Takk for beskjed."), now),
      LmtpVerdict::kNoSuchRecipient);
  EXPECT_EQ(enquiry().waits_on, "berit");
}

TEST_F(InboxTest, LetsAnIntroducersAnswerNotReachTheVentureUnlessSheOwnsIt) {
  commit({store::put(store::venture("v2", "Blid Gulrot"))});
  enquiries::Opening asked = opening("e2", "v2");
  asked.chosen_way = {"frida", "berit"};
  open(asked);
  send_all();
  const std::string to =
      address_of(AddressKind::kReply, store->list_letters("e2")->at(0).id, options.mail_domain);
  const std::string message = mail_from(address("frida"), "Jeg kjenner henne ikke.");
  EXPECT_EQ(inbox->receive(address("frida"), to, message, now), LmtpVerdict::kNoSuchRecipient);
  EXPECT_EQ(enquiry("e2").waits_on, "frida");
  answer({.kind = AnswerKind::kAccept, .contact = "frida"}, "e2");
  EXPECT_EQ(inbox->receive(address("frida"), to, message, now), LmtpVerdict::kTaken);
}

TEST_F(InboxTest, CountsNoMachinesAnswer) {
  const std::size_t before = sender.mails.size();
  const model::Enquiry waiting = enquiry();
  for (const char* header :
       {"Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "X-Autoreply: yes\r\n"}) {
    EXPECT_EQ(reply(address("anna"), mail_from("anna@asker.example.org", "Jeg er borte.", header)),
              LmtpVerdict::kTaken);
  }
  EXPECT_EQ(inbox->receive("", sender.to(address("anna")).back().address_in("Reply-To"),
                           mail_from("anna@asker.example.org", "Jeg er borte."), now),
            LmtpVerdict::kTaken);
  EXPECT_EQ(reply(address("anna"), report_of("failed", "5.1.1")), LmtpVerdict::kTaken);
  EXPECT_EQ(sender.mails.size(), before);
  EXPECT_EQ(enquiry(), waiting);
}

TEST_F(InboxTest, BelievesWhoeverHasTheLetterFromWhateverAddress) {
  EXPECT_EQ(reply(address("anna"), mail_from("anna.privat@hjemme.example.org", "Ja.")),
            LmtpVerdict::kTaken);
  EXPECT_EQ(enquiry().owner, "anna");
  EXPECT_THAT(sender.to(kVentureAddress).back().bytes, Not(HasSubstr("hjemme")));
}

TEST_F(InboxTest, PassesOnNoSecretThatAnAnswerQuotes) {
  const SentMail asked = sender.to(address("anna")).back();
  const std::string token = asked.token();
  const std::string to = asked.address_in("Reply-To");
  const std::string letter_id = read_address(to, options.mail_domain)->letter_id;
  for (const std::string& text : {"Ja.\r\n\r\nDen 30.11.2026 kl. 12:00 skrev Veien inn <" + to +
                                      ">:\r\n> Svar:\r\n> /svar/" + token,
                                  "Ja. Lenken din /svar/" + token + " og " + letter_id + " virker",
                                  "> /svar/" + token.substr(0, 40) + "\r\n> " + token.substr(40)}) {
    make_inbox();
    ASSERT_EQ(reply(address("anna"), mail_from("a@b.example.org", text)), LmtpVerdict::kTaken);
    const std::string relayed = sender.to(kVentureAddress).back().bytes;
    const std::string shown = sender.to(kVentureAddress).back().read().plain_text;
    EXPECT_THAT(shown, Not(HasSubstr(token.substr(0, 32))));
    EXPECT_THAT(shown, Not(HasSubstr(letter_id)));
    EXPECT_THAT(relayed, Not(HasSubstr(letter_id)));
  }
}

TEST_F(InboxTest, MentionsAttachmentsAndDropsHtml) {
  const std::string mixed =
      "From: a@b.example.org\r\nSubject: Re\r\nMIME-Version: 1.0\r\nContent-Type: "
      "multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Se "
      "<img src='https://spor.example.org/x.png'>vedlegget</p>\r\n--b\r\nContent-Type: "
      "application/pdf\r\nContent-Disposition: attachment; filename=hemmelig.pdf\r\n\r\n%PDF\r\n"
      "--b--\r\n";
  ASSERT_EQ(reply(address("anna"), mixed), LmtpVerdict::kTaken);
  const SentMail relayed = sender.to(kVentureAddress).back();
  EXPECT_THAT(relayed.read().plain_text, HasSubstr("Vedlegg blir ikke sendt videre."));
  EXPECT_FALSE(relayed.read().has_attachment);
  for (const char* gone : {"<p>", "spor.example.org", "PDF", "hemmelig"}) {
    EXPECT_THAT(relayed.bytes, Not(HasSubstr(gone)));
  }
}

TEST_F(InboxTest, LeavesAMailWithItsServerWhileItCannotBeHandedOn) {
  const std::string message = mail_from("anna@asker.example.org", "Ja!");
  sender.always = outcome_of(SendKind::kTryAgain, 451);
  EXPECT_EQ(reply(address("anna"), message), LmtpVerdict::kTryLater);
  EXPECT_EQ(enquiry().owner, "") << "the venture has not heard of it";
  sender.always.reset();
  EXPECT_EQ(reply(address("anna"), message), LmtpVerdict::kTaken);
  EXPECT_EQ(enquiry().owner, "anna");
}

TEST_F(InboxTest, HandsAMailOnOnceHoweverOftenItComes) {
  const std::string message = mail_from("anna@asker.example.org", "Ja!");
  store->commits_fail = true;
  EXPECT_EQ(reply(address("anna"), message), LmtpVerdict::kTryLater) << "the desk cannot hear it";
  store->commits_fail = false;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(reply(address("anna"), message), LmtpVerdict::kTaken);
  EXPECT_THAT(sender.to(kVentureAddress), SizeIs(2)) << "the letter and the answer";
  EXPECT_EQ(std::ranges::count(events(), EnquiryEventKind::kReplied), 1);
  make_inbox();  // a new process does not remember; the id is the same, so that it counts once
  EXPECT_EQ(reply(address("anna"), message), LmtpVerdict::kTaken);
  EXPECT_EQ(sender.message_ids().size(), sender.mails.size() - 1);
}

TEST_F(InboxTest, TellsTheWriterWhenTheOtherSideCannotBeReached) {
  sender.outcomes[kVentureAddress] = outcome_of(SendKind::kRefused, 550);
  EXPECT_EQ(reply(address("anna"), mail_from("a@b.example.org", "Ja!")),
            LmtpVerdict::kNoSuchRecipient);
  EXPECT_EQ(enquiry().owner, "");
}

TEST_F(InboxTest, LetsAReportedSenderReachNobody) {
  act(enquiry::AbuseReported{"anna", "samme til alle"});
  EXPECT_EQ(reply(kVentureAddress, mail_from(kVentureAddress, "Hør nå!")),
            LmtpVerdict::kNoSuchRecipient);
}

TEST_F(InboxTest, LetsNobodyFloodTheOtherSide) {
  int taken = 0;
  for (int i = 0; i < 50; ++i) {
    const LmtpVerdict verdict = reply(
        kVentureAddress, mail_from(kVentureAddress, "Hei", "", "<f" + std::to_string(i) + "@x.y>"));
    if (verdict == LmtpVerdict::kTaken) ++taken;
  }
  EXPECT_EQ(taken, options.replies_per_letter_per_hour);
}

TEST_F(InboxTest, LetsNoHeaderOfAMailThrough) {
  ASSERT_EQ(reply(address("anna"),
                  "From: =?utf-8?q?x=0D=0ABcc:_c@d.example.org?= <a@b.example.org>\r\nSubject: "
                  "=?utf-8?q?Hei=0D=0ABcc:_c@d.example.org?=\r\nReply-To: e@f.example.org\r\n"
                  "References: <r@asker.example.org>\r\n\r\nJa\r\n"),
            LmtpVerdict::kTaken);
  const std::string bytes = sender.to(kVentureAddress).back().bytes;
  const std::string head = bytes.substr(0, bytes.find("\r\n\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("\r\nBcc")));
  EXPECT_THAT(head, Not(HasSubstr("e@f.example.org")));
  EXPECT_THAT(head, Not(HasSubstr("r@asker")));
}

TEST_F(InboxTest, TakesAMailOfAMegabyteAndWhatIsNone) {
  EXPECT_EQ(reply(address("anna"), ""), LmtpVerdict::kNoSuchRecipient);
  EXPECT_EQ(reply(address("anna"), mail_from("a@b.example.org", std::string(3'000'000, 'x'))),
            LmtpVerdict::kTaken);
  EXPECT_LT(sender.to(kVentureAddress).back().bytes.size(), 100'000U);
}

// ---- secrets ----

TEST(WithoutSecrets, LeavesOutIdsAndTokensOnly) {
  const std::string id(32, 'a');
  EXPECT_EQ(without_secrets("før " + id + " etter"), "før … etter");
  EXPECT_EQ(without_secrets(id + id), "…");
  EXPECT_EQ(without_secrets("KID 1234567890123456789012345, dette feedback"),
            "KID 1234567890123456789012345, dette feedback");
  EXPECT_EQ(without_secrets(""), "");
}

}  // namespace
}  // namespace veieninn::correspondence
