#include "engine/graph/area_table.h"

#include <algorithm>

namespace veieninn::graph {

AreaTable::AreaTable(AreaRows rows, const IdTable& ids) : rows_(std::move(rows)) {
  rows_.resize(ids.size());
  places_.resize(rows_.size());
  for (std::uint32_t area = 0; area < rows_.size(); ++area) {
    if (!has(area)) continue;
    const auto present = [&](const std::string& id) {
      const std::uint32_t found = ids.find_any(id);
      return found != kNoNumber && has(found) ? found : kNoNumber;
    };
    places_[area].parent = present(rows_[area]->parent);
    for (const std::string& id : rows_[area]->neighbours) {
      const std::uint32_t neighbour = present(id);
      if (neighbour != kNoNumber) places_[area].neighbours.push_back(neighbour);
    }
    for (const std::string& number : rows_[area]->former_numbers) {
      former_.emplace_back(number, area);
    }
  }
  std::ranges::sort(former_, [&](const auto& a, const auto& b) {
    return std::pair(std::string_view(a.first), ids.id(a.second)) <
           std::pair(std::string_view(b.first), ids.id(b.second));
  });
  lay_out(ids);
}

// Depth first from the roots without recursion. Areas on a circle of parents, which no store
// holds, have no root and stand for themselves.
void AreaTable::lay_out(const IdTable& ids) {
  std::vector<std::vector<std::uint32_t>> children(rows_.size());
  std::vector<std::uint32_t> stack;
  const std::vector<std::uint32_t> sorted = ids.sorted_numbers();
  // Pushed in falling order, so that they are popped in rising order.
  for (std::size_t i = sorted.size(); i-- > 0;) {
    const std::uint32_t area = sorted[i];
    if (!has(area)) continue;
    const std::uint32_t above = places_[area].parent;
    (above == kNoNumber ? stack : children[above]).push_back(area);
  }
  std::vector<bool> placed(rows_.size());
  const auto walk = [&] {
    while (!stack.empty()) {
      const std::uint32_t area = stack.back();
      if (placed[area]) {  // all inside it are placed
        places_[area].end = static_cast<std::uint32_t>(order_.size());
        stack.pop_back();
        continue;
      }
      placed[area] = true;
      places_[area].first = static_cast<std::uint32_t>(order_.size());
      order_.push_back(area);
      stack.insert(stack.end(), children[area].begin(), children[area].end());
    }
  };
  walk();
  for (const std::uint32_t area : sorted) {
    if (!has(area) || placed[area]) continue;
    children[area].clear();
    places_[area].parent = kNoNumber;
    stack.push_back(area);
    walk();
  }
}

std::uint32_t AreaTable::find_former(std::string_view number) const noexcept {
  const auto found = std::ranges::lower_bound(
      former_, number, {}, [](const auto& entry) { return std::string_view(entry.first); });
  return found != former_.end() && found->first == number ? found->second : kNoNumber;
}

}  // namespace veieninn::graph
