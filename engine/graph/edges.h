// The ties of contacts and ventures as the search walks them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/derivation.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// A tie's dense id and what it says.
struct StatedTie {
  std::uint32_t tie = kNone;
  TieSource source;
};

// The edges out of one contact: one for each stated tie, one for each contact seen but not stated.
// `learned_of(other)` gives the position of what was seen of her tie to `other`, or kNone.
template <typename LearnedOf>
[[nodiscard]] std::vector<Edge> out_edges_of(std::span<const StatedTie> stated,
                                             std::span<const SeenTie> seen,
                                             double unstated_strength,
                                             const LearnedOf& learned_of) {
  std::vector<Edge> edges;
  edges.reserve(stated.size() + seen.size());
  for (const StatedTie& one : stated) {
    edges.push_back({one.source.to, one.tie, one.source.strength, one.source.since,
                     one.source.until, learned_of(one.source.to)});
  }
  for (const SeenTie& one : seen) {
    edges.push_back({one.other, kNone, unstated_strength, day_of(kAlways), day_of(kNever),
                     learned_of(one.other)});
  }
  return edges;
}

// A venture's ways: each stated tie with what was seen of the pair, and each contact seen but not
// stated. `seen` by contact, its `contact` filled in.
[[nodiscard]] std::vector<VentureTie> venture_ties_of(std::span<const StatedTie> stated,
                                                      std::span<const VentureTie> seen);

}  // namespace veieninn::graph
