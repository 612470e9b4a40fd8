// The best team by looking at every one of them: an oracle for problems of up to seven people.
#pragma once

#include <cstdint>
#include <random>

#include "engine/matching/team_problem.h"

namespace veieninn::test {

// What the best team is worth; 0 where there is none.
[[nodiscard]] double best_of_every_team(const matching::TeamProblem& problem);

struct ProblemShape {
  std::uint32_t people = 6;
  std::uint32_t requirements = 3;
  double ties = 0.4;     // of all pairs
  double experts = 0.4;  // of the people, for each requirement; one at least
};
// The same draws give the same problem.
[[nodiscard]] matching::TeamProblem random_problem(const ProblemShape& shape, std::mt19937& random);

}  // namespace veieninn::test
