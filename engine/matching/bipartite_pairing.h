// A maximum-weight b-matching of mentors and ventures: each mentor at most so many ventures, each
// venture at most one mentor, the sum of weights the greatest there is.
//
// Ventures are taken in one by one along shortest augmenting paths over reduced costs (Jonker &
// Volgenant, Computing 38, 1987; with capacities Ahuja, Magnanti & Orlin, Network Flows, ch. 9),
// where every venture may also stay alone at a weight of 0. Weights are integers, so the greatest
// sum is the greatest, whatever the order of additions. Time O(ventures * (edges among the crowded
// mentors) * log mentors).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace veieninn::matching {

struct PairEdge {
  std::uint32_t mentor = 0;
  std::uint32_t venture = 0;
  std::int64_t weight = 0;  // above 0, at most 2^40
};

inline constexpr std::uint32_t kAlone = 0xFFFFFFFFU;

// By venture: its mentor, or kAlone. The same edges in another order give the same pairs: among
// equal sums earlier ventures, then earlier mentors, decide.
// REQUIRES: at most one edge a pair; capacities are 0 or more.
[[nodiscard]] std::vector<std::uint32_t> paired(std::span<const std::int32_t> capacities,
                                                std::uint32_t ventures,
                                                std::vector<PairEdge> edges);

}  // namespace veieninn::matching
