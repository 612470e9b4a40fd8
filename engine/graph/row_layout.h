// Numbered rows -> the sources of a snapshot, each in its dense id's place.
#pragma once

#include "engine/graph/row_columns.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// All but areas, topics and initiatives, whose tables stand in `data` already; and learns where
// needs ended. References that lead to no row are left out and counted in
// data.dangling_references. Uses `in` up.
void lay_rows(RowColumns& in, SnapshotData& data);

}  // namespace veieninn::graph
