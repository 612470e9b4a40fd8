// Every enquiry that a small world can come to, by every action of everybody in every order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/enquiry/course.h"
#include "engine/model/enquiry_validation.h"
#include "engine/model/row_validation.h"
#include "tests/engine/enquiry/small_office.h"

namespace veieninn::enquiry {
namespace {

using model::AnswerKind;
using model::EngagementKind;
using model::Enquiry;
using model::EnquiryOutcome;
using model::EnquiryState;
using testing::IsEmpty;

// Ida introduces to Anna; Berit is the other way; Dagny stands in for Anna; Rita registers.
const std::vector<std::string> kEverybody = {"ida", "anna", "berit", "dagny", "rita"};
constexpr std::size_t kEnquiriesMin = 1000;     // fewer, and the walk went wrong
constexpr std::size_t kEnquiriesMax = 400'000;  // more, and the test would not end in time
constexpr int kClockStepsMax = 100;

std::string key_of(const Enquiry& enquiry) {
  std::string key = std::to_string(static_cast<int>(enquiry.state)) + "|" +
                    std::to_string(enquiry.hop) + "|" + enquiry.waits_on + "|" +
                    std::to_string(enquiry.reminders) + "|" + enquiry.owner + "|" +
                    enquiry.offered_to + "|" + enquiry.coordinator + "|" +
                    std::to_string(enquiry.outcome ? static_cast<int>(*enquiry.outcome) : 0) + "|" +
                    std::to_string(enquiry.due_time == kNever);
  // In what order people were asked changes nothing of what may follow.
  const auto add = [&](std::vector<std::string> list, bool ordered) {
    if (!ordered) std::ranges::sort(list);
    key += "|";
    for (const std::string& id : list) key += id + ",";
  };
  // What lies behind is done with.
  for (std::size_t way = static_cast<std::size_t>(enquiry.way); way < enquiry.ways.size(); ++way) {
    add(enquiry.ways[way].contacts, true);
  }
  add(enquiry.asked, false);
  add(enquiry.registrars, false);
  add(enquiry.team, false);
  if (enquiry.pending) {
    const model::EnquiryAnswer& answer = enquiry.pending->answer;
    key += "|" + std::to_string(static_cast<int>(answer.kind)) + answer.contact + ">" +
           answer.other_contact;
  }
  return key;
}

enum class Owners : bool { kOnlyEnd, kAct };

std::vector<Action> every_action(Instant now, Owners owners) {
  std::vector<Action> actions = {TimePassed{}, NextAsked{},
                                 ClosedByVenture{EnquiryOutcome::kWithdrawn, ""}};
  for (const std::string& contact : kEverybody) {
    actions.insert(actions.end(), {LetterSent{contact}, LetterDelivered{contact},
                                   LetterBounced{contact}, Replied{contact}, Undone{contact}});
    for (const AnswerKind kind :
         {AnswerKind::kAccept, AnswerKind::kIntroduce, AnswerKind::kDecline, AnswerKind::kLeave}) {
      actions.emplace_back(Answered{{.kind = kind, .contact = contact}});
    }
    actions.emplace_back(Answered{{.kind = AnswerKind::kAccept, .contact = contact}, true});
    actions.emplace_back(Answered{
        {.kind = AnswerKind::kAway, .contact = contact, .until = Instant{now.unix_seconds + 1}}});
    actions.emplace_back(Answered{
        {.kind = AnswerKind::kClose, .contact = contact, .outcome = EnquiryOutcome::kGap}});
    for (const std::string other : {"berit", "dagny"}) {
      actions.emplace_back(
          Answered{{.kind = AnswerKind::kRefer, .contact = contact, .other_contact = other}});
      if (owners == Owners::kOnlyEnd) continue;
      actions.emplace_back(
          Answered{{.kind = AnswerKind::kHandOver, .contact = contact, .other_contact = other}});
    }
    if (owners == Owners::kOnlyEnd) continue;
    actions.emplace_back(ColleagueJoined{contact, "dagny"});
    actions.emplace_back(CoordinatorNamed{contact, "dagny"});
    for (const AnswerKind kind : {AnswerKind::kBringIn, AnswerKind::kNameCoordinator}) {
      actions.emplace_back(
          Answered{{.kind = kind, .contact = contact, .other_contact = "dagny"}, true});
    }
  }
  return actions;
}

void expect_laws(const Enquiry& before, const Transition& made) {
  const Enquiry& after = made.enquiry;
  ASSERT_THAT(broken_laws(after), IsEmpty()) << key_of(after);
  if (!before.owner.empty()) {
    ASSERT_TRUE(!after.owner.empty()) << key_of(before) << " lost its owner";
    ASSERT_TRUE(after.state == EnquiryState::kAccepted || after.state == EnquiryState::kClosed);
  }
  ASSERT_THAT(model::violations(after, ""), IsEmpty()) << key_of(after);
  for (const model::EnquiryEvent& event : made.events) {
    ASSERT_THAT(model::violations(event, ""), IsEmpty()) << key_of(after);
  }
  for (const model::Engagement& fact : made.facts) {
    // What a store would refuse would hold up the clock.
    ASSERT_THAT(model::violations(fact, ""), IsEmpty()) << key_of(before);
    ASSERT_TRUE(fact.kind != EngagementKind::kNoReply ||
                (fact.contact == before.waits_on && !asks_for_introduction(before) &&
                 before.state != EnquiryState::kWithRegistrar))
        << "a fact against " << fact.contact << " in " << key_of(before);
  }
  ASSERT_EQ(after.event_count, before.event_count + static_cast<int>(made.events.size()));
}

// The clock alone brings it to an end, or to an owner.
void expect_end(Enquiry enquiry, const People& people, Instant now) {
  const std::string start = key_of(enquiry);
  for (int step = 0; step < kClockStepsMax; ++step) {
    if (enquiry.state == EnquiryState::kClosed) return;
    if (enquiry.state == EnquiryState::kAccepted && enquiry.offered_to.empty() &&
        !enquiry.pending) {
      return;
    }
    // In this world the mail works.
    if (enquiry.state == EnquiryState::kDrafted && !enquiry.pending) {
      enquiry = apply(enquiry, LetterSent{enquiry.waits_on}, people, now)->enquiry;
    }
    now = std::max(now, next_time(enquiry));
    enquiry = apply(enquiry, TimePassed{}, people, now)->enquiry;
  }
  FAIL() << start << " goes on for ever, now " << key_of(enquiry);
}

// As a store leaves it when the row of `contact` is erased.
Enquiry without(Enquiry enquiry, const std::string& contact, Instant now) {
  const bool rests_on_her = enquiry.waits_on == contact || enquiry.owner == contact ||
                            enquiry.offered_to == contact ||
                            (enquiry.pending && enquiry.pending->answer.contact == contact);
  for (std::string* one :
       {&enquiry.waits_on, &enquiry.owner, &enquiry.offered_to, &enquiry.coordinator}) {
    if (*one == contact) one->clear();
  }
  if (enquiry.pending && (enquiry.pending->answer.contact == contact ||
                          enquiry.pending->answer.other_contact == contact)) {
    enquiry.pending.reset();
  }
  for (model::EnquiryWay& way : enquiry.ways) {
    std::ranges::replace(way.contacts, contact, std::string());
  }
  for (auto* list : {&enquiry.asked, &enquiry.registrars, &enquiry.team}) {
    std::erase(*list, contact);
  }
  if (rests_on_her && enquiry.state != EnquiryState::kClosed) enquiry.due_time = now;
  return enquiry;
}

struct Reached {
  Enquiry enquiry;
  Instant now;
};

std::size_t walk_everything(const People& people, Owners owners) {
  std::unordered_set<std::string> seen;
  std::deque<Reached> to_visit;
  const auto visit = [&](const Transition& made, Instant now) {
    if (seen.insert(key_of(made.enquiry)).second) to_visit.push_back({made.enquiry, now});
  };
  visit(begin(enquiry_with({{"ida", "anna"}, {"berit"}}), people, kMondayNoon), kMondayNoon);
  if (people.works_there("anna")) {
    visit(begin_owned(enquiry_with({}), "anna", people, kMondayNoon), kMondayNoon);
  }
  while (!to_visit.empty() && seen.size() < kEnquiriesMax && !testing::Test::HasFatalFailure()) {
    Reached reached = std::move(to_visit.front());
    to_visit.pop_front();
    reached.enquiry.event_count = 0;  // the limit on events is another test's
    expect_end(reached.enquiry, people, reached.now);
    for (const Action& action : every_action(reached.now, owners)) {
      const bool passes = std::holds_alternative<TimePassed>(action);
      const Instant due = next_time(reached.enquiry);
      if (passes && due == kNever) continue;
      const Instant now = passes ? std::max(reached.now, due) : reached.now;
      const Result<Transition> made = apply(reached.enquiry, action, people, now);
      if (!made) continue;
      expect_laws(reached.enquiry, *made);
      if (testing::Test::HasFatalFailure()) break;
      visit(*made, now);
    }
  }
  EXPECT_LT(seen.size(), kEnquiriesMax);
  testing::Test::RecordProperty("enquiries", static_cast<int>(seen.size()));
  return seen.size();
}

TEST(EveryEnquiry, GoesOnAfterAnybodysErasure) {
  SmallOffice office;
  office.stands_in["anna"] = {"dagny"};
  office.registrars_of_place = {"rita"};
  std::unordered_set<std::string> seen;
  std::deque<Reached> to_visit;
  const auto visit = [&](const Enquiry& enquiry, Instant now) {
    if (seen.insert(key_of(enquiry)).second) to_visit.push_back({enquiry, now});
  };
  visit(begin(enquiry_with({{"ida", "anna"}, {"berit"}}), office, kMondayNoon).enquiry,
        kMondayNoon);
  while (!to_visit.empty() && !HasFatalFailure()) {
    Reached reached = std::move(to_visit.front());
    to_visit.pop_front();
    reached.enquiry.event_count = 0;
    for (const std::string& contact : kEverybody) {
      SmallOffice left = office;
      left.gone = {contact};
      Enquiry erased = without(reached.enquiry, contact, reached.now);
      const Result<Transition> made = apply(erased, TimePassed{}, left, reached.now);
      ASSERT_TRUE(made);
      ASSERT_THAT(broken_laws(made->enquiry), IsEmpty())
          << key_of(reached.enquiry) << " without " << contact;
      expect_end(made->enquiry, left, reached.now);
      // The others answer as if nothing had happened.
      for (const Action& action : every_action(reached.now, Owners::kOnlyEnd)) {
        const Result<Transition> next = apply(made->enquiry, action, left, reached.now);
        if (!next) continue;
        for (const model::Engagement& fact : next->facts) {
          if (fact.contact == contact || fact.other_contact == contact) continue;
          ASSERT_THAT(model::violations(fact, ""), IsEmpty()) << key_of(made->enquiry);
        }
      }
    }
    for (const Action& action : every_action(reached.now, Owners::kOnlyEnd)) {
      const Instant now = std::holds_alternative<TimePassed>(action)
                              ? std::max(reached.now, next_time(reached.enquiry))
                              : reached.now;
      if (now == kNever) continue;
      const Result<Transition> made = apply(reached.enquiry, action, office, now);
      if (made) visit(made->enquiry, now);
    }
  }
  EXPECT_GT(seen.size(), 100U);
}

SmallOffice everybody_there() {
  SmallOffice office;
  office.stands_in["anna"] = {"dagny"};
  office.registrars_of_place = {"rita"};
  office.time = {3, 10};
  return office;
}

TEST(EveryEnquiry, HasAWayOnAndNeverLosesItsOwner) {
  EXPECT_GT(walk_everything(everybody_there(), Owners::kAct), kEnquiriesMin);
}

TEST(EveryEnquiry, EndsAlsoWhereSomebodyIsGoneFullOrAway) {
  for (const std::string& who : kEverybody) {
    SmallOffice office = everybody_there();
    office.gone = {who};
    walk_everything(office, Owners::kOnlyEnd);
    office = everybody_there();
    office.away[who] = {{kAlways, kNever}};
    walk_everything(office, Owners::kOnlyEnd);
    office = everybody_there();
    office.full = {who};
    walk_everything(office, Owners::kOnlyEnd);
    if (HasFatalFailure()) FAIL() << "without " << who;
  }
}

}  // namespace
}  // namespace veieninn::enquiry
