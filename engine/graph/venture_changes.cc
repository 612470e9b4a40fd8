#include "engine/graph/venture_changes.h"

#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/named_rows.h"
#include "engine/graph/snapshot_columns.h"

namespace veieninn::graph {
namespace {

template <typename Table>
std::vector<std::uint32_t> found_in(const Table& table, const std::vector<std::string>& ids) {
  std::vector<std::uint32_t> found;
  for (const std::string& id : each_once(ids)) {
    if (const std::uint32_t dense = table.find(id); dense != kNone) found.push_back(dense);
  }
  return found;
}

void change_venture(SnapshotData& data, const model::Venture& row) {
  const std::uint32_t venture = data.venture_ids.find(row.id, data.venture_records);
  data.venture_topics.replace(venture, found_in(*data.topics, row.topics));
  data.venture_areas.replace(venture, found_in(*data.areas, row.areas));
  std::vector<VentureWork> works;
  works.reserve(row.collaborations.size());
  for (const model::Collaboration& one : row.collaborations) {
    works.push_back({one.time.unix_seconds, data.unit_ids.find(one.unit, data.unit_records),
                     one.topic.empty() ? kNone : data.topics->find(one.topic)});
  }
  data.venture_works.replace(venture, works);
}

void forget_venture(SnapshotData& data, const std::string& id) {
  const std::uint32_t venture = forget_row(data.venture_ids, data.venture_records, id);
  if (venture == kNone) return;
  data.venture_ties.replace(venture, {});
  data.venture_topics.replace(venture, {});
  data.venture_areas.replace(venture, {});
  data.venture_works.replace(venture, {});
  data.venture_deeds.replace(venture, {});
}

}  // namespace

void name_ventures(SnapshotData& data, const RowChanges& changes) {
  for (const model::Venture& row : changes.ventures) {
    name_row(data.venture_ids, data.venture_records, record_of(row));
  }
  const std::uint32_t ventures = data.venture_records.size();
  data.venture_ties.grow(ventures);
  data.venture_topics.grow(ventures);
  data.venture_areas.grow(ventures);
  data.venture_works.grow(ventures);
  data.venture_deeds.grow(ventures);
  data.venture_bounds.grow(ventures);
}

void change_ventures(SnapshotData& data, const RowChanges& changes) {
  for (const model::Venture& row : changes.ventures) change_venture(data, row);
  for (const std::string& id : changes.gone_ventures) forget_venture(data, id);
}

}  // namespace veieninn::graph
