// Where needs ended, moved forward.
#pragma once

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// Learns of the needs that came, went or are read by other topics, and of nothing where there are
// none. REQUIRES: topics, contacts, ventures and events have changed.
void change_need_outcomes(SnapshotData& data, const RowChanges& changes);

}  // namespace veieninn::graph
