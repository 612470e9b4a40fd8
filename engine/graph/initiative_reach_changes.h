// What initiatives reach, moved forward.
#pragma once

#include "engine/graph/row_changes.h"
#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// Made anew where the changes concern it; then `units` gains those whose people it makes likelier
// to answer, for their bounds may be outgrown. REQUIRES: all other sources have changed.
void change_reach(SnapshotData& data, const RowChanges& changes, Touched& units);

}  // namespace veieninn::graph
