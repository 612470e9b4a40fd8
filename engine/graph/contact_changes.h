// Contacts moved forward: what their rows state.
#pragma once

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// Dense ids of those that are new, and room for them.
void name_contacts(SnapshotData& data, const RowChanges& changes);

// Those that are gone lose their events too. REQUIRES: name_contacts, and what was derived of them
// was taken away or all will be derived anew.
void change_contacts(SnapshotData& data, const RowChanges& changes);

}  // namespace veieninn::graph
