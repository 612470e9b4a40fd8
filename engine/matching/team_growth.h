// A good team for any number of requirements, grown from one coordinator: the nearest uncovered
// requirement is tied to whoever of the team is nearest, again and again (Takahashi & Matsuyama's
// shortest-path heuristic, 1980, on products). Then one person after another is taken in or left
// out as long as that makes it worth more.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/matching/cover_ways.h"
#include "engine/matching/team_problem.h"

namespace veieninn::matching {

// What gathering everyone by ways of their own would be worth, for the coordinators who would do it
// best, best first; at most `count`, none whom no route reaches.
struct Star {
  double worth = 0;
  std::uint32_t coordinator = kNobody;
};
[[nodiscard]] std::vector<Star> best_stars(const TeamProblem& problem, const CoverWays& ways,
                                           std::size_t count);

// Covers what `tree` does not, and tidies it. REQUIRES: every requirement has somebody, and
// everybody may be approached directly.
void grow(const TeamProblem& problem, const CoverWays& ways, TeamTree& tree);

// Takes in whoever makes it worth more, and leaves out whoever does by going, as long as somebody
// does; at most kSweepsMax times everybody is tried. REQUIRES: `tree` covers everything.
inline constexpr int kSweepsMax = 8;  // more than three were never seen to find anything
void improve(const TeamProblem& problem, const CoverWays& ways, TeamTree& tree);

}  // namespace veieninn::matching
