// The units that are there, laid out so that each is followed by all below it.
//
// Laws:
//   node n's subtree is [n, end(n)); its first child is n + 1, the next one end(of the one before)
//   siblings, and trees, by unit id
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/graph/snapshot.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::insight {

// A position in the layout.
using Node = std::uint32_t;

class UnitTree {
 public:
  explicit UnitTree(const graph::Snapshot& snapshot);

  [[nodiscard]] Node size() const noexcept { return static_cast<Node>(units_.size()); }
  [[nodiscard]] UnitIndex unit(Node node) const noexcept { return UnitIndex{units_[node]}; }
  // graph::kNone at the top.
  [[nodiscard]] Node parent(Node node) const noexcept { return parents_[node]; }
  // The unit above; none at the top.
  [[nodiscard]] UnitIndex unit_above(Node node) const noexcept {
    return parents_[node] == graph::kNone ? UnitIndex{} : unit(parents_[node]);
  }
  [[nodiscard]] Node end(Node node) const noexcept { return ends_[node]; }
  // The top of the tree that holds `node`.
  [[nodiscard]] Node top(Node node) const noexcept { return tops_[node]; }

  // Ascending: those at or below `unit` (none: all) that serve `area` or what lies in it (none:
  // anything). REQUIRES: both are of the snapshot this was made of.
  [[nodiscard]] std::vector<Node> listed(const graph::Snapshot& snapshot, UnitIndex unit,
                                         AreaIndex area) const;

 private:
  void lay_out(const std::vector<std::vector<std::uint32_t>>& children, std::uint32_t top);

  std::vector<std::uint32_t> units_;
  std::vector<Node> parents_;
  std::vector<Node> ends_;
  std::vector<Node> tops_;
};

}  // namespace veieninn::insight
