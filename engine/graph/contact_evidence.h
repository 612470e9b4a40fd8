// What a person's events say, counted in one canonical way: the newest outcome of a venture with
// her weighs 1, the next 1/2, … (evidence_model.h), each faded by its age.
//
//     answers   replied, met, referred, took ownership, piloted, collaborated: success;
//               no_reply: failure; sent, delivered, declined, introduced: neither
//     topic     met, took ownership, piloted, collaborated on it: success; referred: failure (she
//               is not the right one, and said so: never counted against her answering)
//     pass on   introduced, referred to another: success of that way
//
// Repeats are counted within (venture) for answers and topics, and within (venture, other contact)
// for passing on. Events of ventures without a row do not count.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "engine/belief/reply_belief.h"
#include "engine/graph/evidence_model.h"
#include "engine/graph/records.h"

namespace veieninn::graph {

[[nodiscard]] constexpr bool is_answer(model::EngagementKind kind) noexcept {
  using enum model::EngagementKind;
  return kind == kReplied || kind == kMet || kind == kReferred || kind == kTookOwnership ||
         kind == kPiloted || kind == kCollaborated;
}
[[nodiscard]] constexpr bool is_answer_outcome(model::EngagementKind kind) noexcept {
  return is_answer(kind) || kind == model::EngagementKind::kNoReply;
}
[[nodiscard]] constexpr bool is_topic_success(model::EngagementKind kind) noexcept {
  using enum model::EngagementKind;
  return kind == kMet || kind == kTookOwnership || kind == kPiloted || kind == kCollaborated;
}
[[nodiscard]] constexpr bool is_topic_outcome(model::EngagementKind kind) noexcept {
  return is_topic_success(kind) || kind == model::EngagementKind::kReferred;
}
[[nodiscard]] constexpr bool is_pass_on(model::EngagementKind kind) noexcept {
  return kind == model::EngagementKind::kIntroduced || kind == model::EngagementKind::kReferred;
}

struct ContactEvidence {
  belief::OutcomeSums answers;
  std::vector<std::pair<std::uint32_t, belief::OutcomeSums>> topics;  // by topic id, as text
  std::vector<std::pair<std::uint32_t, belief::OutcomeSums>> pairs;   // by venture number
  std::vector<std::pair<std::uint32_t, belief::FadingSum>> passes;    // by contact number
  double topic_success_weight = 0;
  std::int64_t last_event = kNoTime;
  std::int64_t last_sent = kNoTime;
};

// Sets the ranks of `events` (oldest first), which are all of one contact.
void rank_events(std::span<EventRecord> events, const IdTable& ventures);

// Adds up ranked events. `reference` as in fading_sum.h.
[[nodiscard]] ContactEvidence count_events(std::span<const EventRecord> events,
                                           const EvidenceModel& model, Day reference,
                                           const IdTable& topics);

[[nodiscard]] OutcomeRecord outcome_record(std::uint32_t about, const belief::OutcomeSums& sums);

}  // namespace veieninn::graph
