// Ventures' own columns moved forward.
#pragma once

#include <cstdint>

#include "engine/graph/snapshot_data.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

// Room for new ventures.
void grow_ventures(SnapshotData& data, std::uint32_t ventures);

// What the row states. REQUIRES: it has a dense id, and its postings were taken away.
void change_venture(SnapshotData& data, const model::Venture& row);

// REQUIRES: its record is gone, and its postings were taken away.
void forget_venture(SnapshotData& data, std::uint32_t venture);

}  // namespace veieninn::graph
