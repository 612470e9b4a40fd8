// The tables of areas and of topics moved forward, and room for what has a row an area or a topic.
#pragma once

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// True when an area that was there is of another kind or in another place, so that all must be
// derived anew.
[[nodiscard]] bool change_areas(SnapshotData& data, const RowChanges& changes);

void change_topics(SnapshotData& data, const RowChanges& changes);

}  // namespace veieninn::graph
