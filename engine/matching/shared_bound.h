// How much a team for many requirements could be worth at most.
//
// The requirements are parted into blocks b, and what it costs to have a person in (-log) into
// shares s(b, m) >= 0 of the blocks, which add up to 1. A team for all holds a team for each block,
// so with OPT(b) the best team for block b where m only costs her share,
//
//     P(any team) <= prod over b of OPT(b)                      Lagrangian decomposition
//
// Whoever is wanted in one block more than in another moves her share there (subgradient steps),
// and the least bound seen counts: whatever the shares are, it holds.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/matching/team_problem.h"

namespace veieninn::matching {

// `known`: a team for all; the better it is, the sooner this is done. REQUIRES: 1 <= block_size
// <= 16.
[[nodiscard]] double shared_bound(const TeamProblem& problem, const TeamTree& known,
                                  std::uint32_t block_size);

}  // namespace veieninn::matching
