// What follows from a person's rows: her sums, her topics, the ties seen of her. Pure functions of
// her own events and statements, the same for a snapshot built whole and one moved forward.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// An answer, or a silence that is not excused.
[[nodiscard]] bool is_outcome(const Event& event) noexcept;
// Whether a silence of hers fell into one of her absences.
[[nodiscard]] bool is_excused(const Event& event, std::span<const TimeWindow> absences) noexcept;
// What speaks for her being the right one for the event's topic, or against it.
[[nodiscard]] bool is_topic_outcome(model::EngagementKind kind) noexcept;
// She introduced or passed on to `other`.
[[nodiscard]] bool is_pass_on(const Event& event) noexcept;
// "Not me, try `other`" on a topic: speaks for `other`, and stands in her `received` too.
[[nodiscard]] bool is_recommendation(const Event& event) noexcept;
// As it stands in the row of whom it recommends.
[[nodiscard]] Event as_received(const Event& event, std::uint32_t owner) noexcept;

[[nodiscard]] constexpr bool comes_before(const Event& a, const Event& b) noexcept {
  return a.time != b.time ? a.time < b.time : a.sequence < b.sequence;
}

// The weight of one more observation with the same key, newest first: 1, r, r^2, …
class RepeatWeights {
 public:
  explicit RepeatWeights(double repeat_weight) noexcept : repeat_weight_(repeat_weight) {}
  double next(std::uint32_t venture, std::uint32_t about = kNone) {
    double& weight = next_.try_emplace((std::uint64_t{venture} << 32) | about, 1).first->second;
    const double now = weight;
    weight *= repeat_weight_;
    return now;
  }

 private:
  double repeat_weight_;
  boost::unordered_flat_map<std::uint64_t, double> next_;
};

// The events at or before `as_of`.
[[nodiscard]] std::span<const Event> until(std::span<const Event> events,
                                           std::int64_t as_of) noexcept;

// Turns a time and a weight into the sums' terms.
struct Fading {
  const belief::EvidenceDecay& decay;
  Day reference_day;
  double repeat_weight;
};

struct Outcomes {
  belief::OutcomeSums sums;
  std::int64_t last_outcome_time = kNoTime;
  std::int64_t last_sent_time = kNoTime;
  belief::FadingSum ended;  // needs that ended at her (model::is_topic_success)
};
// Of all her events, or of those with one venture.
[[nodiscard]] Outcomes outcomes_of(std::span<const Event> events, const Fading& fading);
[[nodiscard]] Outcomes outcomes_with(std::span<const Event> events, std::uint32_t venture,
                                     const Fading& fading);

// What there is to know of a person's topics.
struct TopicSources {
  std::span<const StatedExpertise> stated;
  std::span<const Event> events;
  std::span<const Event> received;
};
[[nodiscard]] inline TopicSources topic_sources_of(const SnapshotData& data,
                                                   std::uint32_t contact) {
  return {data.stated[contact], data.events[contact], data.received[contact]};
}
// Stated and seen topics, by topic.
[[nodiscard]] std::vector<TopicEntry> topic_entries_of(const TopicSources& sources,
                                                       const belief::ModelParameters& parameters,
                                                       const Fading& fading);
[[nodiscard]] std::vector<TopicBound> topic_bounds_of(std::span<const TopicEntry> entries,
                                                      const belief::ModelParameters& parameters,
                                                      const Fading& fading);
[[nodiscard]] bool has_declined(std::span<const Event> events) noexcept;

struct SeenTie {
  std::uint32_t other = kNone;
  Learned learned;
};
// To whom she introduced or passed on, by contact.
[[nodiscard]] std::vector<SeenTie> seen_ties_of(std::span<const Event> events,
                                                const Fading& fading);

struct SeenVenture {
  std::uint32_t venture = kNone;
  VentureTie tie;  // `contact` and the stated part are left to the caller
};
// Every venture with an event of hers, by venture.
[[nodiscard]] std::vector<SeenVenture> seen_ventures_of(std::span<const Event> events,
                                                        const Fading& fading);

[[nodiscard]] inline Fading fading_of(const SnapshotData& data) noexcept {
  return {*data.evidence_decay, data.reference_day, data.parameters.repeat_weight};
}

// Everything derived, from the sources alone.
void derive_all(SnapshotData& data);

// A broken store could hold a circle of units; no organisation is deeper than this.
inline constexpr int kUnitDepthMax = 32;
// `unit`, then what it is a part of, up to the root.
template <typename Visit>
void visit_unit_and_above(const SnapshotData& data, std::uint32_t unit, const Visit& visit) {
  for (int depth = 0; unit != kNone && depth < kUnitDepthMax; ++depth) {
    visit(unit);
    unit = data.units[unit].parent;
  }
}

// The areas `unit` serves: its own, or those of its nearest ancestor that has any.
[[nodiscard]] std::span<const std::uint32_t> served_areas(const SnapshotData& data,
                                                          std::uint32_t unit) noexcept;
// The municipality (or what else it serves first) whose mean a unit's is drawn to, or kNone.
[[nodiscard]] std::uint32_t home_of(const SnapshotData& data, std::uint32_t unit) noexcept;

}  // namespace veieninn::graph
