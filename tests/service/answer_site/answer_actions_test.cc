// Every answer that every kind of letter offers, pressed on its page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "service/enquiries/answer_token.h"
#include "tests/service/answer_site/answer_world.h"

namespace veieninn::answer_site {
namespace {

using model::EnquiryEventKind;
using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Pressed {
  std::string name;
  LetterKind kind;
  Form form;
  std::function<void(AnswerWorld&)> expect;  // once it has taken effect
  bool once_she_has_it = false;              // by the link that she said yes by
};

void PrintTo(const Pressed& pressed, std::ostream* out) { *out << pressed.name; }

std::function<void(AnswerWorld&)> waits_on(const std::string& contact) {
  return [contact](AnswerWorld& world) {
    EXPECT_EQ(world.enquiry().waits_on, contact);
    EXPECT_EQ(world.enquiry().owner, "");
  };
}

std::function<void(AnswerWorld&)> is_owned_by(const std::string& contact,
                                              const std::string& offered_to = "") {
  return [contact, offered_to](AnswerWorld& world) {
    EXPECT_EQ(world.enquiry().state, EnquiryState::kAccepted);
    EXPECT_EQ(world.enquiry().owner, contact);
    EXPECT_EQ(world.enquiry().offered_to, offered_to);
  };
}

std::function<void(AnswerWorld&)> ends_as(EnquiryOutcome outcome) {
  return [outcome](AnswerWorld& world) {
    EXPECT_EQ(world.enquiry().state, EnquiryState::kClosed);
    EXPECT_EQ(world.enquiry().outcome, outcome);
  };
}

std::function<void(AnswerWorld&)> has_in_its_team(const std::string& contact,
                                                  const std::string& coordinator = "") {
  return [contact, coordinator](AnswerWorld& world) {
    EXPECT_EQ(world.enquiry().state, EnquiryState::kAccepted);
    EXPECT_THAT(world.enquiry().team, testing::ElementsAre(contact));
    EXPECT_EQ(world.enquiry().coordinator, coordinator);
    EXPECT_FALSE(
        world
            .token(coordinator.empty() ? LetterKind::kJoinedTeam : LetterKind::kCoordinatorNamed,
                   contact)
            .empty());
  };
}

Form refer_to(const std::string& colleague) {
  return {{"action", "refer"}, {"colleague", colleague}, {"colleague_email", ""}, {"note", "Hei"}};
}

const Form kAccept = {{"action", "accept"}};
const Form kDecline = {{"action", "decline"}};
const Form kLeft = {{"action", "left"}};
// Long enough after the last of the letters.
const Form kAway = {{"action", "away"}, {"away_until", "2027-06-30"}};

std::vector<Pressed> answers_of_asked() {
  std::vector<Pressed> pressed;
  for (const LetterKind kind : {LetterKind::kEnquiry, LetterKind::kEnquiryReminder}) {
    const std::string who = kind == LetterKind::kEnquiry ? "Asked" : "Reminded";
    pressed.insert(
        pressed.end(),
        {{who + "Accepts", kind, kAccept, is_owned_by("anna")},
         {who + "PassesOn", kind, refer_to("sol"), waits_on("sol")},
         {who + "Declines",
          kind,
          {{"action", "decline"}, {"reason", "no_capacity"}, {"reason_text", "Full uke"}},
          waits_on("berit")},
         {who + "IsAway", kind, kAway, waits_on("dagny")},
         {who + "HasLeft", kind, kLeft, waits_on("dagny")}});
  }
  return pressed;
}

std::vector<Pressed> answers_of_introducer() {
  const LetterKind kind = LetterKind::kIntroduction;
  return {{"IntroducerIntroduces", kind, {{"action", "introduce"}}, waits_on("anna")},
          {"IntroducerRatherNot", kind, kDecline, waits_on("berit")},
          {"IntroducerNamesAnother", kind, refer_to("sol"), waits_on("sol")},
          {"IntroducerTakesIt", kind, kAccept, is_owned_by("ida")},
          {"IntroducerIsAway", kind, kAway, waits_on("anna")},
          {"IntroducerHasLeft", kind, kLeft, waits_on("anna")}};
}

std::vector<Pressed> answers_of_owners() {
  std::vector<Pressed> pressed = {
      {"OfferedAccepts", LetterKind::kOwnershipOffered, kAccept, is_owned_by("berit")},
      {"OfferedDeclines", LetterKind::kOwnershipOffered, kDecline, is_owned_by("anna")},
      {"OfferedPassesOn", LetterKind::kOwnershipOffered, refer_to("sol"),
       is_owned_by("anna", "sol")}};
  for (const LetterKind kind : {LetterKind::kOwnershipGiven, LetterKind::kFollowUp}) {
    const bool given = kind == LetterKind::kOwnershipGiven;
    const std::string who = given ? "GivenOwner" : "Owner";
    const std::string owner = given ? "dagny" : "anna";
    pressed.insert(pressed.end(),
                   {{who + "TellsHowItWent",
                     kind,
                     {{"action", "close"}, {"outcome", "pilot"}, {"note", "Vi prøver det."}},
                     ends_as(EnquiryOutcome::kPilot)},
                    {who + "HandsOver",
                     kind,
                     {{"action", "hand_over"}, {"colleague", "sol"}},
                     is_owned_by(owner, "sol")},
                    {who + "BringsIn",
                     kind,
                     {{"action", "bring_in"}, {"colleague", "sol"}, {"note", "Bli med!"}},
                     has_in_its_team("sol")},
                    {who + "NamesACoordinator",
                     kind,
                     {{"action", "name_coordinator"}, {"colleague", "sol"}},
                     has_in_its_team("sol", "sol")},
                    {who + "IsAway", kind, kAway, is_owned_by(owner)},
                    {who + "HasLeft", kind, kLeft, is_owned_by(given ? "frida" : "dagny")}});
  }
  return pressed;
}

std::vector<Pressed> answers_of_who_said_yes() {
  struct Yes {
    std::string who;
    LetterKind kind;
    std::string owner;
    std::string next;  // when she leaves
  };
  std::vector<Pressed> pressed;
  for (const auto& [who, kind, owner, next] :
       {Yes{"Asked", LetterKind::kEnquiry, "anna", "dagny"},
        Yes{"Reminded", LetterKind::kEnquiryReminder, "anna", "dagny"},
        Yes{"Introducer", LetterKind::kIntroduction, "ida", "frida"},
        Yes{"Offered", LetterKind::kOwnershipOffered, "berit", "frida"},
        Yes{"Registrar", LetterKind::kRegistrarTask, "rita", "frida"}}) {
    const std::string name = who + "WhoSaidYes";
    const Form ended = {{"action", "close"}, {"outcome", "pilot"}, {"note", "Vi prøver det."}};
    const Form over = {{"action", "hand_over"}, {"colleague", "sol"}};
    const Form brings = {{"action", "bring_in"}, {"colleague", "sol"}};
    const Form names = {{"action", "name_coordinator"}, {"colleague", "sol"}};
    pressed.insert(pressed.end(),
                   {{name + "TellsHowItWent", kind, ended, ends_as(EnquiryOutcome::kPilot), true},
                    {name + "HandsOver", kind, over, is_owned_by(owner, "sol"), true},
                    {name + "BringsIn", kind, brings, has_in_its_team("sol"), true},
                    {name + "NamesACoordinator", kind, names, has_in_its_team("sol", "sol"), true},
                    {name + "IsAway", kind, kAway, is_owned_by(owner), true},
                    {name + "HasLeft", kind, kLeft, is_owned_by(next), true}});
  }
  return pressed;
}

std::vector<Pressed> answers_of_registrars() {
  std::vector<Pressed> pressed;
  for (const LetterKind kind : {LetterKind::kRegistrarTask, LetterKind::kRegistrarReminder}) {
    const std::string who = kind == LetterKind::kRegistrarTask ? "Registrar" : "RemindedRegistrar";
    pressed.insert(pressed.end(),
                   {{who + "ChoosesAPerson", kind, refer_to("sol"), waits_on("sol")},
                    {who + "TakesIt", kind, kAccept, is_owned_by("rita")},
                    {who + "HasNobody", kind, kDecline, ends_as(EnquiryOutcome::kGap)},
                    {who + "HasLeft", kind, kLeft, ends_as(EnquiryOutcome::kGap)}});
  }
  return pressed;
}

std::vector<Pressed> every_answer() {
  std::vector<Pressed> all;
  for (auto answers : {answers_of_asked, answers_of_introducer, answers_of_owners,
                       answers_of_who_said_yes, answers_of_registrars}) {
    for (Pressed& pressed : answers()) all.push_back(std::move(pressed));
  }
  return all;
}

class EveryAnswer : public testing::TestWithParam<Pressed> {
 protected:
  // The token of the link that it is pressed behind.
  std::string come() {
    const std::string token = world.come_to(GetParam().kind);
    if (!GetParam().once_she_has_it) return token;
    EXPECT_EQ(world.answer(token, kAccept).status, 303);
    world.let_undo_time_pass();
    return token;
  }

  AnswerWorld world;
};

INSTANTIATE_TEST_SUITE_P(Of, EveryAnswer, testing::ValuesIn(every_answer()),
                         [](const auto& pressed) { return pressed.param.name; });

TEST_P(EveryAnswer, LeadsWhereItSaysOnceItCanNoLongerBeUndone) {
  const std::string token = come();
  ASSERT_FALSE(token.empty());
  const model::Enquiry before = world.enquiry();
  const auto taken = world.answer(token, GetParam().form);
  ASSERT_EQ(taken.status, 303) << taken.body;
  EXPECT_EQ(gateway::find_header(taken.headers, "Location"), "/svar/" + token);
  EXPECT_TRUE(world.enquiry().pending);
  EXPECT_EQ(world.enquiry().state, before.state);
  EXPECT_EQ(world.enquiry().owner, before.owner);
  world.let_undo_time_pass();
  EXPECT_FALSE(world.enquiry().pending);
  GetParam().expect(world);
}

TEST_P(EveryAnswer, CanBeUndoneForHalfAnHourAndLeavesNothing) {
  const std::string token = come();
  const model::Enquiry before = world.enquiry();
  ASSERT_EQ(world.answer(token, GetParam().form).status, 303);
  world.now.unix_seconds += enquiry::kUndoSeconds - 1;
  const auto done = world.show(token);
  EXPECT_EQ(done.status, 200);
  EXPECT_THAT(done.body, HasSubstr("value=\"undo\""));
  EXPECT_THAT(done.body, Not(HasSubstr(kSenderAddress)));
  const auto undone = world.answer(token, {{"action", "undo"}, {"lang", "en"}});
  EXPECT_EQ(undone.status, 200);
  EXPECT_THAT(undone.body, HasSubstr("Your answer is taken back"));
  model::Enquiry after = world.enquiry();
  after.event_count = before.event_count;
  EXPECT_EQ(after, before);
  EXPECT_THAT(world.show(token).body, HasSubstr("name=\"action\""));
}

TEST_P(EveryAnswer, CannotBeUndoneAfterwards) {
  const std::string token = come();
  ASSERT_EQ(world.answer(token, GetParam().form).status, 303);
  const std::string nonce = nonce_in(world.show(token).body);
  world.now.unix_seconds += enquiry::kUndoSeconds;
  EXPECT_THAT(world.show(token).body, Not(HasSubstr("value=\"undo\""))) << "the clock is behind";
  const model::Revision revision = world.revision();
  const auto late = world.answer(token, {{"action", "undo"}, {"nonce", nonce}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("Det er for sent å angre"));
  EXPECT_EQ(world.revision(), revision);
  world.let_undo_time_pass();
  EXPECT_EQ(world.answer(token, {{"action", "undo"}, {"nonce", nonce}}).status, 409);
  GetParam().expect(world);
}

TEST(Answers, ReportASenderAtOnceAndForGood) {
  for (const LetterKind kind :
       {LetterKind::kEnquiry, LetterKind::kIntroduction, LetterKind::kEnquiryReminder}) {
    AnswerWorld world;
    const std::string token = world.come_to(kind);
    const Form report = {{"action", "report_abuse"}, {"note", "Samme brev til alle"}};
    ASSERT_EQ(world.answer(token, report).status, 303);
    EXPECT_TRUE(world.host.store().find_stop("v1")->has_value());
    EXPECT_FALSE(world.enquiry().pending);
    const auto shown = world.show(token);
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body, Not(HasSubstr("<form")));
    EXPECT_THAT(shown.body, HasSubstr("Takk for at du sa fra"));
    EXPECT_EQ(world.answer(token, {{"action", "undo"}, {"nonce", "x"}}).status, 409);
  }
}

TEST(Answers, OfAReportOnWhatIsClosedShowThatItIsClosed) {
  const Form report = {{"action", "report_abuse"}, {"note", "Samme brev til alle"}};
  const enquiry::ClosedByVenture closing{EnquiryOutcome::kWithdrawn, ""};
  for (const bool meanwhile : {false, true}) {
    AnswerWorld world;
    const std::string token = world.come_to(LetterKind::kEnquiry);
    Form posted = report;
    posted.emplace_back("nonce", nonce_in(world.show(token).body));
    if (meanwhile) {
      world.watched->at_commit = [&] {
        enquiries::EnquiryDesk other(world.host.store(), *world.publisher);
        ASSERT_TRUE(other.act("e1", closing, {}, {}, world.now));
      };
    } else {
      world.act(closing);
    }
    const auto refused = world.answer(token, posted);
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Henvendelsen er avsluttet"));
    EXPECT_FALSE(world.host.store().find_stop("v1")->has_value());
  }
}

TEST(Answers, OfAReportByWhoIsAskedNoMoreShowWhoAnswered) {
  AnswerWorld world;
  const std::string annas = world.come_to(LetterKind::kEnquiry);
  const std::string nonce = nonce_in(world.show(annas).body);
  world.act(enquiry::Answered{
      {.kind = model::AnswerKind::kRefer, .contact = "anna", .other_contact = "berit"}});
  world.act(enquiry::Answered{{.kind = model::AnswerKind::kAccept, .contact = "berit"}});
  const auto refused = world.answer(annas, {{"action", "report_abuse"}, {"nonce", nonce}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("Du har allerede svart"));
  EXPECT_FALSE(world.host.store().find_stop("v1")->has_value());
}

TEST(Answers, KeepWhatWasSaid) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  ASSERT_EQ(world
                .answer(token, {{"action", "decline"},
                                {"reason", "wrong_place"},
                                {"reason_text", "Prøv nabobyen.\r\n\r\n\r\nHilsen <b>Rolig</b>"}})
                .status,
            303);
  world.let_undo_time_pass();
  const auto events = *world.host.store().list_events("e1");
  EXPECT_THAT(events,
              Contains(testing::AllOf(
                  Field(&model::EnquiryEvent::kind, EnquiryEventKind::kDeclined),
                  Field(&model::EnquiryEvent::decline_reason, model::DeclineReason::kWrongPlace),
                  Field(&model::EnquiryEvent::note, "Prøv nabobyen.\n\nHilsen <b>Rolig</b>"))));
}

TEST(Answers, WriteIntoHerEntryWhatSheSaysOfHerself) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  ASSERT_EQ(world.answer(token, {{"action", "away"}, {"away_until", "2026-12-04"}}).status, 303);
  EXPECT_THAT(world.show(token).body, HasSubstr("fredag 4. desember"));
  EXPECT_THAT(world.row("anna").absences, IsEmpty()) << "while it can be undone";
  world.let_undo_time_pass();
  ASSERT_EQ(world.row("anna").absences.size(), 1U);
  EXPECT_EQ(world.row("anna").absences[0].until, Instant{1'796'428'800});
}

TEST(Answers, PassItOnToAnAddressOfTheSameOrganisation) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  const Form refer = {{"action", "refer"},
                      {"colleague", ""},
                      {"colleague_email", " mild.havre@ASKER.example.org "},
                      {"note", "Dette er ditt felt."}};
  ASSERT_EQ(world.answer(token, refer).status, 303);
  EXPECT_THAT(world.show(token).body, HasSubstr("Mild Havre"));
  world.let_undo_time_pass();
  const std::string asked = world.enquiry().waits_on;
  EXPECT_EQ(world.row(asked).display_name, "Mild Havre");
  EXPECT_EQ(world.row(asked).channels[0].value, "mild.havre@asker.example.org");
  const auto page = world.show(world.token(LetterKind::kEnquiry, asked));
  EXPECT_THAT(page.body, HasSubstr("Rolig anna"));
  EXPECT_THAT(page.body, HasSubstr("Dette er ditt felt."));
}

TEST(Answers, OfALateYesAreTakenWhileNobodyOwnsIt) {
  AnswerWorld world;
  ASSERT_FALSE(world.come_to(LetterKind::kEnquiry).empty());
  while (world.enquiry().waits_on == "anna") {
    world.now.unix_seconds += kDay;
    ASSERT_TRUE(world.desk->sweep(world.now, 100));
    world.send_letters();
  }
  const std::string late = world.token(LetterKind::kEnquiryReminder, "anna");
  ASSERT_FALSE(late.empty());
  EXPECT_THAT(world.show(late).body, Not(HasSubstr("value=\"decline\"")));
  EXPECT_EQ(world.answer(late, kDecline).status, 422);
  ASSERT_EQ(world.answer(late, kAccept).status, 303);
  world.let_undo_time_pass();
  EXPECT_EQ(world.enquiry().owner, "anna");
}

TEST(Answers, ShowTheOwnerHowToReachWhoAsksOnceItIsHers) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  ASSERT_EQ(world.answer(token, kAccept).status, 303);
  EXPECT_THAT(world.show(token).body, Not(HasSubstr(kSenderAddress)));
  world.let_undo_time_pass();
  const std::string page = world.show(token).body;
  EXPECT_THAT(page, HasSubstr(kSenderAddress));
  EXPECT_THAT(page, HasSubstr("Du har tatt henvendelsen fra"));
  EXPECT_THAT(page, Not(HasSubstr("Svar gjerne innen")));
  EXPECT_THAT(page, Not(HasSubstr("value=\"accept\"")));
  world.now.unix_seconds += enquiries::kAnswerLinkSeconds;
  EXPECT_EQ(world.show(token).status, 410);
  EXPECT_THAT(world.show(token).body, Not(HasSubstr(kSenderAddress)));
}

TEST(Answers, AreShownAgainToWhoGaveThem) {
  AnswerWorld world;
  const std::string token = world.come_to(LetterKind::kEnquiry);
  ASSERT_EQ(world.answer(token, kDecline).status, 303);
  world.let_undo_time_pass();
  const auto page = world.show(token);
  EXPECT_THAT(page.body, HasSubstr("Du har allerede svart"));
  EXPECT_THAT(page.body, HasSubstr("mandag 30. november"));
  EXPECT_THAT(page.body, Not(HasSubstr("<form")));
}

}  // namespace
}  // namespace veieninn::answer_site
