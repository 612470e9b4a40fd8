// A year in an office: ventures, contacts, mail, clock and crashes act in any order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/base/random.h"
#include "tests/engine/enquiry/small_office.h"

namespace veieninn::enquiry {
namespace {

using model::AnswerKind;
using model::Enquiry;
using model::EnquiryOutcome;
using model::EnquiryState;
using testing::IsEmpty;

constexpr int kActions = 10'000;
constexpr int kEnquiries = 60;
constexpr std::size_t kPeople = 12;

// Chance that is the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = mixed(state_);
    return state_ % bound;
  }

 private:
  std::uint64_t state_;
};

class Year {
 public:
  explicit Year(std::uint64_t seed) : random_(seed) {
    for (std::size_t i = 0; i < kPeople; ++i) people_.push_back("c" + std::to_string(i));
    for (std::size_t i = 0; i < kPeople; ++i) {
      office_.stands_in[people_[i]] = {people_[(i + 1) % kPeople], people_[(i + 5) % kPeople]};
    }
    office_.registrars_of_place = {"c10", "c11"};
    for (int i = 0; i < kEnquiries; ++i) {
      Enquiry enquiry = enquiry_with({{anybody(), anybody()}, {anybody()}, {anybody()}});
      enquiry.id = "e" + std::to_string(i);
      enquiries_.push_back(begin(std::move(enquiry), office_, now_).enquiry);
    }
  }

  void live() {
    for (int i = 0; i < kActions; ++i) {
      // A year of 10,000 actions.
      now_.unix_seconds += static_cast<std::int64_t>(random_.below(2 * 3154));
      if (random_.below(50) == 0) change_office();
      Enquiry& enquiry = enquiries_[random_.below(enquiries_.size())];
      const Result<Transition> made = apply(enquiry, any_action(enquiry), office_, now_);
      if (!made) continue;
      // A crash before the commit: it never happened.
      if (random_.below(10) == 0) continue;
      enquiry = made->enquiry;
      ASSERT_THAT(broken_laws(enquiry), IsEmpty()) << enquiry.id << " after action " << i;
    }
  }

  // As often as the clock would: whatever is due, and whose person is gone.
  void settle() {
    for (Enquiry& enquiry : enquiries_) {
      for (int step = 0; step < 3; ++step) {
        const Result<Transition> made = apply(enquiry, TimePassed{}, office_, now_);
        ASSERT_TRUE(made) << made.error().message;
        enquiry = made->enquiry;
      }
    }
  }
  [[nodiscard]] const std::vector<Enquiry>& enquiries() const { return enquiries_; }
  [[nodiscard]] const SmallOffice& office() const { return office_; }

 private:
  std::string anybody() { return people_[random_.below(people_.size())]; }

  void change_office() {
    const std::string who = anybody();
    switch (random_.below(4)) {
      case 0:
        office_.gone.insert(who);
        break;
      case 1:
        office_.gone.clear();
        break;
      case 2:
        office_.away[who] = {{now_, Instant{now_.unix_seconds + 14 * kSecondsPerDay}}};
        break;
      default:
        office_.full = {who};
    }
  }

  // Of those who may, mostly; of anybody, now and then.
  std::string somebody_for(const Enquiry& enquiry) {
    if (random_.below(5) == 0) return anybody();
    if (!enquiry.offered_to.empty() && random_.below(2) == 0) return enquiry.offered_to;
    return enquiry.state == EnquiryState::kAccepted ? enquiry.owner : enquiry.waits_on;
  }

  Action any_action(const Enquiry& enquiry) {
    const std::string who = somebody_for(enquiry);
    switch (random_.below(14)) {
      case 0:
        return LetterSent{who};
      case 1:
        return LetterDelivered{who};
      case 2:
        return LetterBounced{who};
      case 3:
        return random_.below(4) == 0 ? Action{Replied{who}} : Action{TimePassed{}};
      case 4:
        return Undone{who};
      case 5:
        return ColleagueJoined{who, anybody()};
      case 6:
        return CoordinatorNamed{who, anybody()};
      case 7:
        return random_.below(8) == 0 ? Action{ClosedByVenture{}} : Action{NextAsked{}};
      default:
        break;
    }
    model::EnquiryAnswer answer{.kind = static_cast<AnswerKind>(1 + random_.below(10)),
                                .contact = who,
                                .other_contact = anybody()};
    answer.until = Instant{now_.unix_seconds + 5 * kSecondsPerDay};
    answer.outcome = static_cast<EnquiryOutcome>(1 + random_.below(7));
    return Answered{std::move(answer), random_.below(2) == 0};
  }

  Chance random_;
  Instant now_ = kMondayNoon;
  SmallOffice office_;
  std::vector<std::string> people_;
  std::vector<Enquiry> enquiries_;
};

TEST(YearOfEnquiries, LeavesEachClosedOwnedOrWaitingOnSomebodyWithADueTime) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Year year(seed);
    year.live();
    if (HasFatalFailure()) return;
    year.settle();
    if (HasFatalFailure()) return;
    int ended = 0;
    for (const Enquiry& enquiry : year.enquiries()) {
      EXPECT_THAT(broken_laws(enquiry), IsEmpty()) << enquiry.id;
      if (enquiry.state == EnquiryState::kClosed) {
        ++ended;
        continue;
      }
      const std::string& who = enquiry.owner.empty() ? enquiry.waits_on : enquiry.owner;
      EXPECT_TRUE(enquiry.pending || year.office().works_there(who))
          << enquiry.id << " is left with " << who << ", who is gone";
    }
    EXPECT_GT(ended, 0);
  }
}

}  // namespace
}  // namespace veieninn::enquiry
