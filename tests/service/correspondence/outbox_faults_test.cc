// Bad days of the mail server, the store and the process itself.
#include <algorithm>

#include "tests/service/correspondence/outbox_fixture.h"

namespace veieninn::correspondence {
namespace {

using model::AnswerKind;
using model::EnquiryEventKind;
using model::EnquiryState;
using post::SendKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Death {};  // of the process, at some point of it

// ---- a bad day ----

TEST_F(OutboxTest, LosesAndDoublesNothingOverADayWithoutAMailServer) {
  for (int i = 0; i < 50; ++i) {
    const std::string number = std::to_string(100 + i);
    a_venture("w" + number);
    model::Contact own = contact_row("c" + number);
    own.capacity_per_week = 5;
    commit({store::put(own)});
  }
  sender.always = outcome_of(SendKind::kTryAgain, 0);
  for (int minute = 0; minute < 24 * 60; minute += 5) {
    const int i = minute / 25;
    if (minute % 25 == 0 && i < 50) {
      const std::string number = std::to_string(100 + i);
      enquiries::Opening asked = opening("e" + number, "w" + number);
      asked.chosen_way = {"c" + number};
      asked.sender_address = "w" + number + "@bedrift.example.org";
      open(asked);
    }
    round();
    pass(300);
  }
  EXPECT_LE(sender.attempts, 24 * 60 * 3) << "a server that is down is not hammered";
  sender.always.reset();
  for (int minute = 0; minute < 180; ++minute) {
    send_all();
    pass(60);
  }
  EXPECT_EQ(sender.mails.size(), 100U);
  EXPECT_EQ(sender.message_ids().size(), 100U);
  for (int i = 0; i < 50; ++i) {
    const std::string number = std::to_string(100 + i);
    EXPECT_EQ(enquiry("e" + number).state, EnquiryState::kSent) << number;
    EXPECT_THAT(sender.to(address("c" + number)), SizeIs(1));
  }
}

TEST_F(OutboxTest, KeepsTheOrderOfOneReadersLettersWhateverIsPutOff) {
  open();
  send_all();
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  act(enquiry::ColleagueJoined{"anna", "frida"});
  answer({.kind = AnswerKind::kHandOver, .contact = "anna", .other_contact = "frida"});
  int tries = 0;
  sender.before_taking = [&] {
    sender.always =
        ++tries <= 2 ? std::optional(outcome_of(SendKind::kTryAgain, 451)) : std::nullopt;
  };
  for (int minute = 0; minute < 10; ++minute) {
    send_all();
    now.unix_seconds += 60;
  }
  EXPECT_THAT(sender.subjects_to(address("frida")),
              ElementsAre("Du er med på å hjelpe Modig Humle", "Vil du følge opp Modig Humle?"));
}

TEST_F(OutboxTest, TellsOnlyWhatStillHoldsWhenLettersWereHeldUp) {
  open();
  sender.outcomes[kVentureAddress] = outcome_of(SendKind::kTryAgain, 451);
  send_all();
  answer({.kind = AnswerKind::kAccept, .contact = "anna"});
  send_all();
  answer({.kind = AnswerKind::kClose, .contact = "anna", .outcome = model::EnquiryOutcome::kMet});
  EXPECT_THAT(sender.to(kVentureAddress), IsEmpty());
  sender.outcomes.clear();
  now.unix_seconds += 3600;
  send_all();
  EXPECT_THAT(sender.subjects_to(kVentureAddress), ElementsAre("Henvendelsen din er avsluttet"))
      << "what no longer holds is not told";
}

// ---- death at every point ----

// Dies at the n-th of all points between the commits and the sends of a round; returns whether
// there was such a point.
class OutboxDeath : public OutboxTest {
 protected:
  bool die_at(int point) {
    int passed = 0;
    const auto maybe_die = [&] {
      if (passed++ == point) throw Death{};
    };
    store->before_commit = [&](const store::Commit&) { maybe_die(); };
    store->after_commit = [&](const store::Commit&) { maybe_die(); };
    sender.before_taking = maybe_die;
    sender.after_taking = maybe_die;
    bool died = false;
    try {
      static_cast<void>(outbox->run_once(now));
    } catch (const Death&) {
      died = true;
    }
    store->before_commit = {};
    store->after_commit = {};
    sender.before_taking = {};
    sender.after_taking = {};
    return died;
  }
};

TEST_F(OutboxDeath, LosesNothingAndCountsNothingTwiceWhereverItDies) {
  int point = 0;
  for (;; ++point) {
    SCOPED_TRACE(testing::Message() << "point " << point);
    const std::string id = "e" + std::to_string(point);
    a_venture("w" + std::to_string(point));
    sender.mails.clear();
    open(opening(id, "w" + std::to_string(point)));
    const bool died = die_at(point);
    make_outbox();  // a new process
    now.unix_seconds += 7200;
    send_all();
    EXPECT_EQ(sender.message_ids().size(), 2U) << "each letter, once by its id";
    EXPECT_LE(sender.mails.size(), 3U) << "one may have gone twice";
    EXPECT_EQ(enquiry(id).state, EnquiryState::kSent);
    const auto kinds = events(id);
    EXPECT_EQ(std::ranges::count(kinds, EnquiryEventKind::kSent), 1);
    act(enquiry::ClosedByVenture{model::EnquiryOutcome::kWithdrawn, ""}, id);
    send_all();
    if (!died) break;
  }
  EXPECT_GE(point, 12) << "begin, send, tell, end of two letters";
}

TEST_F(OutboxTest, TellsWhatLeftOnceTheStoreIsWellAgainAndSendsItNotOnceMore) {
  open();
  sender.after_taking = [&] { store->commits_fail = true; };
  EXPECT_EQ(outbox->run_once(now).error().reason, ErrorReason::kUnavailable);
  sender.after_taking = {};
  now.unix_seconds += 7200;
  EXPECT_EQ(outbox->run_once(now).error().reason, ErrorReason::kUnavailable);
  EXPECT_EQ(enquiry().state, EnquiryState::kDrafted);
  store->commits_fail = false;
  send_all();
  EXPECT_EQ(enquiry().state, EnquiryState::kSent);
  EXPECT_EQ(sender.mails.size(), 2U);
}

}  // namespace
}  // namespace veieninn::correspondence
