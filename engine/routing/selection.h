// Which of the ways are shown: not all of one unit, and now and then somebody little known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

// Little-known persons among whom one is drawn.
inline constexpr std::size_t kDrawnFromMax = 16;

[[nodiscard]] bool is_little_known(const graph::SnapshotData& data, const BeliefView& belief,
                                   std::uint32_t contact);

// When all ways lead into one unit and another unit has a way too, the last gives its place to the
// best of another. True when it did.
bool spread_over_units(const graph::SnapshotData& data, std::span<const Target> targets,
                       WaySearch& search, std::vector<Way>& ways);

// Gives the last place to one little-known person, drawn by `seed` in proportion to her promise, if
// that costs at most `exploration_budget` of the ways' expected success: sum of probabilities.
// Bounded exploration after Thompson sampling (Russo et al., Found. Trends ML 11, 2018), without
// letting it cost more than stated. Returns whether it did; then she is the last.
bool explore(const graph::SnapshotData& data, const BeliefView& belief, std::uint64_t seed,
             std::span<const Target> targets, WaySearch& search, std::vector<Way>& ways);

}  // namespace veieninn::routing
