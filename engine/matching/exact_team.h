// The best team for a few requirements, by dynamic programming over (person, set of requirements)
// as Dreyfus & Wagner 1971 did for Steiner trees and Ding et al. 2007 for groups of nodes:
//
//     f(v, S)  best tree of ties from v that covers S, v herself not paid
//              = max( right(v, i) for S = {i},
//                     max over T in S of f(v, T) * f(v, S \ T),
//                     max over ties v -> m of passes(v, m) * introduced(m) * f(m, S) )
//     g(S)     best of S covered by people the coordinator approaches directly
//              = max( max over m of direct(m) * f(m, S), max over T in S of g(T) * g(S \ T) )
//     answer   max over coordinators c and S of way(c) * f(c, S) * g(all \ S)
//
// Time O(3^k n + 2^k (ties + n log n)), memory 12 n 2^k bytes. A tree that brought somebody in
// twice would be worth less than the same without the second time, so none does.
//
// What cannot be part of a team worth as much as one already known is dropped (branch and bound).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/matching/cover_ways.h"
#include "engine/matching/team_problem.h"

namespace veieninn::matching {

struct ExactTeam {
  TeamTree tree;
  double worth = 0;  // by the formulas above: value_of() but for the order of multiplying
};

// By `requirements` alone; covers of the others are kNobody. `known`: what some team is worth for
// them; 0 for none. Nothing when nobody can be reached who covers them, or none is worth `known`.
// REQUIRES: 1 to 16 requirements, `ways` made of `problem`.
[[nodiscard]] std::optional<ExactTeam> exact_team(const TeamProblem& problem, const CoverWays& ways,
                                                  std::span<const std::uint32_t> requirements,
                                                  double known);

}  // namespace veieninn::matching
