// The best team, or a good one and how much better another could be.
//
// Up to `exact_requirements` at once the answer is exact (exact_team.h). More are solved exactly in
// blocks, the hardest first. No team is worth more than
//
//     min over blocks B of  best team for B * prod over i outside B of the rightest person's
//     P(right)
//
// since a team for all is one for B; nor than shared_bound.h says. The answer is the best of the
// blocks' teams and of the best stars, each grown to cover all and improved (team_growth.h).
#pragma once

#include <cstdint>
#include <optional>

#include "engine/matching/team_problem.h"

namespace veieninn::matching {

// Measured by bench_matching (docs/matching.md).
struct SolverLimits {
  std::uint32_t exact_requirements = 10;  // some milliseconds in a municipality
  std::uint32_t block_requirements = 8;   // there are several blocks, each solved several times
  // People times 3^requirements: where more people serve the place, each gets smaller.
  double exact_work = 8e6;
  double block_work = 1e6;
};

struct SolvedTeam {
  TeamTree tree;
  double value = 0;  // P(team)
  double bound = 0;  // no team is worth more; `value` where exact
  bool is_exact = false;
};

// Pure. Nothing when no route leads to anybody, or a requirement has nobody.
[[nodiscard]] std::optional<SolvedTeam> solve(const TeamProblem& problem,
                                              const SolverLimits& limits = {});

}  // namespace veieninn::matching
