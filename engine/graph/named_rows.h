// Dense ids while rows come and go.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/graph/record.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// Keeps `record`, whose id may be new, and returns its dense id.
std::uint32_t name_row(IdIndex& ids, Records& records, const RecordWriter& record);
// Empties the record and returns the dense id that it had, or kNone where there was none.
std::uint32_t forget_row(IdIndex& ids, Records& records, std::string_view id);

// kNone for an empty or an unknown id.
[[nodiscard]] std::uint32_t unit_of(const SnapshotData& data, std::string_view id);
[[nodiscard]] std::uint32_t contact_of(const SnapshotData& data, std::string_view id);
[[nodiscard]] std::uint32_t venture_of(const SnapshotData& data, std::string_view id);

}  // namespace veieninn::graph
