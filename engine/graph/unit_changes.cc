#include "engine/graph/unit_changes.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/derivation.h"
#include "engine/graph/named_rows.h"
#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_columns.h"

namespace veieninn::graph {
namespace {

void forget_names(SnapshotData& data, const std::string& id) {
  const std::uint32_t unit = data.unit_ids.find(id, data.unit_records);
  if (unit != kNone) data.unit_names.erase(unit, data.unit_records[unit]);
}

void name_units(SnapshotData& data, const std::vector<model::OrgUnit>& rows) {
  for (const model::OrgUnit& row : rows) {
    forget_names(data, row.id);
    const std::uint32_t unit = name_row(data.unit_ids, data.unit_records, record_of(row));
    data.unit_names.insert(unit, data.unit_records[unit]);
  }
  const std::uint32_t units = data.unit_records.size();
  data.units.grow(units);
  data.unit_stated_areas.grow(units);
  data.unit_areas.grow(units);
  data.unit_home.grow(units);
  data.unit_members.grow(units);
  data.unit_sums.grow(units);
  data.unit_bounds.grow(units);
}

// Whether it stands under another unit, or states other areas, than before.
bool change_unit(SnapshotData& data, std::uint32_t unit, const model::OrgUnit& row) {
  const UnitSource next = source_of(row, unit_of(data, row.parent));
  std::vector<std::uint32_t> areas;
  for (const std::string& id : row.areas) {
    if (const std::uint32_t area = data.areas->find(id); area != kNone) areas.push_back(area);
  }
  const bool moves = next.parent != data.units[unit].parent ||
                     !std::ranges::equal(data.unit_stated_areas[unit], areas);
  data.units.edit(unit) = next;
  data.unit_stated_areas.replace(unit, areas);
  return moves;
}

bool forget_unit(SnapshotData& data, const std::string& id) {
  forget_names(data, id);
  const std::uint32_t unit = forget_row(data.unit_ids, data.unit_records, id);
  if (unit == kNone) return false;
  data.units.edit(unit) = {};
  data.unit_stated_areas.replace(unit, {});
  return true;
}

// A unit that nobody works in yet.
void serve(SnapshotData& data, std::uint32_t unit) {
  const auto areas = served_areas(data, unit);
  data.unit_areas.replace(unit, areas);
  data.unit_home.edit(unit).value = home_of(data, unit);
  for (const std::uint32_t area : data.unit_areas[unit]) {
    add_to_row(data.area_units, area, std::vector{unit});
  }
}

}  // namespace

bool change_units(SnapshotData& data, const RowChanges& changes) {
  const std::uint32_t old_units = data.units.size();
  name_units(data, changes.units);
  bool is_structural = false;
  std::vector<std::uint32_t> new_units;
  for (const model::OrgUnit& row : changes.units) {
    const std::uint32_t unit = data.unit_ids.find(row.id, data.unit_records);
    const bool moves = change_unit(data, unit, row);
    if (unit >= old_units) {
      new_units.push_back(unit);
    } else {
      is_structural |= moves;
    }
  }
  for (const std::string& id : changes.gone_units) is_structural |= forget_unit(data, id);
  for (const std::uint32_t unit : new_units) serve(data, unit);
  return is_structural;
}

}  // namespace veieninn::graph
