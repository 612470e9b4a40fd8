#include "service/correspondence/letter_need.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace veieninn::correspondence {
namespace {

using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const std::vector<LetterKind>& all_kinds() {
  using enum LetterKind;
  static const std::vector<LetterKind> kinds = {
      kEnquiry,       kIntroduction, kEnquiryReminder, kOwnershipGiven,      kOwnershipOffered,
      kFollowUp,      kJoinedTeam,   kRegistrarTask,   kRegistrarReminder,   kEnquiryEnded,
      kVentureSent,   kVentureNext,  kVentureAccepted, kVentureOwnerChanged, kVentureWithRegistrar,
      kVentureClosed, kVentureGap,   kCoordinatorNamed};
  return kinds;
}

// Kinds of letters to or about `contact` that would still go out.
std::vector<LetterKind> needed(const model::Enquiry& enquiry, const std::string& contact,
                               const std::vector<model::EnquiryEvent>& events = {}) {
  std::vector<LetterKind> kinds;
  for (const LetterKind kind : all_kinds()) {
    store::Letter letter;
    letter.kind = kind;
    letter.contact = contact;
    if (is_still_needed(letter, enquiry, events)) kinds.push_back(kind);
  }
  return kinds;
}

model::Enquiry waiting_on(const std::string& contact, std::vector<std::string> way) {
  model::Enquiry row;
  row.id = "e1";
  row.state = EnquiryState::kSent;
  row.ways = {{std::move(way)}};
  row.waits_on = contact;
  row.asked = {contact};
  return row;
}

model::Enquiry owned_by(const std::string& contact) {
  model::Enquiry row = waiting_on("", {"c1"});
  row.state = EnquiryState::kAccepted;
  row.owner = contact;
  return row;
}

TEST(LetterNeed, IsToAskWhomItWaitsOn) {
  using enum LetterKind;
  const model::Enquiry row = waiting_on("c1", {"c1"});
  EXPECT_THAT(needed(row, "c1"),
              UnorderedElementsAre(kEnquiry, kEnquiryReminder, kVentureSent, kVentureNext));
  EXPECT_THAT(needed(row, "c2"), IsEmpty());
}

TEST(LetterNeed, IsToAskAnIntroducerToIntroduce) {
  using enum LetterKind;
  EXPECT_THAT(needed(waiting_on("i1", {"i1", "c1"}), "i1"),
              UnorderedElementsAre(kIntroduction, kEnquiryReminder, kVentureSent, kVentureNext));
}

TEST(LetterNeed, IsToRemindNobodyWhoseAnswerWaitsToTakeEffect) {
  model::Enquiry row = waiting_on("c1", {"c1"});
  row.pending = {{.kind = model::AnswerKind::kAccept, .contact = "c1"}, Instant{1}};
  EXPECT_THAT(needed(row, "c1"), testing::Not(testing::Contains(LetterKind::kEnquiryReminder)));
}

TEST(LetterNeed, IsToTellWhoOwnsIt) {
  using enum LetterKind;
  EXPECT_THAT(needed(owned_by("c1"), "c1"),
              UnorderedElementsAre(kOwnershipGiven, kFollowUp, kVentureAccepted,
                                   kVentureOwnerChanged, kCoordinatorNamed))
      << "an owner holds the threads while nobody else is named";
}

TEST(LetterNeed, IsToAskWhoIsOfferedItAndToTellTheTeam) {
  using enum LetterKind;
  model::Enquiry row = owned_by("c1");
  row.offered_to = "c2";
  row.team = {"c3"};
  EXPECT_THAT(needed(row, "c2"), UnorderedElementsAre(kOwnershipOffered));
  EXPECT_THAT(needed(row, "c3"), UnorderedElementsAre(kJoinedTeam));
  row.coordinator = "c3";
  EXPECT_THAT(needed(row, "c3"), UnorderedElementsAre(kJoinedTeam, kCoordinatorNamed));
  row.state = EnquiryState::kClosed;
  EXPECT_THAT(needed(row, "c3"), testing::Not(testing::Contains(kJoinedTeam)));
  EXPECT_THAT(needed(row, "c3"), testing::Not(testing::Contains(kCoordinatorNamed)));
}

TEST(LetterNeed, IsToGiveTheRegistrarHerTask) {
  using enum LetterKind;
  model::Enquiry row = waiting_on("r1", {"c1"});
  row.state = EnquiryState::kWithRegistrar;
  row.registrars = {"r1"};
  EXPECT_THAT(needed(row, "r1"),
              UnorderedElementsAre(kRegistrarTask, kRegistrarReminder, kVentureWithRegistrar));
}

TEST(LetterNeed, IsToTellTheEndOnlyToWhoHeardOfIt) {
  using enum LetterKind;
  model::Enquiry row = owned_by("c1");
  const model::EnquiryEvent sent{.kind = model::EnquiryEventKind::kSent, .contact = "c2"};
  EXPECT_THAT(needed(row, "c2", {sent}), UnorderedElementsAre(kEnquiryEnded));
  EXPECT_THAT(needed(row, "c2"), IsEmpty());
  row.state = EnquiryState::kClosed;
  row.outcome = EnquiryOutcome::kMet;
  EXPECT_THAT(needed(row, "c1"), UnorderedElementsAre(kEnquiryEnded, kVentureClosed));
  row.outcome = EnquiryOutcome::kGap;
  EXPECT_THAT(needed(row, "c9"), UnorderedElementsAre(kVentureGap));
}

TEST(LetterNeed, GivesALinkToWhoeverIsAskedSomethingOrWorksOnIt) {
  using enum LetterKind;
  std::vector<LetterKind> asking;
  std::vector<LetterKind> linked;
  for (const LetterKind kind : all_kinds()) {
    if (asks_contact(kind)) asking.push_back(kind);
    if (has_link(kind)) linked.push_back(kind);
  }
  EXPECT_THAT(asking, UnorderedElementsAre(kEnquiry, kIntroduction, kEnquiryReminder,
                                           kOwnershipGiven, kOwnershipOffered, kFollowUp,
                                           kRegistrarTask, kRegistrarReminder));
  asking.insert(asking.end(), {kJoinedTeam, kCoordinatorNamed});
  EXPECT_THAT(linked, testing::UnorderedElementsAreArray(asking));
}

}  // namespace
}  // namespace veieninn::correspondence
