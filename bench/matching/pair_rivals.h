// Who could be asked for a pairing instead: Boost.Graph's ways to the greatest weight.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/matching/bipartite_pairing.h"

namespace veieninn::bench {

struct PairProblem {
  std::vector<std::int32_t> capacities;  // by mentor
  std::uint32_t ventures = 0;
  std::vector<matching::PairEdge> edges;
};

// The greatest sum of weights, by maximum_weighted_matching over each mentor's places.
[[nodiscard]] std::int64_t boost_matching(const PairProblem& problem);

// The same by successive_shortest_path_nonnegative_weights.
[[nodiscard]] std::int64_t boost_flow(const PairProblem& problem);

}  // namespace veieninn::bench
