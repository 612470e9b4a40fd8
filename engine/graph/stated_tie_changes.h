// The rows of ties moved forward, stated or made by an initiative. What is derived of them is left
// to tie_changes.h.
#pragma once

#include "engine/graph/initiative_tie_changes.h"
#include "engine/graph/snapshot_data.h"
#include "engine/graph/tie_changes.h"

namespace veieninn::graph {

// Dense ids of those that are new, and room for them.
void name_ties(SnapshotData& data, const TieChanges& ties);

// Returns those that were put, by who gives them. REQUIRES: name_ties, and contacts and ventures
// have changed.
[[nodiscard]] ChangedTies change_ties(SnapshotData& data, const TieChanges& ties);

}  // namespace veieninn::graph
