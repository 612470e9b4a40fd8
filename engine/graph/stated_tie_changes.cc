#include "engine/graph/stated_tie_changes.h"

#include <cstdint>
#include <string>

#include "engine/graph/named_rows.h"
#include "engine/graph/snapshot_columns.h"

namespace veieninn::graph {

void name_ties(SnapshotData& data, const TieChanges& ties) {
  for (const model::Tie& row : ties.put) {
    name_row(data.tie_ids, data.tie_records, id_record(row.id));
  }
  data.ties.grow(data.tie_records.size());
}

ChangedTies change_ties(SnapshotData& data, const TieChanges& ties) {
  ChangedTies changed;
  for (const model::Tie& row : ties.put) {
    const std::uint32_t tie = data.tie_ids.find(row.id, data.tie_records);
    const std::uint32_t from =
        row.from_venture ? venture_of(data, row.from) : contact_of(data, row.from);
    data.ties.edit(tie) = source_of(row, from, contact_of(data, row.to));
    changed[{row.from_venture, from}].push_back(tie);
  }
  for (const std::string& id : ties.gone) {
    const std::uint32_t tie = forget_row(data.tie_ids, data.tie_records, id);
    if (tie != kNone) data.ties.edit(tie) = {};
  }
  return changed;
}

}  // namespace veieninn::graph
