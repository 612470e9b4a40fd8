// How many enquiries reach each unit's people, and how much room they have: never a person's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "engine/insight/disclosure.h"
#include "engine/insight/unit_tree.h"

namespace veieninn::insight {

inline constexpr std::size_t kLoadWeeks = 12;

// Of a unit and all below it.
struct LoadFigures {
  std::int32_t contact_count = 0;  // present
  std::int64_t capacity_per_week = 0;
  std::int32_t at_capacity_count = 0;    // of those present: not offered now
  std::int32_t near_capacity_count = 0;  // offered, but less
  // Sent to members, present or gone, in each of the last whole weeks, oldest first.
  std::array<std::int64_t, kLoadWeeks> sent_counts{};

  LoadFigures& operator+=(const LoadFigures& other);
  [[nodiscard]] bool is_enough() const { return contact_count >= kPeopleMin; }
  [[nodiscard]] bool is_empty() const { return *this == LoadFigures{}; }
  [[nodiscard]] std::int32_t people() const { return contact_count; }
  friend bool operator==(const LoadFigures&, const LoadFigures&) = default;
};

struct UnitLoad {
  UnitIndex unit;
  UnitIndex parent;  // none at the top
  Withheld withheld = Withheld::kTold;
  UnitIndex included_in;  // where they are rolled up
  LoadFigures figures;    // none where they are withheld
};

// In the order of `nodes`. REQUIRES: `tree` is of the snapshot; `nodes` ascend.
[[nodiscard]] std::vector<UnitLoad> unit_loads(const graph::Snapshot& snapshot,
                                               const UnitTree& tree, const std::vector<Node>& nodes,
                                               Instant as_of_time);

}  // namespace veieninn::insight
