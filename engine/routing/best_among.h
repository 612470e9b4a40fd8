// The best ways to some of the targets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

// To those that `is_wanted`, best first, at most `k`; positions are those in `targets`.
template <typename Wanted>
[[nodiscard]] std::vector<Way> best_among(std::span<const Target> targets, WaySearch& search,
                                          std::size_t k, const Wanted& is_wanted) {
  std::vector<Target> wanted;
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < targets.size(); ++i) {
    if (!is_wanted(targets[i])) continue;
    wanted.push_back(targets[i]);
    positions.push_back(i);
  }
  std::vector<Way> ways = search.best(wanted, k);
  for (Way& way : ways) way.target = positions[way.target];
  return ways;
}

}  // namespace veieninn::routing
