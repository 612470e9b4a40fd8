// Which of the ways are shown, and in what order: the load shared by those who do about as well,
// not all of one unit, and now and then somebody little known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

// Ways looked at beyond those shown: their people may be spared less.
inline constexpr std::size_t kAlmostShown = 3;

// Orders the first `k` of `ways`, which are the best first, and leaves the others out. Each place
// goes to whoever was sent the least of her capacity in `load_spread_days` of those left who are
// worth at least 1 - `load_spread_budget` of the best left: so no place is worth less than that of
// what it was. Returns the contacts who stand before somebody likelier for that reason.
[[nodiscard]] std::vector<std::uint32_t> spread_load(const graph::SnapshotData& data,
                                                     const BeliefView& belief,
                                                     std::span<const Target> targets, std::size_t k,
                                                     std::vector<Way>& ways);

// When all ways lead into one unit and another unit has a way too, the last gives its place to the
// best of another. True when it did.
bool spread_over_units(const graph::SnapshotData& data, std::span<const Target> targets,
                       WaySearch& search, std::vector<Way>& ways);

}  // namespace veieninn::routing
