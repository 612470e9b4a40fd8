#include "service/correspondence/letter_writer.h"

#include <chrono>

#include "service/correspondence/letter_content.h"
#include "service/post/smtp_client.h"
#include "tests/service/correspondence/correspondence_world.h"

namespace veieninn::correspondence {
namespace {

using model::AnswerKind;
using model::LetterKind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class LetterWriterTest : public testing::Test, public World {
 protected:
  // The newest letter of the kind.
  store::Letter letter(LetterKind kind) {
    const auto letters = store->list_letters("e1");
    store::Letter newest;
    for (const store::Letter& one : *letters) {
      if (one.kind == kind) newest = one;
    }
    EXPECT_FALSE(newest.id.empty()) << static_cast<int>(kind);
    return newest;
  }
  std::optional<PreparedLetter> written(LetterKind kind) {
    auto prepared = prepare(*store, publisher->newest(), letter(kind), now, options);
    EXPECT_TRUE(prepared) << prepared.error().message;
    return prepared ? *std::move(prepared) : std::nullopt;
  }
  std::string text(LetterKind kind) {
    const std::optional<PreparedLetter> prepared = written(kind);
    return prepared ? prepared->mail.plain_text : "(nothing)";
  }
};

TEST_F(LetterWriterTest, WritesToAContactWithALinkOfHerOwn) {
  open();
  const std::optional<PreparedLetter> first = written(LetterKind::kEnquiry);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->recipient, address("anna"));
  const post::OutgoingMail& mail = first->mail;
  const std::string id = letter(LetterKind::kEnquiry).id;
  EXPECT_EQ(mail.from, (post::Mailbox{"Veien inn", "post@svar.veieninn.example.org"}));
  EXPECT_EQ(mail.reply_to.address, "svar+" + id + "@svar.veieninn.example.org");
  EXPECT_EQ(mail.message_id, "<" + id + "@svar.veieninn.example.org>");
  EXPECT_EQ(mail.in_reply_to, "<enquiry-e1-c@svar.veieninn.example.org>");
  EXPECT_EQ(mail.list_unsubscribe, "mailto:kontakt@veieninn.example.org");
  EXPECT_TRUE(mail.automatic);
  EXPECT_THAT(mail.plain_text, HasSubstr("https://veieninn.example.org/svar/"));
  EXPECT_EQ(first->link->contact, "anna");
  EXPECT_EQ(first->link->kind, LetterKind::kEnquiry);
  EXPECT_NE(written(LetterKind::kEnquiry)->link->hash, first->link->hash) << "a new one each time";
}

TEST_F(LetterWriterTest, GivesTheVentureNoLinkToAnswerBy) {
  open();
  const std::optional<PreparedLetter> told = written(LetterKind::kVentureSent);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->recipient, kVentureAddress);
  EXPECT_FALSE(told->link);
  EXPECT_EQ(told->mail.in_reply_to, "<enquiry-e1-v@svar.veieninn.example.org>");
  EXPECT_THAT(told->mail.plain_text, Not(HasSubstr("/svar/")));
  EXPECT_THAT(told->mail.list_unsubscribe, IsEmpty());
}

TEST_F(LetterWriterTest, WritesToEachInHerOwnLanguage) {
  const auto language_to = [&](const std::string& contact) {
    enquiries::Opening asked = opening();
    asked.chosen_way = {contact};
    open(asked);
    const std::optional<PreparedLetter> mail = written(LetterKind::kEnquiry);
    act(enquiry::ClosedByVenture{model::EnquiryOutcome::kWithdrawn, ""});
    commit({
        store::erase(store::ResourceKind::kVenture, "v1"),
    });
    commit({store::put(store::venture("v1", "Modig Humle"))});
    return mail->mail.language + " " + mail->mail.subject;
  };
  EXPECT_EQ(language_to("anna"), "nb Kan du hjelpe Modig Humle?");
  EXPECT_EQ(language_to("berit"), "nn Kan du hjelpe Modig Humle?");
  EXPECT_EQ(language_to("dagny"), "en Can you help Modig Humle?");
}

TEST_F(LetterWriterTest, SaysTheLastWorkingDayBeforeItMovesOn) {
  open();  // Monday the 30th of November; ten working days where little is known
  EXPECT_THAT(text(LetterKind::kEnquiry), HasSubstr("innen mandag 14. desember"));
  EXPECT_THAT(text(LetterKind::kVentureSent), HasSubstr("innen mandag 14. desember"));
  now.unix_seconds += 3 * kDay;
  EXPECT_THAT(text(LetterKind::kEnquiry), HasSubstr("innen torsdag 17. desember"))
      << "her days have not begun before her letter leaves";
}

TEST_F(LetterWriterTest, SaysTheDayBeforeADueMidnight) {
  const letters::CalendarDate friday{2026, 12, 4};
  EXPECT_EQ(last_day_before(Instant{1'796'428'800}), friday);  // Saturday, 00:00 UTC
}

TEST_F(LetterWriterTest, TellsHerWhyInAFewSentencesWithoutNumbers) {
  open();
  const std::string asked = text(LetterKind::kEnquiry);
  EXPECT_THAT(asked, HasSubstr("Derfor spør vi deg:"));
  EXPECT_THAT(asked, HasSubstr("Er oppgitt som fagperson for"));
  EXPECT_THAT(asked, Not(HasSubstr("svar herfra")));
  EXPECT_THAT(asked, Not(HasSubstr("bekreftet på en stund")));
}

TEST_F(LetterWriterTest, TellsHerThatSheHelpedThemBefore) {
  model::Engagement before;
  before.source_id = "before";
  before.time = Instant{kMonday.unix_seconds - 30 * kDay};
  before.kind = model::EngagementKind::kCollaborated;
  before.venture = "v1";
  before.contact = "berit";
  before.topic = "barnehage";
  before.area = "3203";
  const auto receipt = store->commit({{store::Append{before}}, "", 0, now});
  ASSERT_TRUE(receipt);
  ASSERT_TRUE(publisher->wait_for(receipt->revision,
                                  std::chrono::steady_clock::now() + std::chrono::seconds(10)));
  enquiries::Opening asked = opening();
  asked.chosen_way = {"berit"};
  open(asked);
  const std::string letter = text(LetterKind::kEnquiry);
  EXPECT_THAT(letter, HasSubstr("Du har hjelpt dei før."));
  EXPECT_THAT(letter, Not(HasSubstr("dykk før"))) << "that speaks to the venture";
}

TEST_F(LetterWriterTest, TellsWhoPassedItOnAndWhatSheSaid) {
  open();
  act(enquiry::LetterSent{"anna"});
  answer({.kind = AnswerKind::kRefer,
          .contact = "anna",
          .other_contact = "berit",
          .note = "Dette kan du bedre enn meg."});
  const std::string asked = text(LetterKind::kEnquiry);
  EXPECT_THAT(asked, HasSubstr("Rolig anna sende førespurnaden vidare til deg."));
  EXPECT_THAT(asked, HasSubstr("> Dette kan du bedre enn meg."));
  const std::string told = text(LetterKind::kVentureNext);
  EXPECT_THAT(told, HasSubstr("Rolig anna sendte henvendelsen videre."));
  EXPECT_THAT(told, Not(HasSubstr("bedre enn meg"))) << "a word between colleagues";
}

TEST_F(LetterWriterTest, AsksAnIntroducerFirstAndThenSpeaksOfHer) {
  enquiries::Opening asked = opening();
  asked.chosen_way = {"frida", "berit"};
  open(asked);
  EXPECT_THAT(text(LetterKind::kIntroduction),
              HasSubstr("Vil du introdusere Modig Humle for Rolig berit?"));
  EXPECT_THAT(text(LetterKind::kVentureSent),
              HasSubstr("Vi har spurt Rolig frida om å introdusere deg for Rolig berit."));
  act(enquiry::LetterSent{"frida"});
  answer({.kind = AnswerKind::kIntroduce, .contact = "frida", .note = "De er hyggelige."});
  EXPECT_THAT(text(LetterKind::kEnquiry), HasSubstr("gjennom Rolig frida."));
  EXPECT_THAT(text(LetterKind::kEnquiry), HasSubstr("> De er hyggelige."));
  EXPECT_THAT(text(LetterKind::kVentureNext), HasSubstr("Rolig frida setter dere i kontakt."));
}

TEST_F(LetterWriterTest, SaysNothingToTheNextOfWhoCouldNot) {
  open();
  answer({.kind = AnswerKind::kDecline, .contact = "anna", .note = "Orker ikke."});
  EXPECT_THAT(text(LetterKind::kEnquiry), Not(HasSubstr("Rolig anna")));
  EXPECT_THAT(text(LetterKind::kVentureNext),
              HasSubstr("Rolig anna kunne ikke svare denne gangen."));
  EXPECT_THAT(text(LetterKind::kVentureNext), Not(HasSubstr("Orker ikke")));
}

TEST_F(LetterWriterTest, WritesNothingThatNoLongerHolds) {
  open();
  const store::Letter first = letter(LetterKind::kEnquiry);
  const store::Letter told = letter(LetterKind::kVentureSent);
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  for (const store::Letter& late : {first, told}) {
    const auto prepared = prepare(*store, publisher->newest(), late, now, options);
    ASSERT_TRUE(prepared);
    EXPECT_FALSE(*prepared);
  }
  EXPECT_TRUE(written(LetterKind::kVentureAccepted));
}

TEST_F(LetterWriterTest, RemindsNobodyWhoHasAnswered) {
  open();
  act(enquiry::LetterSent{"anna"});
  while (!store->list_letters("e1")->empty() &&
         store->list_letters("e1")->back().kind != LetterKind::kEnquiryReminder) {
    pass(kDay);
  }
  EXPECT_TRUE(written(LetterKind::kEnquiryReminder));
  act(enquiry::Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}, true});
  EXPECT_FALSE(written(LetterKind::kEnquiryReminder));
  act(enquiry::Undone{"anna"});
  EXPECT_TRUE(written(LetterKind::kEnquiryReminder));
}

TEST_F(LetterWriterTest, TellsThatItIsOverOnlyWhoHeardOfIt) {
  open();
  act(enquiry::NextAsked{""});
  EXPECT_FALSE(written(LetterKind::kEnquiryEnded)) << "her letter never left";
  act(enquiry::LetterSent{"berit"});
  act(enquiry::ClosedByVenture{model::EnquiryOutcome::kWithdrawn, ""});
  const std::optional<PreparedLetter> ended = written(LetterKind::kEnquiryEnded);
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->recipient, address("berit"));
  EXPECT_FALSE(ended->link);
}

TEST_F(LetterWriterTest, WritesToNobodyWithoutAnAddress) {
  open();
  model::Contact anna = contact("anna");
  std::erase_if(anna.channels, [](const model::Channel& channel) {
    return channel.kind == model::ChannelKind::kEmail;
  });
  commit({store::put(anna)});
  const std::optional<PreparedLetter> unaddressed = written(LetterKind::kEnquiry);
  ASSERT_TRUE(unaddressed) << "it is still needed";
  EXPECT_EQ(unaddressed->recipient, "");
  EXPECT_FALSE(unaddressed->link);
}

TEST_F(LetterWriterTest, OffersNoReplyThatWouldReachNobody) {
  enquiries::Opening asked = opening();
  asked.sender_address.clear();
  open(asked);
  const std::optional<PreparedLetter> mail = written(LetterKind::kEnquiry);
  EXPECT_EQ(mail->mail.reply_to.address, options.removal_address) << "a person reads it";
  EXPECT_THAT(mail->mail.plain_text, Not(HasSubstr("Et vanlig svar")));
}

TEST_F(LetterWriterTest, LetsAnIntroducerAnswerAPersonOfTheServiceAndNotTheVenture) {
  enquiries::Opening asked = opening();
  asked.chosen_way = {"frida", "berit"};
  open(asked);
  EXPECT_EQ(written(LetterKind::kIntroduction)->mail.reply_to.address, options.removal_address);
  options.removal_address.clear();
  EXPECT_EQ(written(LetterKind::kIntroduction)->mail.reply_to, post::Mailbox{});
}

TEST_F(LetterWriterTest, ShowsOfWhoHadToStepInOnlyWhatEverybodyMaySee) {
  open();
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  answer({.kind = AnswerKind::kLeave, .contact = "anna"});
  const std::string told = text(LetterKind::kVentureOwnerChanged);
  EXPECT_THAT(told, HasSubstr("Rolig anna har ikke lenger denne oppgaven."));
  EXPECT_THAT(told, HasSubstr("telefon 99 99 99 99"));
  EXPECT_THAT(told, Not(HasSubstr(address("dagny"))));
  EXPECT_THAT(text(LetterKind::kOwnershipGiven), HasSubstr("Rolig anna"));
}

TEST_F(LetterWriterTest, ShowsTheOwnersWordsToWhoIsOfferedItAndNotTheVentures) {
  open();
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  answer({.kind = AnswerKind::kHandOver,
          .contact = "anna",
          .other_contact = "frida",
          .note = "Du kjenner huset."});
  EXPECT_THAT(text(LetterKind::kOwnershipOffered), HasSubstr("Vil du ta over etter Rolig anna"));
  EXPECT_THAT(text(LetterKind::kOwnershipOffered), HasSubstr("> Du kjenner huset."));
  act(enquiry::NextAsked{"Hun svarer aldri."});
  EXPECT_THAT(text(LetterKind::kOwnershipOffered), Not(HasSubstr("Hun svarer aldri")));
}

TEST_F(LetterWriterTest, BringsAColleagueInByTheOwnersName) {
  open();
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  act(enquiry::ColleagueJoined{"anna", "frida"});
  const std::optional<PreparedLetter> joined = written(LetterKind::kJoinedTeam);
  ASSERT_TRUE(joined);
  EXPECT_EQ(joined->recipient, address("frida"));
  ASSERT_TRUE(joined->link);
  EXPECT_EQ(joined->link->contact, "frida");
  EXPECT_THAT(joined->mail.plain_text, HasSubstr("/svar/"));
  EXPECT_THAT(joined->mail.plain_text, HasSubstr("Rolig anna har tatt deg med"));
  EXPECT_THAT(joined->mail.plain_text, HasSubstr("telefon 99 99 99 99"));
}

TEST_F(LetterWriterTest, TellsTheCoordinatorWhoNamedHerAndWhoOwnsIt) {
  open();
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  act(enquiry::CoordinatorNamed{"anna", "frida"});
  answer({.kind = AnswerKind::kBringIn,
          .contact = "frida",
          .other_contact = "berit",
          .note = "Du kan huset."});
  const std::optional<PreparedLetter> named = written(LetterKind::kCoordinatorNamed);
  ASSERT_TRUE(named);
  EXPECT_EQ(named->recipient, address("frida"));
  EXPECT_TRUE(named->link);
  EXPECT_THAT(named->mail.plain_text, HasSubstr("Rolig anna har valgt deg til å koordinere"));
  EXPECT_THAT(named->mail.plain_text, HasSubstr("Rolig anna har fortsatt ansvaret"));
  EXPECT_THAT(text(LetterKind::kJoinedTeam), HasSubstr("Rolig frida har teke deg med"))
      << "not the owner, but who did it";
  EXPECT_THAT(text(LetterKind::kJoinedTeam), HasSubstr("> Du kan huset."));
  EXPECT_THAT(text(LetterKind::kJoinedTeam), HasSubstr("Rolig anna leier arbeidet"));
}

TEST_F(LetterWriterTest, GivesTheRegistrarHerTaskAndTellsTheVenture) {
  open();
  while (enquiry().state != model::EnquiryState::kWithRegistrar) {
    act(enquiry::LetterSent{enquiry().waits_on});
    answer({.kind = AnswerKind::kDecline, .contact = enquiry().waits_on});
  }
  const std::optional<PreparedLetter> task = written(LetterKind::kRegistrarTask);
  ASSERT_TRUE(task);
  EXPECT_EQ(task->recipient, address("rita"));
  EXPECT_TRUE(task->link);
  EXPECT_THAT(task->mail.plain_text, HasSubstr("innen mandag 7. desember"));
  EXPECT_THAT(task->mail.plain_text, Not(HasSubstr("Rolig anna"))) << "nobody is blamed";
  EXPECT_THAT(text(LetterKind::kVentureWithRegistrar),
              HasSubstr("Rolig rita leter etter rett person for deg."));
}

TEST_F(LetterWriterTest, TellsTheVentureHowItEndedInTheOwnersWords) {
  open();
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  answer({.kind = AnswerKind::kClose,
          .contact = "anna",
          .note = "Takk for praten.",
          .outcome = model::EnquiryOutcome::kCollaboration});
  EXPECT_THAT(text(LetterKind::kVentureClosed), HasSubstr("Utfall: Samarbeid"));
  EXPECT_THAT(text(LetterKind::kVentureClosed), HasSubstr("> Takk for praten."));
}

TEST_F(LetterWriterTest, LetsNoNameBeginAHeader) {
  commit({store::put(store::venture("v1", "Modig =?utf-8?q?x?= \"Humle\" <a@b.example.org>,"))});
  open();
  for (const LetterKind kind : {LetterKind::kEnquiry, LetterKind::kVentureSent}) {
    const Result<std::string> bytes = post::compose(written(kind)->mail);
    ASSERT_TRUE(bytes) << bytes.error().message;
    const std::string head = bytes->substr(0, bytes->find("\r\n\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("Bcc")));
    EXPECT_THAT(head, Not(HasSubstr("=?utf-8?q?x?=")));
  }
}

}  // namespace
}  // namespace veieninn::correspondence
