// Which events everybody who works on an enquiry reads: one case a kind.
#include "service/answer_site/thread_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace veieninn::answer_site {
namespace {

using letters::ThreadFact;
using model::EnquiryActor;
using model::EnquiryEvent;
using model::EnquiryEventKind;
using model::EnquiryOutcome;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Anna took it, and Berit and Cecilie help her.
model::Enquiry owned() {
  model::Enquiry row;
  row.state = model::EnquiryState::kAccepted;
  row.owner = "anna";
  row.team = {"berit", "cecilie"};
  return row;
}

std::vector<EnquiryEvent> numbered(std::vector<EnquiryEvent> events) {
  std::int32_t number = 0;
  for (EnquiryEvent& event : events) event.number = ++number;
  return events;
}

EnquiryEvent by(const std::string& actor, EnquiryEventKind kind, const std::string& other = "",
                const std::string& note = "") {
  return {.kind = kind,
          .actor = EnquiryActor::kContact,
          .actor_id = actor,
          .contact = actor,
          .other_contact = other,
          .note = note};
}

const EnquiryEvent kTakenByAnna = by("anna", EnquiryEventKind::kAccepted);

// What is told of `event` alone, after Anna took it.
std::vector<ThreadEvent> told(const EnquiryEvent& event, const model::Enquiry& row = owned()) {
  std::vector<ThreadEvent> all = thread_events(row, numbered({kTakenByAnna, event}));
  all.erase(all.begin());
  return all;
}

struct Row {
  EnquiryEventKind kind;
  std::vector<ThreadEvent> shown;
};

// Each of Anna, about Berit, with a note.
const std::vector<Row>& rows() {
  using enum EnquiryEventKind;
  const auto line = [](ThreadFact fact, const std::string& whom = "",
                       const std::string& note = "") {
    return std::vector<ThreadEvent>{{.fact = fact, .who = "anna", .whom = whom, .note = note}};
  };
  static const std::vector<Row> all = {
      {kCreated, {{.fact = ThreadFact::kTakenUp, .whom = "anna"}}},
      {kAsked, {}},
      {kSent, {}},
      {kDelivered, {}},
      {kBounced, {}},
      {kReminded, {}},
      {kIntroduced, line(ThreadFact::kIntroduced, "berit")},
      {kReferred, line(ThreadFact::kPassedOn, "berit", "Hei")},
      {kDeclined, {}},
      {kSilent, {}},
      {kAway, {}},
      {kLeft, {}},
      {kSkipped, {}},
      {kReplied, line(ThreadFact::kReplied)},
      {kAccepted, line(ThreadFact::kTaken)},
      {kOffered, line(ThreadFact::kOffered, "berit", "Hei")},
      {kOfferEnded, {}},
      {kHandedOver, line(ThreadFact::kHandedOver, "berit")},
      {kJoined, line(ThreadFact::kJoined, "berit", "Hei")},
      {kCoordinated, line(ThreadFact::kCoordinated, "berit", "Hei")},
      {kFollowedUp, {}},
      {kAnswerTaken, {}},
      {kAnswerUndone, {}},
      {kAnswerLapsed, {}},
      {kAbuseReported, {}},
      {EnquiryEventKind::kClosed, line(ThreadFact::kClosed, "", "Hei")},
  };
  return all;
}

TEST(ThreadFacts, AreTheseOfEachKindOfEvent) {
  ASSERT_THAT(rows(), SizeIs(static_cast<std::size_t>(EnquiryEventKind::kClosed)));
  for (std::size_t i = 0; i < rows().size(); ++i) {
    const Row& row = rows()[i];
    ASSERT_EQ(static_cast<std::size_t>(row.kind), i + 1) << "each kind, in its order";
    EXPECT_EQ(told(by("anna", row.kind, "berit", "Hei")), row.shown) << "kind " << i + 1;
  }
}

TEST(ThreadFacts, TellThatTheVentureWroteWhereNobodyInvitedIt) {
  EnquiryEvent written = by("anna", EnquiryEventKind::kCreated);
  written.contact.clear();
  EXPECT_EQ(told(written), (std::vector<ThreadEvent>{{.fact = ThreadFact::kWritten}}));
}

TEST(ThreadFacts, NameNobodyWhoWasOnlyAsked) {
  using enum EnquiryEventKind;
  for (const EnquiryEventKind kind : {kIntroduced, kReferred, kOffered}) {
    const auto events = told(by("anna", kind, "olga"));
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events[0].whom, "") << static_cast<int>(kind);
    EXPECT_EQ(told(by("anna", kind, "cecilie"))[0].whom, "cecilie");
  }
  model::Enquiry offered = owned();
  offered.offered_to = "olga";
  EXPECT_EQ(told(by("anna", kOffered, "olga"), offered)[0].whom, "olga") << "while she is asked";
}

TEST(ThreadFacts, TellThatAReplyTookItAndWhoWroteSince) {
  model::Enquiry row = owned();
  const EnquiryEvent late = by("olga", EnquiryEventKind::kReplied);
  const EnquiryEvent first = by("anna", EnquiryEventKind::kReplied);
  const EnquiryEvent helper = by("berit", EnquiryEventKind::kReplied);
  const auto events = thread_events(row, numbered({late, first, first, helper, late}));
  ASSERT_THAT(events, SizeIs(3)) << "what was written by who was passed by is none of it";
  EXPECT_EQ(events[0].fact, ThreadFact::kTaken);
  EXPECT_EQ(events[1].fact, ThreadFact::kReplied);
  EXPECT_EQ(events[2].who, "berit");
  // The first owner is known also after it was handed over.
  row.owner = "cecilie";
  const auto handed =
      thread_events(row, numbered({first, by("anna", EnquiryEventKind::kHandedOver, "cecilie")}));
  ASSERT_THAT(handed, SizeIs(2));
  EXPECT_EQ(handed[0].fact, ThreadFact::kTaken);
  EXPECT_EQ(handed[0].who, "anna");
}

TEST(ThreadFacts, KeepTheVenturesWishForSomebodyElseFromTheTeam) {
  EnquiryEvent wished = by("anna", EnquiryEventKind::kOffered, "berit", "Hun svarer aldri.");
  wished.actor = EnquiryActor::kVenture;
  EXPECT_THAT(told(wished), IsEmpty());
}

TEST(ThreadFacts, TellOnceOfAnOfferThatWasPassedOn) {
  EnquiryEvent again = by("anna", EnquiryEventKind::kOffered, "cecilie");
  again.actor_id = "berit";
  const auto events = thread_events(
      owned(), numbered({kTakenByAnna, by("anna", EnquiryEventKind::kOffered, "berit"),
                         by("berit", EnquiryEventKind::kReferred, "cecilie"),
                         by("berit", EnquiryEventKind::kOfferEnded), again}));
  ASSERT_THAT(events, SizeIs(3));
  EXPECT_EQ(events[2].fact, ThreadFact::kPassedOn);
}

TEST(ThreadFacts, TellWhoEndedItAndKeepTheVenturesWords) {
  EnquiryEvent ended{.kind = EnquiryEventKind::kClosed,
                     .actor = EnquiryActor::kVenture,
                     .actor_id = "v1",
                     .contact = "anna",
                     .note = "Vi fant ut av det.",
                     .outcome = EnquiryOutcome::kWithdrawn};
  EXPECT_THAT(told(ended), ElementsAre(ThreadEvent{.fact = ThreadFact::kClosed,
                                                   .by_venture = true,
                                                   .outcome = EnquiryOutcome::kWithdrawn}));
  ended.actor = EnquiryActor::kClock;
  ended.outcome = EnquiryOutcome::kGap;
  EXPECT_THAT(told(ended), ElementsAre(ThreadEvent{.fact = ThreadFact::kEnded,
                                                   .outcome = EnquiryOutcome::kGap}));
}

TEST(ThreadFacts, SayNothingWhereTheClockTakesThePartBackFromWhoIsGone) {
  EnquiryEvent back = by("anna", EnquiryEventKind::kCoordinated, "anna");
  EXPECT_EQ(told(back)[0].fact, ThreadFact::kCoordinatesHerself);
  back.actor = EnquiryActor::kClock;
  EXPECT_THAT(told(back), IsEmpty());
}

TEST(ThreadFacts, AreBoundedAndKeepTheNewest) {
  std::vector<EnquiryEvent> events = {kTakenByAnna};
  for (int i = 0; i < model::kEnquiryEventsMax; ++i) {
    events.push_back(by("anna", EnquiryEventKind::kReplied));
  }
  const auto shown = thread_events(owned(), numbered(events));
  EXPECT_THAT(shown, SizeIs(letters::kThreadLinesMax));
  EXPECT_EQ(shown.front().fact, ThreadFact::kReplied);
}

}  // namespace
}  // namespace veieninn::answer_site
