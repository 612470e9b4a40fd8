// Events moved forward: in the rows of whose they are and of whom they recommend.
#pragma once

#include <cstdint>

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_data.h"
#include "engine/graph/touched_rows.h"

namespace veieninn::graph {

// Whose event it is; kNone where there is none.
[[nodiscard]] std::uint32_t event_owner_of(const SnapshotData& data,
                                           std::int64_t sequence) noexcept;

// Engagements that come and go. REQUIRES: contacts and ventures have changed.
void change_events(SnapshotData& data, const RowChanges& changes);

// Judges the silences of the touched people anew, for absences may be told of after them, and
// touches the ventures that meet another judgement.
void excuse_silences(SnapshotData& data, TouchedRows& touched);

// Of a person who is gone, also those that recommended her.
void forget_events_of(SnapshotData& data, std::uint32_t contact);

}  // namespace veieninn::graph
