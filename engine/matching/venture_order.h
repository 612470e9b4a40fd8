// In what order ventures that were found are shown.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/venture_scores.h"

namespace veieninn::matching {

struct OrderedVenture {
  VentureScore score;
  bool is_spared = false;    // stands before a likelier one because it was met less lately
  bool is_explored = false;  // stands first so that it can become known
};

// The first `k` of `found`, which holds all worth at least 1 - `load_spread_budget` of the k-th
// best. Each place goes to whoever was met least lately of those left that are worth at least that
// much of the best left. Of equals the likelier, then one drawn by `seed` and the day, so that no
// id is always shown first.
[[nodiscard]] std::vector<OrderedVenture> fair_order(const graph::SnapshotData& data,
                                                     const std::vector<VentureScore>& found,
                                                     std::size_t k, std::uint64_t seed, Day day);

// Fewer than `little_known_observations` of its cases, faded.
[[nodiscard]] bool is_little_known(const graph::SnapshotData& data, const VentureScore& score);

// Best first, ties by id.
void sort_by_probability(const graph::SnapshotData& data, std::vector<VentureScore>& scores);

}  // namespace veieninn::matching
