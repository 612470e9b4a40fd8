#include "engine/routing/serving_units.h"

#include <algorithm>

namespace veieninn::routing {

std::vector<std::uint32_t> units_serving(const graph::SnapshotData& data, AreaIndex area) {
  std::vector<std::uint32_t> units;
  if (area.is_none()) {
    for (std::uint32_t unit = 0; unit < data.units.size(); ++unit) {
      if (data.units[unit].alive) units.push_back(unit);
    }
    return units;
  }
  for (const std::uint32_t one : data.areas->at_or_below(area.value)) {
    const auto serving = data.area_units[one];
    units.insert(units.end(), serving.begin(), serving.end());
  }
  std::ranges::sort(units);
  const auto doubles = std::ranges::unique(units);
  units.erase(doubles.begin(), doubles.end());
  return units;
}

}  // namespace veieninn::routing
