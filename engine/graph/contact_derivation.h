// What is derived of one person, moved forward: her sums in those of her groups, her topics, her
// places among her unit's members and in the areas it serves. Her postings are left to
// posting_changes.h, her ties to tie_changes.h.
#pragma once

#include <cstdint>

#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// By the events, the unit and the areas that she has in `data`.
void take_away_derived(SnapshotData& data, std::uint32_t contact);
// By what she has now; of a person who is gone nothing is left. REQUIRES: she was taken away.
void put_back_derived(SnapshotData& data, std::uint32_t contact);

}  // namespace veieninn::graph
