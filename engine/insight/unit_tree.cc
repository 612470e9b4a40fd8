#include "engine/insight/unit_tree.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "engine/routing/serving_units.h"

namespace veieninn::insight {

using graph::kNone;

UnitTree::UnitTree(const graph::Snapshot& snapshot) {
  const graph::SnapshotData& data = snapshot.data();
  std::vector<std::vector<std::uint32_t>> children(data.units.size());
  std::vector<std::uint32_t> tops;
  for (std::uint32_t unit = 0; unit < data.units.size(); ++unit) {
    if (!data.units[unit].alive) continue;
    const std::uint32_t parent = data.units[unit].parent;
    const bool is_top = parent == kNone || !data.units[parent].alive;
    (is_top ? tops : children[parent]).push_back(unit);
  }
  const auto id = [&](std::uint32_t unit) { return snapshot.unit_id(UnitIndex{unit}); };
  std::ranges::sort(tops, {}, id);
  for (auto& siblings : children) std::ranges::sort(siblings, {}, id);
  for (const std::uint32_t top : tops) lay_out(children, top);
}

void UnitTree::lay_out(const std::vector<std::vector<std::uint32_t>>& children, std::uint32_t top) {
  const Node first = size();
  // No recursion: a chain of units may be as long as somebody cares to make it.
  std::vector<std::pair<std::uint32_t, Node>> waiting = {{top, kNone}};
  while (!waiting.empty()) {
    const auto [unit, parent] = waiting.back();
    waiting.pop_back();
    const Node node = size();
    units_.push_back(unit);
    parents_.push_back(parent);
    tops_.push_back(first);
    for (const std::uint32_t child : children[unit] | std::views::reverse) {
      waiting.emplace_back(child, node);
    }
  }
  ends_.resize(size());
  for (Node node = first; node < size(); ++node) ends_[node] = node + 1;
  for (Node node = size() - 1; node > first; --node) {
    ends_[parents_[node]] = std::max(ends_[parents_[node]], ends_[node]);
  }
}

std::vector<Node> UnitTree::listed(const graph::Snapshot& snapshot, UnitIndex unit,
                                   AreaIndex area) const {
  const std::vector<std::uint32_t> serving = routing::units_serving(snapshot.data(), area);
  Node first = 0;
  Node last = size();
  if (!unit.is_none()) {
    const auto found = std::ranges::find(units_, unit.value);
    first = static_cast<Node>(found - units_.begin());
    last = found == units_.end() ? first : end(first);
  }
  std::vector<Node> nodes;
  for (Node node = first; node < last; ++node) {
    if (std::ranges::binary_search(serving, units_[node])) nodes.push_back(node);
  }
  return nodes;
}

}  // namespace veieninn::insight
