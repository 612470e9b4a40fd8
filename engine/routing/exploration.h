// Now and then somebody little known goes first, so that she can become known.
//
// Her probability p is uncertain: by the delta method ln p has the variance (1 - p) / (p n) where p
// rests on n observations, those of the prior included. Of her chance ln p~ = ln p + L, with L
// logistic of that variance, one value is drawn by the seed and her id; where it lies above the
// best known one's p1 she wins (Thompson sampling: Thompson 1933; Russo et al., Found. Trends ML
// 11, 2018), with a chance known in closed form,
//
//     W = 1 / (1 + exp(ln(p1 / p) / s)),     s = sqrt(3 (1 - p) / (p n)) / pi
//
// so that what it costs can be bounded: a winner goes first only by a second draw below
//
//     budget * p1 / ((p1 - p) * sum of W)
//
// and the first place is worth no less than 1 - budget of p1, on average over seeds.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

// Little-known persons who are drawn among.
inline constexpr std::size_t kDrawnFromMax = 16;

// Fewer than `little_known_observations` of her answers and silences, faded.
[[nodiscard]] bool is_little_known(const graph::SnapshotData& data, const BeliefView& belief,
                                   std::uint32_t contact);

// Nobody is drawn while the best herself is little known: then the rank rests on what people state.
[[nodiscard]] bool may_explore(const graph::SnapshotData& data, const BeliefView& belief,
                               std::uint64_t seed, std::span<const Target> targets,
                               std::span<const Way> ways);

// Puts one of the little-known `targets` first, or nobody; the last of `ways` makes room for one
// who was not among them. Returns whether it did. REQUIRES: may_explore().
bool explore(const graph::SnapshotData& data, const BeliefView& belief, std::uint64_t seed,
             std::span<const Target> targets, WaySearch& search, std::vector<Way>& ways);

}  // namespace veieninn::routing
