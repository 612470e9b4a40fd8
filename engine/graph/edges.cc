#include "engine/graph/edges.h"

#include <algorithm>

namespace veieninn::graph {

std::vector<VentureTie> venture_ties_of(std::span<const StatedTie> stated,
                                        std::span<const VentureTie> seen) {
  std::vector<VentureTie> ties;
  ties.reserve(stated.size() + seen.size());
  for (const StatedTie& one : stated) {
    const auto pair = std::ranges::lower_bound(seen, one.source.to, {}, &VentureTie::contact);
    VentureTie tie;
    if (pair != seen.end() && pair->contact == one.source.to) tie = *pair;
    tie.contact = one.source.to;
    tie.tie = one.tie;
    tie.strength = one.source.strength;
    tie.since = one.source.since;
    tie.until = one.source.until;
    ties.push_back(tie);
  }
  for (const VentureTie& pair : seen) {
    const auto is_same = [&](const VentureTie& tie) { return tie.contact == pair.contact; };
    if (std::ranges::none_of(ties, is_same)) ties.push_back(pair);
  }
  return ties;
}

}  // namespace veieninn::graph
