// The ties of initiatives moved forward: what a change of rows makes of them.
#pragma once

#include <string>
#include <vector>

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_data.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

struct TieChanges {
  std::vector<model::Tie> put;
  std::vector<std::string> gone;  // ids
};

// `changes.ties` and `changes.gone_ties`, and those of every initiative that the changes concern:
// its own row, who takes part, and the people it names or whose units it works with. `base` is the
// snapshot before, `next` the book after. Of people who are gone or unknown no tie is made.
[[nodiscard]] TieChanges tie_changes_of(const SnapshotData& base, const InitiativeBook& next,
                                        const RowChanges& changes);

}  // namespace veieninn::graph
