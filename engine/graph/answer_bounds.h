// How high P(answers) can be at any time from the newest evidence on, for postings to be ordered
// by.
//
// At each level of the shrinkage (docs/model.md) the mean is (strength * prior + S f) / (strength +
// N f), where f, at most today's fade, only falls as time goes on. For a fixed prior it moves
// monotonically from where it stands towards the prior, and it grows with the prior; so with a
// bound P on the prior it never exceeds max(P, (strength * P + S f0) / (strength + N f0)), f0 being
// the fade on the day of the newest evidence.
//
// A mandate raises the odds of a unit's prior (initiative_effects.h): its bound is as high as the
// strongest of those that are known of would make it, whenever and for whatever it holds.
//
// Bounds of groups are stored with a little to spare, and hold until the true one outgrows them:
// only then are the members' postings moved.
#pragma once

#include <cstdint>

#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// What a stored bound has to spare, so that few events outgrow it.
inline constexpr double kAnswerBoundSlack = 0.01;

// The true bounds now, each resting on the stored one of the wider circle.
[[nodiscard]] double all_answer_bound(const SnapshotData& data);
[[nodiscard]] double area_answer_bound(const SnapshotData& data, std::uint32_t area);
[[nodiscard]] double unit_answer_bound(const SnapshotData& data, std::uint32_t unit);
// The slice of a person by the stored bound of her unit.
[[nodiscard]] std::uint8_t answer_slice_of(const SnapshotData& data, std::uint32_t contact);

}  // namespace veieninn::graph
