// Who could be asked for a team instead. They get a problem whose beliefs are worked out.
#pragma once

#include "engine/matching/team_problem.h"

namespace veieninn::bench {

// Dreyfus & Wagner's dynamic program as it stands in the books: every set, every person, no bound;
// exact. What the best team is worth, 0 where there is none.
[[nodiscard]] double plain_dynamic_program(const matching::TeamProblem& problem);

// The classic heuristic on Boost.Graph: one Dijkstra search a requirement over the ties turned
// round, the coordinator whose shortest paths add up to the least, and the union of these.
[[nodiscard]] double boost_shortest_paths(const matching::TeamProblem& problem);

}  // namespace veieninn::bench
