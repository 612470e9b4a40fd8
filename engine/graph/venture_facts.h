// What is known of a venture's work at one moment: what it states, what its row tells, and what
// followed where somebody answered it. Pure functions of its own rows.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <span>

#include "engine/belief/evidence_decay.h"
#include "engine/belief/model_parameters.h"
#include "engine/belief/reply_belief.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// Of a venture's deeds the newest that are read: so that one with a million costs no more.
inline constexpr std::size_t kDeedsReadMax = 200;

// Answers and what came of them, and what the venture said to invitations. A passing on says
// nothing of the venture.
[[nodiscard]] bool is_deed(model::EngagementKind kind) noexcept;
[[nodiscard]] inline Deed deed_of(const Event& event, std::uint32_t contact) noexcept {
  return {event.time, event.sequence, contact, event.topic, event.kind};
}
[[nodiscard]] constexpr bool is_earlier(const Deed& a, const Deed& b) noexcept {
  return a.time != b.time ? a.time < b.time : a.sequence < b.sequence;
}
// The venture went on with it: they met, or more; or it took up an invitation.
[[nodiscard]] bool is_followed(model::EngagementKind kind) noexcept;
// A pilot or a collaboration.
[[nodiscard]] bool is_done_together(model::EngagementKind kind) noexcept;
// What it wants, not what it can do.
[[nodiscard]] bool is_about_invitation(model::EngagementKind kind) noexcept;
// Its time with a unit is under way.
[[nodiscard]] bool is_work(model::EngagementKind kind) noexcept;
// What a deed speaks for its topic, of a pilot; 0: nothing.
[[nodiscard]] double proof_of(model::EngagementKind kind,
                              const belief::ModelParameters& parameters) noexcept;

struct VentureFacts {
  std::span<const std::uint32_t> topics;
  std::span<const VentureWork> works;
  std::span<const Deed> deeds;
};
[[nodiscard]] VentureFacts facts_of(const SnapshotData& data, std::uint32_t venture) noexcept;

// The newest kDeedsReadMax at or before `as_of`, oldest first.
[[nodiscard]] std::span<const Deed> deeds_until(std::span<const Deed> deeds,
                                                std::int64_t as_of) noexcept;

// A moment, what counts at it, and how what came before has faded.
struct VentureMoment {
  std::int64_t as_of = 0;  // unix seconds: what is later does not count
  Day day = 0;
  const belief::EvidenceDecay& decay;
  const belief::ModelParameters& parameters;
};

// How far a case speaks: one contact that answered the venture is one case.
struct VentureCase {
  const Deed* deed =
      nullptr;  // that decides it: the newest meeting or more, else the newest answer
  bool is_followed = false;
};
using VentureCases = boost::container::small_vector<VentureCase, 16>;
// Newest deciding deed first. An answer of the last `venture_wait_days` without a meeting is none;
// a no to an invitation is one at once.
[[nodiscard]] VentureCases cases_of(std::span<const Deed> deeds, const VentureMoment& moment);
// The same faded, success being followed.
[[nodiscard]] belief::Counts case_counts(const VentureCases& cases, const VentureMoment& moment);

// What it did on one topic, or states.
struct VentureTopic {
  std::uint32_t topic = kNone;
  bool is_stated = false;
  double proof = 0;  // faded collaborations and pilots

  [[nodiscard]] double prior(const belief::ModelParameters& parameters) const noexcept {
    return is_stated ? parameters.venture_level_stated : parameters.level_unstated;
  }
  // P(it would work) on exactly this topic.
  [[nodiscard]] double works(const belief::ModelParameters& parameters) const noexcept {
    return belief::posterior_mean(prior(parameters), parameters.topic_strength, {proof, proof});
  }
};
using VentureTopics = boost::container::small_vector<VentureTopic, 16>;
// Stated ones in their order, then seen ones by their newest fact. What is told of no topic speaks
// for each stated topic in equal shares. The j-th newest with one contact, or told of one unit,
// weighs `repeat_weight` to the power j - 1; meetings are counted apart from work.
[[nodiscard]] VentureTopics topics_of(const VentureFacts& facts, const VentureMoment& moment);

// Positions of the works at or before `as_of`, newest first; what has no time counts as oldest.
using WorkOrder = boost::container::small_vector<std::uint32_t, 8>;
[[nodiscard]] WorkOrder works_until(std::span<const VentureWork> works, std::int64_t as_of);

}  // namespace veieninn::graph
