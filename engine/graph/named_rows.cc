#include "engine/graph/named_rows.h"

namespace veieninn::graph {

std::uint32_t name_row(IdIndex& ids, Records& records, const RecordWriter& record) {
  const std::string_view id = RecordReader(record.bytes()).text();
  std::uint32_t dense = ids.find(id, records);
  const bool is_new = dense == kNone;
  if (is_new) {
    dense = records.size();
    records.grow(dense + 1);
  }
  records.replace(dense, record.bytes());
  if (is_new) ids.insert(id, dense, records);
  return dense;
}

std::uint32_t forget_row(IdIndex& ids, Records& records, std::string_view id) {
  const std::uint32_t dense = ids.find(id, records);
  if (dense != kNone) {
    ids.erase(id, dense);
    records.replace(dense, {});
  }
  return dense;
}

std::uint32_t unit_of(const SnapshotData& data, std::string_view id) {
  return id.empty() ? kNone : data.unit_ids.find(id, data.unit_records);
}

std::uint32_t contact_of(const SnapshotData& data, std::string_view id) {
  return id.empty() ? kNone : data.contact_ids.find(id, data.contact_records);
}

std::uint32_t venture_of(const SnapshotData& data, std::string_view id) {
  return id.empty() ? kNone : data.venture_ids.find(id, data.venture_records);
}

}  // namespace veieninn::graph
