#include "engine/routing/answer_times.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <ranges>
#include <vector>

#include "engine/base/working_days.h"
#include "engine/graph/derivation.h"

namespace veieninn::routing {

using graph::Event;
using graph::kNone;
using model::EngagementKind;

namespace {

// One enquiry, from when it was sent.
struct Case {
  std::uint32_t venture = kNone;
  std::int64_t sent = 0;
  std::int64_t ended = 0;  // answered, or now
  bool answered = false;
};

// Those answered and those that wait still, oldest end first. A venture waits for one answer at a
// time.
std::vector<Case> cases_of(const graph::SnapshotData& data, std::uint32_t contact, Instant as_of) {
  std::vector<Case> cases;
  boost::unordered_flat_map<std::uint32_t, std::int64_t> waiting;
  for (const Event& event : graph::until(data.events[contact], as_of.unix_seconds)) {
    if (event.kind == EngagementKind::kSent) waiting.try_emplace(event.venture, event.time);
    const bool ends = model::is_outcome(event.kind) || event.kind == EngagementKind::kDeclined;
    const auto sent = ends ? waiting.find(event.venture) : waiting.end();
    if (sent == waiting.end()) continue;
    if (model::is_answer(event.kind)) {
      cases.push_back({event.venture, sent->second, event.time, true});
    }
    waiting.erase(sent);
  }
  // In an order that does not hang on the map's.
  const std::size_t ended = cases.size();
  for (const auto& [venture, sent] : waiting) {
    cases.push_back({venture, sent, as_of.unix_seconds, false});
  }
  std::ranges::sort(cases.begin() + static_cast<std::ptrdiff_t>(ended), cases.end(), {},
                    &Case::venture);
  return cases;
}

// Adds her cases; `probability`: her P(answers).
std::size_t add_cases(const graph::SnapshotData& data, std::uint32_t contact, Instant as_of,
                      double probability, const belief::AnswerShares& general,
                      belief::AnswerTimes& times) {
  std::size_t answered = 0;
  graph::RepeatWeights weights(data.parameters.repeat_weight);
  for (const Case& one : cases_of(data, contact, as_of) | std::views::reverse) {
    const Day age = day_of(as_of) - day_of(Instant{one.ended});
    const double weight = weights.next(one.venture) * data.evidence_decay->factor(age);
    const int days = working_days_between(Instant{one.sent}, Instant{one.ended},
                                          data.absences[contact], belief::kAnswerDaysMost);
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
