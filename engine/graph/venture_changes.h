// Ventures moved forward: what their rows state. Their ways and deeds are left to tie_changes.h,
// their postings to venture_postings.h.
#pragma once

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// Dense ids of those that are new, and room for them.
void name_ventures(SnapshotData& data, const RowChanges& changes);

// REQUIRES: name_ventures, and the postings of those that change were taken away or all will be
// derived anew.
void change_ventures(SnapshotData& data, const RowChanges& changes);

}  // namespace veieninn::graph
