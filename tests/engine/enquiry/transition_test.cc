#include "engine/enquiry/transition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/base/working_days.h"
#include "tests/engine/enquiry/small_office.h"

namespace veieninn::enquiry {
namespace {

using model::AnswerKind;
using model::EngagementKind;
using model::EnquiryEventKind;
using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr std::int64_t kDay = kSecondsPerDay;

// One enquiry, acted on step by step.
class Life {
 public:
  explicit Life(std::vector<std::vector<std::string>> ways, SmallOffice given = {})
      : office(std::move(given)) {
    keep(begin(enquiry_with(std::move(ways)), office, now));
  }

  void keep(Transition made) {
    last = std::move(made);
    enquiry = last.enquiry;
    facts.insert(facts.end(), last.facts.begin(), last.facts.end());
    EXPECT_THAT(broken_laws(enquiry), IsEmpty());
  }
  void act(const Action& action) {
    Result<Transition> made = apply(enquiry, action, office, now);
    ASSERT_TRUE(made) << made.error().message;
    keep(*std::move(made));
  }
  Error refused(const Action& action) {
    const Result<Transition> made = apply(enquiry, action, office, now);
    EXPECT_FALSE(made);
    return made ? Error{} : made.error();
  }
  void answer(AnswerKind kind, const std::string& contact, const std::string& other = {}) {
    act(Answered{{.kind = kind, .contact = contact, .other_contact = other}});
  }
  // The letter leaves, and the clock goes to where something is due.
  void send() { act(LetterSent{enquiry.waits_on}); }
  void wait() {
    now = next_time(enquiry);
    act(TimePassed{});
  }
  std::vector<EngagementKind> fact_kinds_of(const std::string& contact) const {
    std::vector<EngagementKind> kinds;
    for (const model::Engagement& fact : facts) {
      if (fact.contact == contact) kinds.push_back(fact.kind);
    }
    return kinds;
  }
  bool wrote(LetterKind kind, const std::string& contact) const {
    return std::ranges::find(last.letters, LetterOrder{kind, contact}) != last.letters.end();
  }

  SmallOffice office;
  Instant now = kMondayNoon;
  model::Enquiry enquiry;
  Transition last;
  std::vector<model::Engagement> facts;
};

TEST(Enquiry, AsksTheFirstPersonAndTellsTheVenture) {
  const Life life({{"anna"}, {"berit"}});
  EXPECT_EQ(life.enquiry.state, EnquiryState::kDrafted);
  EXPECT_EQ(life.enquiry.waits_on, "anna");
  EXPECT_THAT(life.last.letters, ElementsAre(LetterOrder{LetterKind::kEnquiry, "anna"},
                                             LetterOrder{LetterKind::kVentureSent, "anna"}));
  EXPECT_THAT(life.facts, IsEmpty()) << "nothing was sent yet";
}

TEST(Enquiry, HasAnOwnerOnceSheAcceptsAndSheIsFollowedUpUntilItEnds) {
  Life life({{"anna"}});
  life.send();
  life.act(LetterDelivered{"anna"});
  life.answer(AnswerKind::kAccept, "anna");
  EXPECT_EQ(life.enquiry.owner, "anna");
  EXPECT_TRUE(life.wrote(LetterKind::kVentureAccepted, "anna"));
  EXPECT_THAT(life.fact_kinds_of("anna"),
              ElementsAre(EngagementKind::kSent, EngagementKind::kDelivered,
                          EngagementKind::kTookOwnership));
  Instant last = life.now;
  for (const int days : {8, 20, 40, 60, 60}) {
    life.wait();
    EXPECT_TRUE(life.wrote(LetterKind::kFollowUp, "anna"));
    EXPECT_EQ(working_days_between(last, Instant{life.now.unix_seconds - 1}, {}, 100), days);
    last = life.now;
  }
  EXPECT_EQ(life.enquiry.owner, "anna");
}

TEST(Enquiry, RemindsAfterThreeWorkingDaysAndGoesOnAfterTen) {
  Life life({{"anna"}, {"berit"}});
  life.send();
  EXPECT_EQ(life.enquiry.due_time, (Instant{(day_of(kMondayNoon) + 4) * kDay}));  // Thursday over
  life.wait();
  EXPECT_TRUE(life.wrote(LetterKind::kEnquiryReminder, "anna"));
  EXPECT_THAT(life.fact_kinds_of("anna"), ElementsAre(EngagementKind::kSent));
  life.wait();
  EXPECT_EQ(life.enquiry.waits_on, "berit");
  EXPECT_THAT(life.fact_kinds_of("anna"),
              ElementsAre(EngagementKind::kSent, EngagementKind::kNoReply));
  EXPECT_TRUE(life.wrote(LetterKind::kVentureNext, "berit"));
}

TEST(Enquiry, CountsNoDaysBeforeTheLetterHasLeft) {
  Life life({{"anna"}, {"berit"}});
  for (int day = 0; day < 30; ++day) life.wait();
  EXPECT_EQ(life.enquiry.waits_on, "anna");
  EXPECT_EQ(life.enquiry.state, EnquiryState::kDrafted);
  life.send();
  EXPECT_GT(life.enquiry.due_time.unix_seconds, life.now.unix_seconds + 2 * kDay);
}

TEST(Enquiry, DoesNotCountPublicHolidaysAndAbsences) {
  Life life({{"anna"}, {"berit"}});
  life.now = Instant{kMondayNoon.unix_seconds + 23 * kDay};  // the 23rd of December 2026
  life.send();
  // The 24th, then Christmas and a weekend, then the 28th and 29th.
  EXPECT_EQ(day_of(life.enquiry.due_time), day_of(life.now) + 7);
  // She was away on the 28th, as it turned out.
  const Instant monday{(day_of(life.now) + 5) * kDay};
  life.office.away["anna"] = {{monday, Instant{monday.unix_seconds + kDay}}};
  life.wait();
  EXPECT_THAT(life.last.letters, IsEmpty());
  EXPECT_EQ(day_of(life.enquiry.due_time), day_of(monday) + 3);
}

TEST(Enquiry, AsksTheIntroducerFirstAndThenWhomSheIntroducesTo) {
  Life life({{"ida", "anna"}, {"berit"}});
  EXPECT_TRUE(life.wrote(LetterKind::kIntroduction, "ida"));
  life.send();
  life.answer(AnswerKind::kIntroduce, "ida");
  EXPECT_EQ(life.enquiry.waits_on, "anna");
  EXPECT_TRUE(life.wrote(LetterKind::kEnquiry, "anna"));
  EXPECT_THAT(life.last.facts, ElementsAre(Field(&model::Engagement::other_contact, "anna")));
  EXPECT_THAT(life.fact_kinds_of("ida"),
              ElementsAre(EngagementKind::kSent, EngagementKind::kIntroduced));
}

TEST(Enquiry, DoesNotEmbarrassAnIntroducerWhoIsSilent) {
  Life life({{"ida", "anna"}, {"berit"}});
  life.send();
  life.wait();
  EXPECT_EQ(life.enquiry.waits_on, "anna") << "the way is lost, not the person at its end";
  EXPECT_THAT(life.fact_kinds_of("ida"), ElementsAre(EngagementKind::kSent));
  EXPECT_FALSE(life.wrote(LetterKind::kEnquiryReminder, "ida"));
}

TEST(Enquiry, LeavesTheWholeWayWhenAnIntroducerWouldRatherNot) {
  Life life({{"ida", "anna"}, {"berit"}});
  life.answer(AnswerKind::kDecline, "ida");
  EXPECT_EQ(life.enquiry.waits_on, "berit");
}

TEST(Enquiry, LetsAnIntroducerTakeItHerselfOrNameAnother) {
  Life takes({{"ida", "anna"}}, {});
  takes.answer(AnswerKind::kAccept, "ida");
  EXPECT_EQ(takes.enquiry.owner, "ida");
  Life names({{"ida", "anna"}}, {});
  names.answer(AnswerKind::kRefer, "ida", "cecilie");
  EXPECT_EQ(names.enquiry.waits_on, "cecilie");
}

TEST(Enquiry, GoesWhereItIsPassedOnAndComesBackToTheLadder) {
  Life life({{"anna"}, {"berit"}});
  life.answer(AnswerKind::kRefer, "anna", "cecilie");
  EXPECT_EQ(life.enquiry.waits_on, "cecilie");
  EXPECT_THAT(life.last.facts,
              ElementsAre(Field(&model::Engagement::kind, EngagementKind::kReferred)));
  life.answer(AnswerKind::kDecline, "cecilie");
  EXPECT_EQ(life.enquiry.waits_on, "berit");
}

TEST(Enquiry, IsNotPassedOnInACircleNorToWhomCannotTakeIt) {
  Life life({{"anna"}, {"berit"}});
  life.answer(AnswerKind::kRefer, "anna", "cecilie");
  const auto refer = [&](const std::string& other) {
    return life.refused(
        Answered{{.kind = AnswerKind::kRefer, .contact = "cecilie", .other_contact = other}});
  };
  EXPECT_EQ(refer("anna").reason, ErrorReason::kCycle);
  EXPECT_EQ(refer("cecilie").reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(refer("").reason, ErrorReason::kInvalidArgument);
  life.office.gone.insert("dagny");
  EXPECT_THAT(refer("dagny").message, HasSubstr("cannot be asked"));
  life.office.full.insert("eva");
  EXPECT_THAT(refer("eva").message, HasSubstr("as many enquiries this week"));
  life.office.away["frida"] = {{kAlways, kNever}};
  EXPECT_THAT(refer("frida").message, HasSubstr("is away"));
}

TEST(Enquiry, PassesByWhoIsGoneFullOrAwayAndAsksWhoStandsIn) {
  SmallOffice office;
  office.gone = {"anna"};
  office.full = {"berit"};
  office.away["cecilie"] = {{kAlways, kNever}};
  office.stands_in["cecilie"] = {"dagny", "eva"};
  office.away["dagny"] = {{kAlways, kNever}};
  const Life life({{"anna"}, {"berit"}, {"cecilie"}}, office);
  EXPECT_EQ(life.enquiry.waits_on, "eva");
}

TEST(Enquiry, MovesOnFromABouncedLetterWithoutAWordAgainstHer) {
  Life life({{"anna"}, {"berit"}});
  life.send();
  life.office.gone.insert("anna");
  life.act(LetterBounced{"anna"});
  EXPECT_EQ(life.enquiry.waits_on, "berit");
  EXPECT_THAT(life.fact_kinds_of("anna"), ElementsAre(EngagementKind::kSent));
}

TEST(Enquiry, TurnsToTheDeputyWhenSheSaysThatSheIsAwayOrHasLeft) {
  SmallOffice office;
  office.stands_in["anna"] = {"dagny"};
  Life away({{"anna"}, {"berit"}}, office);
  EXPECT_EQ(away.refused(Answered{{.kind = AnswerKind::kAway, .contact = "anna"}}).reason,
            ErrorReason::kInvalidArgument);
  away.act(Answered{{.kind = AnswerKind::kAway,
                     .contact = "anna",
                     .until = Instant{kMondayNoon.unix_seconds + 30 * kDay}}});
  EXPECT_EQ(away.enquiry.waits_on, "dagny");
  Life left({{"anna"}, {"berit"}}, office);
  left.answer(AnswerKind::kLeave, "anna");
  EXPECT_EQ(left.enquiry.waits_on, "dagny");
  EXPECT_THAT(left.facts, IsEmpty());
}

TEST(Enquiry, GoesToTheRegistrarWhenEveryWayWasTriedAndToTheNextWhenSheIsSilent) {
  SmallOffice office;
  office.registrars_of_place = {"rita", "runa"};
  Life life({{"anna"}}, office);
  life.answer(AnswerKind::kDecline, "anna");
  EXPECT_EQ(life.enquiry.state, EnquiryState::kWithRegistrar);
  EXPECT_EQ(life.enquiry.waits_on, "rita");
  EXPECT_TRUE(life.wrote(LetterKind::kVentureWithRegistrar, "rita"));
  for (int reminder = 0; reminder < 3; ++reminder) {
    life.wait();
    EXPECT_TRUE(life.wrote(LetterKind::kRegistrarReminder, "rita"));
  }
  life.wait();
  EXPECT_EQ(life.enquiry.waits_on, "runa");
  EXPECT_THAT(life.fact_kinds_of("rita"), IsEmpty());
  life.answer(AnswerKind::kRefer, "runa", "berit");
  EXPECT_EQ(life.enquiry.waits_on, "berit");
  EXPECT_EQ(life.enquiry.state, EnquiryState::kDrafted);
}

TEST(Enquiry, ClosesAsAGapWhenThereIsNobodyAtAll) {
  const Life nobody({});
  EXPECT_EQ(nobody.enquiry.outcome, EnquiryOutcome::kGap);
  EXPECT_TRUE(nobody.wrote(LetterKind::kVentureGap, ""));
  Life silent({{"anna"}});
  silent.send();
  silent.wait();
  silent.wait();
  EXPECT_EQ(silent.enquiry.outcome, EnquiryOutcome::kGap);
}

TEST(Enquiry, TakesALateYesAndTellsWhoWasAskedSince) {
  Life life({{"anna"}, {"berit"}});
  life.send();
  life.wait();
  life.wait();
  life.answer(AnswerKind::kAccept, "anna");
  EXPECT_EQ(life.enquiry.owner, "anna");
  EXPECT_TRUE(life.wrote(LetterKind::kEnquiryEnded, "berit"));
}

TEST(Enquiry, TellsTheSecondToAnswerWhoWasFirst) {
  Life life({{"anna"}, {"berit"}});
  life.answer(AnswerKind::kRefer, "anna", "cecilie");
  life.answer(AnswerKind::kAccept, "cecilie");
  const Error late = life.refused(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}});
  EXPECT_EQ(late.reason, ErrorReason::kAlreadyAnswered);
  EXPECT_EQ(late.message, "enquiries/e1 was accepted by contacts/cecilie");
  const Error stranger = life.refused(Answered{{.kind = AnswerKind::kDecline, .contact = "olga"}});
  EXPECT_EQ(stranger.reason, ErrorReason::kAlreadyAnswered);
}

TEST(Enquiry, TakesNoAnswerFromWhoWasNotAsked) {
  Life life({{"anna"}, {"berit"}});
  for (const AnswerKind kind :
       {AnswerKind::kAccept, AnswerKind::kIntroduce, AnswerKind::kRefer, AnswerKind::kDecline,
        AnswerKind::kAway, AnswerKind::kLeave, AnswerKind::kHandOver, AnswerKind::kClose}) {
    const Error error = life.refused(Answered{{.kind = kind, .contact = "berit"}});
    EXPECT_EQ(error.reason, ErrorReason::kNotAsked) << static_cast<int>(kind);
  }
  const auto none = static_cast<AnswerKind>(0);
  EXPECT_EQ(life.refused(Answered{{.kind = none, .contact = "anna"}}).reason,
            ErrorReason::kInvalidArgument);
}

TEST(Enquiry, KeepsAnAnswerBackUntilItCanNoLongerBeUndone) {
  Life life({{"anna"}, {"berit"}});
  life.send();
  life.act(Answered{{.kind = AnswerKind::kDecline, .contact = "anna"}, true});
  EXPECT_EQ(life.enquiry.waits_on, "anna");
  EXPECT_THAT(life.last.letters, IsEmpty());
  EXPECT_EQ(next_time(life.enquiry).unix_seconds, life.now.unix_seconds + 30 * 60);
  EXPECT_EQ(life.refused(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}}).reason,
            ErrorReason::kAlreadyAnswered);
  life.act(TimePassed{});
  EXPECT_TRUE(life.enquiry.pending) << "it is not time yet";
  life.act(Undone{"anna"});
  EXPECT_EQ(life.refused(Undone{"anna"}).reason, ErrorReason::kAlreadyAnswered);
  life.act(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}, true});
  life.wait();
  EXPECT_EQ(life.enquiry.owner, "anna");
}

TEST(Enquiry, GoesOnFromAHeldAnswerThatBecameImpossibleWithoutBlamingHer) {
  Life life({{"anna"}, {"berit"}});
  life.act(
      Answered{{.kind = AnswerKind::kRefer, .contact = "anna", .other_contact = "cecilie"}, true});
  life.office.gone.insert("cecilie");
  life.wait();
  EXPECT_EQ(life.enquiry.waits_on, "berit");
  EXPECT_EQ(life.last.events.front().kind, EnquiryEventKind::kAnswerLapsed);
  EXPECT_THAT(life.facts, IsEmpty());
}

TEST(Enquiry, IsOwnedByWhoAnswersTheLetterItself) {
  Life life({{"anna"}});
  life.send();
  life.act(Replied{"anna"});
  EXPECT_EQ(life.enquiry.owner, "anna");
  EXPECT_THAT(life.fact_kinds_of("anna"),
              ElementsAre(EngagementKind::kSent, EngagementKind::kReplied));
  life.act(Replied{"anna"});
  EXPECT_THAT(life.last.facts, IsEmpty()) << "a second letter is no second answer";
  EXPECT_EQ(life.refused(Replied{"olga"}).reason, ErrorReason::kAlreadyAnswered);
}

TEST(Enquiry, IsNotOwnedByWhoWritesAfterItWentOnOrWhileAnotherAnswered) {
  Life life({{"anna"}, {"berit"}});
  life.answer(AnswerKind::kDecline, "anna");
  life.act(Replied{"anna"});
  EXPECT_EQ(life.enquiry.waits_on, "berit") << "as I said, no";
  life.act(Answered{{.kind = AnswerKind::kDecline, .contact = "berit"}, true});
  life.act(Replied{"anna"});
  EXPECT_TRUE(life.enquiry.pending) << "nobody else's answer is dropped by it";
  life.act(Replied{"berit"});
  EXPECT_EQ(life.enquiry.owner, "berit");
}

TEST(Enquiry, MovesOnFromWhoCanNoLongerBeWrittenToBeforeHerLetterLeft) {
  Life life({{"anna"}, {"berit"}});
  life.office.unconfirmed = {"anna"};
  life.wait();
  EXPECT_EQ(life.enquiry.waits_on, "berit");
  EXPECT_THAT(life.facts, IsEmpty());
}

TEST(Enquiry, TakesAnOfferBackWhenTheVentureWouldRatherHaveAThird) {
  Life life({{"anna"}, {"berit"}, {"cecilie"}});
  life.answer(AnswerKind::kAccept, "anna");
  life.act(NextAsked{});
  life.act(NextAsked{});
  EXPECT_EQ(life.enquiry.offered_to, "cecilie");
  EXPECT_TRUE(life.wrote(LetterKind::kEnquiryEnded, "berit"));
}

TEST(Enquiry, IsNotCoordinatedBySomebodyWhoLeft) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  life.act(ColleagueJoined{"anna", "berit"});
  life.act(CoordinatorNamed{"anna", "berit"});
  life.office.gone = {"berit"};
  life.act(TimePassed{});
  EXPECT_EQ(life.enquiry.coordinator, "");
}

TEST(Enquiry, PassesFromOwnerToOwnerAndNeverToNobody) {
  SmallOffice office;
  office.stands_in["anna"] = {"dagny"};
  office.registrars_of_place = {"rita"};
  Life life({{"anna"}}, office);
  life.answer(AnswerKind::kAccept, "anna");
  life.office.gone = {"anna"};
  life.act(TimePassed{});
  EXPECT_EQ(life.enquiry.owner, "dagny");
  EXPECT_TRUE(life.wrote(LetterKind::kOwnershipGiven, "dagny"));
  EXPECT_TRUE(life.wrote(LetterKind::kVentureOwnerChanged, "dagny"));
  life.answer(AnswerKind::kLeave, "dagny");
  EXPECT_EQ(life.enquiry.owner, "rita");
}

TEST(Enquiry, StaysWithAnOwnerWhoseEntryNobodyConfirmedButNotWithOneWhomNoLetterReaches) {
  SmallOffice office;
  office.stands_in["anna"] = {"dagny"};
  Life life({{"anna"}}, office);
  life.answer(AnswerKind::kAccept, "anna");
  life.office.unconfirmed = {"anna"};
  life.wait();
  EXPECT_EQ(life.enquiry.owner, "anna");
  life.act(LetterBounced{"anna"});
  EXPECT_EQ(life.enquiry.owner, "dagny");
}

TEST(Enquiry, StaysWithItsOwnerUntilTheOtherHasTakenIt) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  life.answer(AnswerKind::kHandOver, "anna", "berit");
  EXPECT_EQ(life.enquiry.owner, "anna");
  EXPECT_TRUE(life.wrote(LetterKind::kOwnershipOffered, "berit"));
  life.answer(AnswerKind::kDecline, "berit");
  EXPECT_EQ(life.enquiry.owner, "anna");
  life.answer(AnswerKind::kHandOver, "anna", "cecilie");
  life.wait();
  EXPECT_EQ(life.last.events.back().kind, EnquiryEventKind::kOfferEnded);
  life.answer(AnswerKind::kHandOver, "anna", "dagny");
  life.answer(AnswerKind::kAccept, "dagny");
  EXPECT_EQ(life.enquiry.owner, "dagny");
  EXPECT_EQ(life
                .refused(Answered{
                    {.kind = AnswerKind::kHandOver, .contact = "dagny", .other_contact = "anna"}})
                .reason,
            ErrorReason::kCycle);
}

TEST(Enquiry, GathersATeamRoundItsOwner) {
  Life life({{"anna"}});
  EXPECT_EQ(life.refused(ColleagueJoined{"anna", "berit"}).reason, ErrorReason::kNotAsked);
  life.answer(AnswerKind::kAccept, "anna");
  life.act(ColleagueJoined{"anna", "berit"});
  EXPECT_TRUE(life.wrote(LetterKind::kJoinedTeam, "berit"));
  life.act(ColleagueJoined{"anna", "berit"});
  EXPECT_THAT(life.last.events, IsEmpty());
  life.act(CoordinatorNamed{"anna", "berit"});
  life.act(ColleagueJoined{"berit", "cecilie"});
  EXPECT_THAT(life.enquiry.team, ElementsAre("berit", "cecilie"));
  EXPECT_EQ(life.refused(ColleagueJoined{"cecilie", "dagny"}).reason,
            ErrorReason::kAlreadyAnswered);
  life.act(Answered{
      {.kind = AnswerKind::kClose, .contact = "berit", .outcome = EnquiryOutcome::kCollaboration}});
  EXPECT_THAT(life.fact_kinds_of("anna"), Contains(EngagementKind::kCollaborated));
}

TEST(Enquiry, HasACoordinatorWhoIsToldAndBelongsToTheTeam) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  life.act(CoordinatorNamed{"anna", "berit"});
  EXPECT_THAT(life.enquiry.team, ElementsAre("berit"));
  EXPECT_EQ(life.enquiry.coordinator, "berit");
  EXPECT_THAT(life.last.letters, ElementsAre(LetterOrder{LetterKind::kCoordinatorNamed, "berit"}))
      << "one letter a step";
  EXPECT_THAT(life.fact_kinds_of("anna"), Contains(EngagementKind::kIntroduced));
  life.act(CoordinatorNamed{"anna", "berit"});
  EXPECT_THAT(life.last.events, IsEmpty()) << "it is so already";
  life.act(CoordinatorNamed{"berit", "anna"});
  EXPECT_EQ(life.enquiry.coordinator, "") << "the owner herself";
  EXPECT_TRUE(life.wrote(LetterKind::kCoordinatorNamed, "anna"));
  life.act(CoordinatorNamed{"anna", "berit"});
  life.act(CoordinatorNamed{"anna", "anna"});
  EXPECT_THAT(life.last.letters, IsEmpty()) << "she knows what she did";
}

TEST(Enquiry, TakesNoCoordinatorWhoCannotBeAsked) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  life.act(ColleagueJoined{"anna", "berit"});
  life.office.gone = {"berit", "olga"};
  for (const std::string who : {"berit", "olga", ""}) {
    const Error error = life.refused(CoordinatorNamed{"anna", who});
    EXPECT_EQ(error.reason, ErrorReason::kInvalidArgument) << who;
    EXPECT_EQ(error.violations.front().field, "colleague");
  }
  EXPECT_EQ(life.enquiry.coordinator, "");
}

TEST(Enquiry, TakesTeamAndCoordinatorByAnswersThatCanBeUndone) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  const model::EnquiryAnswer brings = {.kind = AnswerKind::kBringIn,
                                       .contact = "anna",
                                       .other_contact = "berit",
                                       .note = "Du kan dette."};
  life.act(Answered{brings, true});
  EXPECT_THAT(life.enquiry.team, IsEmpty());
  EXPECT_THAT(life.last.letters, IsEmpty()) << "while it can be undone";
  life.act(Undone{"anna"});
  life.act(Answered{brings, true});
  life.wait();
  EXPECT_THAT(life.enquiry.team, ElementsAre("berit"));
  EXPECT_TRUE(life.wrote(LetterKind::kJoinedTeam, "berit"));
  EXPECT_EQ(life.last.events.back().note, "Du kan dette.");
  EXPECT_EQ(life.last.events.back().actor_id, "anna");
  const Error again = life.refused(Answered{brings, true});
  EXPECT_EQ(again.reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(again.violations.front().field, "other_contact");
  life.act(Answered{
      {.kind = AnswerKind::kNameCoordinator, .contact = "anna", .other_contact = "cecilie"}, true});
  life.wait();
  EXPECT_EQ(life.enquiry.coordinator, "cecilie");
  EXPECT_THAT(life.enquiry.team, ElementsAre("berit", "cecilie"));
  EXPECT_EQ(life
                .refused(Answered{
                    {.kind = AnswerKind::kBringIn, .contact = "berit", .other_contact = "dagny"}})
                .reason,
            ErrorReason::kAlreadyAnswered)
      << "she is neither owner nor coordinator";
}

TEST(Enquiry, LetsABringingInLapseThatBecameImpossible) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  life.act(
      Answered{{.kind = AnswerKind::kBringIn, .contact = "anna", .other_contact = "berit"}, true});
  life.office.full = {"berit"};
  life.wait();
  EXPECT_THAT(life.enquiry.team, IsEmpty());
  EXPECT_EQ(life.enquiry.owner, "anna");
  EXPECT_EQ(life.last.events.front().kind, EnquiryEventKind::kAnswerLapsed);
}

TEST(Enquiry, TakesOnlySoManyColleaguesIntoATeam) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  for (std::size_t i = 0; i < model::kEnquiryTeamMax; ++i) {
    life.act(ColleagueJoined{"anna", "c" + std::to_string(i)});
  }
  EXPECT_EQ(life.refused(ColleagueJoined{"anna", "olga"}).reason, ErrorReason::kLimitExceeded);
  EXPECT_EQ(life.refused(CoordinatorNamed{"anna", "olga"}).reason, ErrorReason::kLimitExceeded);
  life.act(CoordinatorNamed{"anna", "c7"});
}

TEST(Enquiry, CanBeTakenBackByTheVentureAtAnyTime) {
  Life waiting({{"anna"}});
  waiting.act(ClosedByVenture{EnquiryOutcome::kWithdrawn, "vi fant ut av det"});
  EXPECT_EQ(waiting.enquiry.state, EnquiryState::kClosed);
  EXPECT_TRUE(waiting.wrote(LetterKind::kEnquiryEnded, "anna"));
  EXPECT_EQ(waiting.refused(ClosedByVenture{}).reason, ErrorReason::kAlreadyAnswered);
  EXPECT_EQ(waiting.refused(Answered{{.kind = AnswerKind::kAccept, .contact = "anna"}}).message,
            "enquiries/e1 is closed");
  Life owned({{"anna"}});
  owned.answer(AnswerKind::kAccept, "anna");
  EXPECT_EQ(owned.refused(ClosedByVenture{EnquiryOutcome::kGap, ""}).reason,
            ErrorReason::kInvalidArgument);
  owned.act(ClosedByVenture{EnquiryOutcome::kMet, ""});
  EXPECT_THAT(owned.fact_kinds_of("anna"), Contains(EngagementKind::kMet));
}

TEST(Enquiry, GoesToSomebodyElseWhenTheVentureWouldRather) {
  Life life({{"anna"}, {"berit"}, {"cecilie"}});
  life.act(NextAsked{});
  EXPECT_EQ(life.enquiry.waits_on, "berit");
  EXPECT_THAT(life.facts, IsEmpty());
  life.answer(AnswerKind::kAccept, "berit");
  life.act(NextAsked{});
  EXPECT_EQ(life.enquiry.owner, "berit") << "until the other takes it";
  EXPECT_EQ(life.enquiry.offered_to, "cecilie");
  EXPECT_EQ(life.refused(NextAsked{}).reason, ErrorReason::kAlreadyAnswered);
}

TEST(Enquiry, NotesAReportOfItsSenderByWhoeverGotIt) {
  Life life({{"anna"}});
  life.act(AbuseReported{"anna", "samme brev til alle"});
  EXPECT_EQ(life.last.events.front().kind, EnquiryEventKind::kAbuseReported);
  EXPECT_EQ(life.enquiry.state, EnquiryState::kClosed) << "no registrar looks into it";
  EXPECT_EQ(life.refused(AbuseReported{"olga", ""}).reason, ErrorReason::kAlreadyAnswered);
  SmallOffice office;
  office.registrars_of_place = {"rita"};
  Life other({{"anna"}, {"berit"}}, office);
  EXPECT_EQ(other.refused(AbuseReported{"olga", ""}).reason, ErrorReason::kNotAsked);
  other.act(AbuseReported{"anna", ""});
  EXPECT_EQ(other.enquiry.waits_on, "rita");
  EXPECT_TRUE(other.wrote(LetterKind::kRegistrarTask, "rita"));
}

TEST(Enquiry, StopsGrowingWhenSomebodyGoesOnAndOn) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  while (life.enquiry.event_count < model::kEnquiryEventsMax) {
    life.act(Replied{"anna"});
  }
  EXPECT_EQ(life.refused(Replied{"anna"}).reason, ErrorReason::kLimitExceeded);
  life.office.gone = {"anna"};
  life.office.registrars_of_place = {"rita"};
  life.act(TimePassed{});
  EXPECT_EQ(life.enquiry.owner, "rita");
  life.act(ClosedByVenture{});
}

TEST(Enquiry, GivesEachFactAKeyOfItsOwn) {
  Life life({{"anna"}});
  life.answer(AnswerKind::kAccept, "anna");
  life.answer(AnswerKind::kHandOver, "anna", "berit");
  life.answer(AnswerKind::kAccept, "berit");
  std::set<std::string> keys;
  for (const model::Engagement& fact : life.facts) keys.insert(fact.source_id);
  EXPECT_EQ(keys.size(), life.facts.size());
  EXPECT_EQ(life.facts.front().source_id, "enquiries/e1/3/8");
}

}  // namespace
}  // namespace veieninn::enquiry
