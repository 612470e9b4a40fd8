#include "engine/routing/answer_times.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <ranges>

#include "engine/base/working_days.h"
#include "engine/graph/derivation.h"

namespace veieninn::routing {

using graph::Event;
using graph::kNone;
using model::EngagementKind;

namespace {

// The newest: they say most, and nobody's answer waits for a thousand to be read.
constexpr std::size_t kEventsReadMax = 256;

// One enquiry, from when it was sent.
struct Case {
  std::uint32_t venture = kNone;
  std::int64_t sent = 0;
  std::int64_t ended = 0;  // answered, or now
  bool answered = false;
};
// So few that looking through them beats a table.
using Cases = boost::container::small_vector<Case, 32>;

// Those answered and those that wait still, oldest end first. A venture waits for one answer at a
// time.
Cases cases_of(const graph::SnapshotData& data, std::uint32_t contact, Instant as_of) {
  Cases cases;
  Cases waiting;
  const auto all = graph::until(data.events[contact], as_of.unix_seconds);
  for (const Event& event : all.last(std::min(kEventsReadMax, all.size()))) {
    const bool begins = event.kind == EngagementKind::kSent;
    const bool ends = model::is_outcome(event.kind) || event.kind == EngagementKind::kDeclined;
    if (!begins && !ends) continue;
    const auto sent = std::ranges::find(waiting, event.venture, &Case::venture);
    if (begins && sent == waiting.end()) {
      waiting.push_back({event.venture, event.time, as_of.unix_seconds, false});
    }
    if (!ends || sent == waiting.end()) continue;
    if (model::is_answer(event.kind)) {
      cases.push_back({event.venture, sent->sent, event.time, true});
    }
    waiting.erase(sent);
  }
  cases.insert(cases.end(), waiting.begin(), waiting.end());
  return cases;
}

// What the next older case of a venture weighs.
class CaseWeights {
 public:
  explicit CaseWeights(double repeat_weight) noexcept : repeat_weight_(repeat_weight) {}
  double next(std::uint32_t venture) {
    const auto found = std::ranges::find(next_, venture, &Next::venture);
    if (found == next_.end()) {
      next_.push_back({venture, repeat_weight_});
      return 1;
    }
    const double weight = found->weight;
    found->weight *= repeat_weight_;
    return weight;
  }

 private:
  struct Next {
    std::uint32_t venture;
    double weight;
  };
  double repeat_weight_;
  boost::container::small_vector<Next, 32> next_;
};

int working_days_of(const graph::SnapshotData& data, std::uint32_t contact, const Case& one) {
  return working_days_between(Instant{one.sent}, Instant{one.ended}, data.absences[contact],
                              belief::kAnswerDaysMost);
}

// Adds her cases; `probability`: her P(answers).
std::size_t add_cases(const graph::SnapshotData& data, std::uint32_t contact, Instant as_of,
                      double probability, const belief::AnswerShares& general,
                      belief::AnswerTimes& times) {
  std::size_t answered = 0;
  CaseWeights weights(data.parameters.repeat_weight);
  for (const Case& one : cases_of(data, contact, as_of) | std::views::reverse) {
    const Day age = day_of(as_of) - day_of(Instant{one.ended});
    const double weight = weights.next(one.venture) * data.evidence_decay->factor(age);
    const int days = working_days_of(data, contact, one);
    if (one.answered) {
      times.add_answered(days, weight);
      ++answered;
    } else {
      times.add_waiting(days, weight * belief::answered_yet(probability, general, days));
    }
  }
  return answered;
}

}  // namespace

belief::AnswerShares answer_shares(const graph::SnapshotData& data, std::uint32_t contact,
                                   Instant as_of, double probability) {
  const belief::AnswerShares general = belief::general_answer_shares(data.parameters);
  belief::AnswerTimes times;
  // Most people have never been sent anything: their events need not be read.
  if (data.contacts[contact].last_sent_time != graph::kNoTime) {
    add_cases(data, contact, as_of, probability, general, times);
  }
  return times.shares(general, data.parameters.answer_time_strength);
}

belief::AnswerShares answer_shares(const graph::Snapshot& snapshot, ContactIndex contact,
                                   Instant as_of) {
  const graph::SnapshotData& data = snapshot.data();
  return answer_shares(data, contact.value, as_of, data.parameters.answer_mean);
}

std::vector<AnsweredCase> answered_cases(const graph::SnapshotData& data, std::uint32_t contact,
                                         Instant as_of) {
  std::vector<AnsweredCase> answered;
  for (const Case& one : cases_of(data, contact, as_of)) {
    if (!one.answered) continue;
    answered.push_back({Instant{one.ended}, working_days_of(data, contact, one)});
  }
  return answered;
}

LearnedAnswerShares learn_answer_shares(const graph::SnapshotData& data, Instant as_of) {
  const belief::AnswerShares general = belief::general_answer_shares(data.parameters);
  LearnedAnswerShares learned;
  belief::AnswerTimes times;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    if (!data.contacts[contact].alive) continue;
    learned.answered +=
        add_cases(data, contact, as_of, data.parameters.answer_mean, general, times);
  }
  learned.shares = times.estimate(general);
  return learned;
}

}  // namespace veieninn::routing
