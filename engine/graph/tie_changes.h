// The ties of contacts and ventures moved forward: derived anew for those a change concerns.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// (goes out from a venture, from) -> ties that were made or changed.
using ChangedTies =
    boost::unordered_flat_map<std::pair<bool, std::uint32_t>, std::vector<std::uint32_t>>;

// Out of in_edges; derive_edges_of reads those in out_edges before it lays the new ones.
void take_away_edges_of(SnapshotData& data, std::uint32_t giver);
// The edges out of `giver` and their places in in_edges. REQUIRES: its old edges were taken away.
void derive_edges_of(SnapshotData& data, std::uint32_t giver, const ChangedTies& changed);

// The ways and the deeds of `venture`; `pairs` are contacts whose events with it changed.
void derive_ventures_of(SnapshotData& data, std::uint32_t venture, const Touched& pairs,
                        const ChangedTies& changed);

}  // namespace veieninn::graph
