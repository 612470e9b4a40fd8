// Units moved forward: their rows, and where new ones serve.
#pragma once

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// True when a unit that was there is gone or moved among units or areas, so that all must be
// derived anew. REQUIRES: the areas have changed.
[[nodiscard]] bool change_units(SnapshotData& data, const RowChanges& changes);

}  // namespace veieninn::graph
