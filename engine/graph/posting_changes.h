// Postings moved forward: taken from their rows and laid anew where a person's bounds now put them.
#pragma once

#include <cstdint>

#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// By the topic bounds and the answer slice that she has in `data`.
void take_away_postings(SnapshotData& data, std::uint32_t contact);
// By her topic bounds, in the answer slice that follows from her sums and stored bounds.
void put_back_postings(SnapshotData& data, std::uint32_t contact);

// After the sums of `units` changed: raises the stored bounds that were outgrown, and moves the
// postings of the members whose slice that changes, but for `people`, whose postings are away.
// False when everyone's bound was outgrown, so that all must be derived anew.
[[nodiscard]] bool raise_answer_bounds(SnapshotData& data, const Touched& units,
                                       const Touched& people);

}  // namespace veieninn::graph
