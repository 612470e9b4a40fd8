// Everybody learns whether a training starts, and which municipality lacked whom.
#include "service/correspondence/inbox.h"
#include "service/enquiries/random_hex.h"
#include "tests/service/correspondence/outbox_fixture.h"

namespace veieninn::correspondence {
namespace {

using model::LetterKind;
using model::TrainingDecision;
using post::LmtpVerdict;
using post::SendKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct Death {};  // of the process

// Frida answers for the school; Anna (bokmål), Berit (nynorsk) and Dagny (English) take part.
class TrainingLettersTest : public OutboxTest {
 protected:
  TrainingLettersTest() {
    commit({store::put(store::unit("steinkjer"))});
    model::Contact frida = contact("frida");
    frida.title = "rådgiver";
    commit({store::put(frida)});
  }

  static model::Initiative school(bool starts) {
    model::Initiative row = store::initiative("skole");
    row.titles = {{"nb", "Skolen for nye veier"}, {"en", "School of New Ways"}};
    row.contacts = {"frida"};
    row.window = {Instant{kMonday.unix_seconds + 42 * kDay}, kNever};
    row.terms =
        model::TrainingTerms{30,
                             3,
                             {"asker", "steinkjer"},
                             starts ? TrainingDecision::kStarts : TrainingDecision::kDoesNotStart,
                             kMonday};
    return row;
  }
  store::Letter letter_to(const std::string& id, bool starts) const {
    store::Letter letter;
    letter.id = enquiries::new_letter_id();
    letter.kind = starts ? LetterKind::kTrainingStarts : LetterKind::kTrainingDoesNotStart;
    letter.contact = id;
    letter.next_time = now;
    return letter;
  }
  void decide(bool starts, const std::vector<std::string>& readers) {
    store::TellTraining told{"skole", {}, {}};
    if (!starts) told.shortfalls = {{"steinkjer", 1, 3}};
    for (const std::string& id : readers) told.letters.push_back(letter_to(id, starts));
    commit({store::put(school(starts)), told});
  }
  std::string text_to(const std::string& id) {
    const std::vector<SentMail> mails = sender.to(address(id));
    EXPECT_THAT(mails, SizeIs(1)) << id;
    return mails.empty() ? "" : mails.front().read().plain_text;
  }
  // The process dies once the mail server has the next letter; another begins.
  void die_after_sending() {
    sender.after_taking = [] { throw Death(); };
    EXPECT_THROW(static_cast<void>(outbox->run_once(now)), Death);
    sender.after_taking = nullptr;
    make_outbox();
  }
  // Of the first letter that left, later.
  LmtpVerdict report(const std::string& action, const std::string& status) {
    Inbox inbox(*store, *desk, sender, options);
    return inbox.receive(
        "", sender.mails.front().envelope_sender,
        "From: MAILER-DAEMON@mx.example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        "Final-Recipient: rfc822; anna@asker.example.org\r\nAction: " +
            action + "\r\nStatus: " + status + "\r\n\r\n--b--\r\n",
        now);
  }
  void show_address_of(const std::string& id) {
    model::Contact row = contact(id);
    row.channels.front().visibility = model::ChannelVisibility::kPublic;
    commit({store::put(row)});
  }
};

TEST_F(TrainingLettersTest, TellEverybodyOnceInHerOwnLanguageThatItDoesNotStart) {
  decide(false, {"frida", "anna", "berit", "dagny"});
  EXPECT_EQ(round(), (OutboxReport{.sent = 4}));
  EXPECT_EQ(round(), OutboxReport{});
  EXPECT_THAT(sender.subjects_to(address("anna")),
              ElementsAre("«Skolen for nye veier» starter ikke"));
  EXPECT_THAT(sender.subjects_to(address("berit")),
              ElementsAre("«Skolen for nye veier» startar ikkje"));
  EXPECT_THAT(sender.subjects_to(address("dagny")),
              ElementsAre("“School of New Ways” will not start"));
}

TEST_F(TrainingLettersTest, TellWhichMunicipalityLackedWhomAndOfNoOther) {
  decide(false, {"anna", "dagny"});
  send_all();
  EXPECT_THAT(text_to("anna"), HasSubstr("minst 3 med. Her var det færre:\n- Enhet steinkjer: "
                                         "1 av 3\n"));
  EXPECT_THAT(text_to("anna"), Not(HasSubstr("Enhet asker:"))) << "it lacked nobody";
  EXPECT_THAT(text_to("dagny"), HasSubstr("Enhet steinkjer: 1 of 3"));
}

TEST_F(TrainingLettersTest, TellWhoAnswersForItWithoutSendingHerToHerself) {
  decide(false, {"frida"});
  send_all();
  EXPECT_THAT(text_to("frida"), HasSubstr("Påmeldingene gjelder ikke lenger."));
  EXPECT_THAT(text_to("frida"), Not(HasSubstr("Snakk med")));
}

TEST_F(TrainingLettersTest, AskNothingAndStandUnderNoEnquiry) {
  decide(false, {"anna"});
  send_all();
  ASSERT_THAT(sender.mails, SizeIs(1));
  EXPECT_EQ(sender.mails[0].token(), "") << "there is nothing to answer";
  EXPECT_EQ(sender.mails[0].bytes.find("In-Reply-To"), std::string::npos);
}

TEST_F(TrainingLettersTest, TellWhenItStartsAndWhomToAsk) {
  decide(true, {"anna"});
  send_all();
  const std::string text = text_to("anna");
  EXPECT_THAT(text, HasSubstr("«Skolen for nye veier» starter. Nok deltakere er med.\n"));
  EXPECT_THAT(text, HasSubstr("Første dag: mandag 11. januar 2027\n"));
  EXPECT_THAT(text, Not(HasSubstr("Siste dag")));
  EXPECT_THAT(text, HasSubstr("Snakk med Rolig frida.\n\nrådgiver, Enhet asker\n"
                              "telefon 99 99 99 99\n"));
  EXPECT_THAT(text, Not(HasSubstr("88 88 88 88")));
  EXPECT_THAT(text, Not(HasSubstr(address("frida")))) << "she shows it to who was accepted only";
}

TEST_F(TrainingLettersTest, TellTheDayInNorwayOfAMidnightThere) {
  model::Initiative row = school(true);
  row.window.from = Instant{1'799'622'000};   // the 10th of January 2027, 23:00 UTC
  row.window.until = Instant{1'813'269'600};  // the 17th of June 2027, 22:00 UTC
  commit({store::put(row), store::TellTraining{"skole", {}, {letter_to("anna", true)}}});
  send_all();
  EXPECT_THAT(text_to("anna"), HasSubstr("Første dag: mandag 11. januar 2027\n"
                                         "Siste dag: torsdag 17. juni 2027\n"));
}

TEST_F(TrainingLettersTest, AreAnsweredToWhoEverybodyMayWriteTo) {
  decide(true, {"anna"});
  send_all();
  EXPECT_EQ(sender.mails.back().address_in("Reply-To"), options.removal_address);
  show_address_of("frida");
  decide(true, {"berit"});
  send_all();
  EXPECT_EQ(sender.mails.back().address_in("Reply-To"), address("frida"));
  EXPECT_THAT(text_to("berit"), HasSubstr("Svar på denne e-posten, så når du Rolig frida."));
}

TEST_F(TrainingLettersTest, NameSomebodyWhoWorksThere) {
  model::Contact gone = contact("frida");
  gone.tenure.until = Instant{now.unix_seconds - 1};
  model::Initiative row = school(true);
  row.contacts = {"frida", "anna", "rita"};
  commit({store::put(gone), store::put(row),
          store::TellTraining{"skole", {}, {letter_to("anna", true)}}});
  send_all();
  EXPECT_THAT(text_to("anna"), HasSubstr("Snakk med Rolig rita.")) << "not she herself either";
}

TEST_F(TrainingLettersTest, GoAgainUnderTheSameMessageIdAfterACrash) {
  decide(false, {"anna", "berit"});
  die_after_sending();
  now.unix_seconds += 3600;
  send_all();
  EXPECT_THAT(sender.to(address("anna")), SizeIs(2));
  EXPECT_THAT(sender.to(address("berit")), SizeIs(1));
  EXPECT_THAT(sender.message_ids(), SizeIs(2));
  now.unix_seconds += kDay;
  EXPECT_EQ(round(), OutboxReport{});
}

TEST_F(TrainingLettersTest, HoldADeadAddressForUnconfirmed) {
  decide(false, {"anna", "berit"});
  sender.outcomes[address("anna")] = outcome_of(SendKind::kRefused, 550);
  EXPECT_EQ(round(), (OutboxReport{.sent = 1, .refused = 1}));
  EXPECT_EQ(contact("anna").confirm_time, kEarliestInstant);
  EXPECT_NE(contact("berit").confirm_time, kEarliestInstant);
  now.unix_seconds += 10 * kDay;
  EXPECT_EQ(round(), OutboxReport{}) << "it is given up";
}

TEST_F(TrainingLettersTest, BlameNobodyWhoseServerPutsThemOffForGood) {
  decide(false, {"anna"});
  sender.outcomes[address("anna")] = outcome_of(SendKind::kTryAgain, 451);
  int refused = 0;
  for (int hour = 0; hour < 24 * 7 && refused == 0; ++hour) {
    refused = round().refused;
    now.unix_seconds += 3600;
  }
  EXPECT_EQ(refused, 1);
  EXPECT_NE(contact("anna").confirm_time, kEarliestInstant) << "nothing waits for her";
}

TEST_F(TrainingLettersTest, AreNotSentOnceTheyHoldNoMore) {
  decide(false, {"anna"});
  commit({store::put(school(true))});
  EXPECT_EQ(round(), (OutboxReport{.unneeded = 1}));
  decide(false, {"anna", "berit"});
  commit({store::erase(store::ResourceKind::kInitiative, "skole")});
  EXPECT_EQ(round(), OutboxReport{});
  decide(false, {"anna", "dagny"});
  commit({store::erase(store::ResourceKind::kContact, "dagny")});
  take_address_of("anna");
  EXPECT_EQ(round(), (OutboxReport{.unneeded = 1})) << "nobody is left to tell";
  EXPECT_THAT(sender.mails, IsEmpty());
}

TEST_F(TrainingLettersTest, LeaveWhileHerEnquiryWaits) {
  open();
  sender.outcomes[address("anna")] = outcome_of(SendKind::kTryAgain, 451);
  round();
  sender.outcomes.clear();
  decide(false, {"anna"});
  EXPECT_EQ(round(), (OutboxReport{.sent = 1}));
}

TEST_F(TrainingLettersTest, AreReportedDeadByAMailServerLater) {
  decide(false, {"anna"});
  send_all();
  EXPECT_EQ(report("delivered", "2.0.0"), LmtpVerdict::kTaken);
  EXPECT_EQ(report("failed", "5.2.2"), LmtpVerdict::kTaken);
  EXPECT_NE(contact("anna").confirm_time, kEarliestInstant);
  EXPECT_EQ(report("failed", "5.1.1"), LmtpVerdict::kTaken);
  EXPECT_EQ(contact("anna").confirm_time, kEarliestInstant);
}

TEST_F(TrainingLettersTest, AreHeldForDeadOnceHoweverOftenThatIsReported) {
  decide(false, {"anna"});
  send_all();
  EXPECT_EQ(report("failed", "5.1.1"), LmtpVerdict::kTaken);
  model::Contact confirmed = contact("anna");
  confirmed.confirm_time = now;
  commit({store::put(confirmed)});
  EXPECT_EQ(report("failed", "5.1.1"), LmtpVerdict::kTaken);
  EXPECT_EQ(contact("anna").confirm_time, now);
}

TEST_F(TrainingLettersTest, HaveNoOtherSideToAnswerTo) {
  decide(false, {"anna"});
  send_all();
  Inbox inbox(*store, *desk, sender, options);
  std::string recipient = sender.mails.front().envelope_sender;
  recipient.replace(0, std::string("retur").size(), "svar");
  EXPECT_EQ(inbox.receive(address("anna"), recipient,
                          "From: anna@asker.example.org\r\nSubject: SV\r\n\r\nTakk!\r\n", now),
            LmtpVerdict::kNoSuchRecipient);
  EXPECT_THAT(sender.mails, SizeIs(1));
}

}  // namespace
}  // namespace veieninn::correspondence
