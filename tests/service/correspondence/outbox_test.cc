#include <fstream>
#include <iterator>
#include <latch>

#include "service/enquiries/answer_token.h"
#include "tests/service/correspondence/outbox_fixture.h"

namespace veieninn::correspondence {
namespace {

using model::AnswerKind;
using model::EnquiryEventKind;
using model::EnquiryState;
using post::SendKind;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST_F(OutboxTest, SendsWhatAStepOrdersAndTellsTheDesk) {
  open();
  EXPECT_EQ(round(), (OutboxReport{.sent = 2}));
  EXPECT_EQ(enquiry().state, EnquiryState::kSent);
  ASSERT_THAT(sender.mails, SizeIs(2));
  EXPECT_EQ(sender.mails[0].recipient, address("anna"));
  EXPECT_EQ(sender.mails[1].recipient, kVentureAddress);
  EXPECT_EQ(round(), OutboxReport{});
}

TEST_F(OutboxTest, SendsExactlyOneMailAStepOverAWholeLife) {
  open();
  send_all();
  answer({.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "berit"});
  send_all();
  for (int day = 0; day < 12; ++day) {  // Berit is reminded, and is silent
    pass(kDay);
    send_all();
  }
  answer({.kind = AnswerKind::kAccept, .contact = "berit"});
  act(enquiry::ColleagueJoined{"berit", "frida"});
  answer({.kind = AnswerKind::kHandOver, .contact = "berit", .other_contact = "frida"});
  send_all();
  answer({.kind = AnswerKind::kAccept, .contact = "frida"});
  send_all();
  answer(
      {.kind = AnswerKind::kClose, .contact = "frida", .outcome = model::EnquiryOutcome::kPilot});
  send_all();
  EXPECT_THAT(sender.subjects_to(address("anna")), ElementsAre("Kan du hjelpe Modig Humle?"));
  EXPECT_THAT(sender.subjects_to(address("berit")),
              ElementsAre("Kan du hjelpe Modig Humle?", "Påminning: Kan du hjelpe Modig Humle?"));
  EXPECT_THAT(sender.subjects_to(address("frida")),
              ElementsAre("Du er med på å hjelpe Modig Humle", "Vil du følge opp Modig Humle?"));
  EXPECT_THAT(sender.subjects_to(kVentureAddress),
              ElementsAre("Henvendelsen din er sendt til Rolig anna",
                          "Henvendelsen din er nå hos Rolig berit", "Rolig berit har sagt ja",
                          "Ny kontaktperson: Rolig frida", "Henvendelsen din er avsluttet"));
  EXPECT_EQ(sender.message_ids().size(), sender.mails.size());
}

TEST_F(OutboxTest, GoesThroughTheWholeLadderToTheRegistrarAndTheGap) {
  open();
  for (int day = 0; day < 400; ++day) {
    send_all();
    pass(kDay);
  }
  send_all();
  EXPECT_EQ(enquiry().outcome, model::EnquiryOutcome::kGap);
  EXPECT_THAT(sender.subjects_to(address("rita")), Contains("Hvem kan svare Modig Humle?"));
  EXPECT_EQ(sender.subjects_to(kVentureAddress).back(), "Vi fant ingen som kan svare ennå");
  EXPECT_EQ(sender.message_ids().size(), sender.mails.size());
}

TEST_F(OutboxTest, TriesAgainLaterAndLaterUnderTheSameMessageId) {
  open();
  sender.outcomes[address("anna")] = outcome_of(SendKind::kTryAgain, 451);
  EXPECT_EQ(round(), (OutboxReport{.sent = 1, .postponed = 1}));
  std::vector<std::int64_t> minutes;
  for (int minute = 1; minute <= 240; ++minute) {
    now.unix_seconds += 60;
    if (round().postponed == 1) minutes.push_back(minute);
  }
  EXPECT_THAT(minutes, ElementsAre(1, 3, 8, 23, 53, 113, 173, 233));
  EXPECT_EQ(enquiry().state, EnquiryState::kDrafted) << "her days have not begun";
  sender.outcomes.clear();
  now.unix_seconds += 3600;
  EXPECT_EQ(round().sent, 1);
  EXPECT_EQ(enquiry().state, EnquiryState::kSent);
  EXPECT_EQ(sender.message_ids().size(), 2U);
}

TEST_F(OutboxTest, GivesUpAfterFiveDaysOfBeingPutOff) {
  open();
  sender.outcomes[address("anna")] = outcome_of(SendKind::kTryAgain, 451);
  int refused = 0;
  Instant when;
  for (int hour = 0; hour < 24 * 7 && refused == 0; ++hour) {
    refused = round().refused;
    when = now;
    now.unix_seconds += 3600;
  }
  EXPECT_EQ(refused, 1);
  EXPECT_GE(when.unix_seconds - kMonday.unix_seconds, 5 * kDay);
  EXPECT_NE(enquiry().waits_on, "anna");
  EXPECT_THAT(events(), Contains(EnquiryEventKind::kBounced));
}

TEST_F(OutboxTest, BlamesNobodyWhenTheServerCannotBeReached) {
  open();
  sender.always = outcome_of(SendKind::kTryAgain, 0);
  for (int hour = 0; hour < 24 * 8; ++hour) {
    round();
    now.unix_seconds += 3600;
  }
  EXPECT_EQ(enquiry().waits_on, "anna");
  EXPECT_NE(contact("anna").confirm_time, kEarliestInstant);
  sender.always.reset();
  send_all();
  EXPECT_EQ(sender.mails.size(), 2U);
}

TEST_F(OutboxTest, MovesOnFromARefusedAddressAndHoldsItForUnconfirmed) {
  open();
  sender.outcomes[address("anna")] = outcome_of(SendKind::kRefused, 550);
  EXPECT_EQ(round(), (OutboxReport{.refused = 1, .unneeded = 1}))
      << "that it was sent to her is no longer told";
  EXPECT_EQ(contact("anna").confirm_time, kEarliestInstant);
  EXPECT_NE(enquiry().waits_on, "anna");
  send_all();
  EXPECT_EQ(enquiry().state, EnquiryState::kSent);
  EXPECT_THAT(sender.to(address("anna")), IsEmpty());
}

TEST_F(OutboxTest, GivesUpAnAddressThatNoLetterCanCarry) {
  model::Contact anna = contact("anna");
  anna.channels[0].value = "anna@localhost";
  commit({store::put(anna)});
  open();
  EXPECT_EQ(round().refused, 1);
  EXPECT_NE(enquiry().waits_on, "anna");
}

TEST_F(OutboxTest, StopsTheRoundAndSaysOnceThatItsSetUpIsRefused) {
  open();
  sender.always = outcome_of(SendKind::kMisconfigured, 535);
  for (int minute = 0; minute < 5; ++minute) {
    EXPECT_EQ(round(), (OutboxReport{.postponed = 1}));
    EXPECT_EQ(round(), OutboxReport{}) << "paused";
    now.unix_seconds += 300;
  }
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_THAT(failures[0], HasSubstr("set-up"));
  sender.always.reset();
  now.unix_seconds += 3600;
  send_all();
  EXPECT_EQ(sender.mails.size(), 2U);
  EXPECT_EQ(contact("anna").confirm_time, Instant{kMonday.unix_seconds - 10 * kDay});
}

TEST_F(OutboxTest, BlamesNobodyForADomainOfItsOwnThatIsNone) {
  options.mail_domain = "localhost";
  make_outbox();
  open();
  EXPECT_EQ(round(), (OutboxReport{.postponed = 1}));
  EXPECT_THAT(failures, SizeIs(1));
  EXPECT_EQ(enquiry().waits_on, "anna");
  EXPECT_EQ(store->list_letters("e1")->front().attempts, 0);
}

TEST_F(OutboxTest, HoldsBackADomainThatGotItsShareAndSendsOthersMeanwhile) {
  options.letters_per_domain_per_minute = 2;
  make_outbox();
  for (int i = 0; i < 5; ++i) {
    a_venture("w" + std::to_string(i));
    open(opening("e" + std::to_string(i), "w" + std::to_string(i)));
  }
  const OutboxReport first = round();
  EXPECT_EQ(first.sent, 4) << "two to each domain";
  EXPECT_GT(first.held, 0);
  int minutes = 0;
  while (sender.mails.size() < 10 && minutes < 10) {
    now.unix_seconds += 60;
    ++minutes;
    EXPECT_LE(round().sent, 4);
  }
  EXPECT_LE(minutes, 3);
}

// ---- what a mail holds ----

TEST_F(OutboxTest, StoresTheHashOfEveryLinkAndNoTokenAtAll) {
  open();
  send_all();
  answer({.kind = AnswerKind::kDecline, .contact = "anna"});
  sender.outcomes[address("berit")] = outcome_of(SendKind::kTryAgain, 451);
  send_all();
  sender.outcomes.clear();
  now.unix_seconds += 3600;
  send_all();
  int links = 0;
  std::vector<std::string> tokens;
  for (const SentMail& mail : sender.mails) {
    const std::string token = mail.token();
    if (token.empty()) continue;
    ++links;
    ASSERT_TRUE(enquiries::is_answer_token(token));
    const auto link = store->find_link(enquiries::hash_of_token(token));
    ASSERT_TRUE(*link);
    EXPECT_EQ(address((*link)->contact), mail.recipient);
    EXPECT_GE((*link)->expire_time.unix_seconds - kMonday.unix_seconds, 14 * kDay);
    tokens.push_back(token);
  }
  EXPECT_EQ(links, 2);
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(host.file().parent_path())) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  EXPECT_THAT(bytes, HasSubstr(enquiries::hash_of_token(tokens[0])));
  for (const std::string& token : tokens) EXPECT_THAT(bytes, Not(HasSubstr(token)));
}

TEST_F(OutboxTest, TellsNeitherSideTheOthersAddressBeforeAYes) {
  open();
  send_all();
  answer({.kind = AnswerKind::kDecline, .contact = "anna"});
  send_all();
  for (const SentMail& mail : sender.mails) {
    const bool to_venture = mail.recipient == kVentureAddress;
    EXPECT_THAT(mail.bytes, Not(HasSubstr(to_venture ? "asker.example.org" : "blid.gulrot@")));
    EXPECT_THAT(mail.bytes, Not(HasSubstr("99 99 99 99")));
  }
  answer({.kind = AnswerKind::kAccept, .contact = "berit"});
  send_all();
  const std::string text = sender.to(kVentureAddress).back().read().plain_text;
  EXPECT_THAT(text, HasSubstr("e-post " + address("berit")));
  EXPECT_THAT(text, HasSubstr("telefon 99 99 99 99"));
  EXPECT_THAT(text, Not(HasSubstr("88 88 88 88"))) << "internal";
  for (const SentMail& mail : sender.to(address("berit"))) {
    EXPECT_THAT(mail.bytes, Not(HasSubstr("blid.gulrot@")));
  }
}

// ---- the thread ----

TEST_F(OutboxTest, SendsAsSoonAsItIsWoken) {
  std::latch sent(2);
  sender.after_taking = [&] { sent.count_down(); };
  outbox->start([this] { return now; });
  open();
  outbox->wake();
  sent.wait();
  outbox->stop();
  EXPECT_EQ(sender.mails.size(), 2U);
  outbox->stop();
}

}  // namespace
}  // namespace veieninn::correspondence
