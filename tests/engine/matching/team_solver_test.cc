#include "engine/matching/team_solver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "tests/engine/matching/every_team.h"

namespace veieninn::matching {
namespace {

using test::best_of_every_team;
using test::ProblemShape;
using test::random_problem;

constexpr double kRounding = 1e-12;

std::vector<std::uint32_t> all_of(const TeamProblem& problem) {
  std::vector<std::uint32_t> all(problem.requirements);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

ProblemShape shape_of(std::uint32_t seed, std::uint32_t people) {
  return {people, 1 + seed % 5, 0.1 + 0.2 * (seed % 4), 0.1 + 0.3 * (seed % 3)};
}

// What everybody of the tree does in it, and that she is in it once.
void expect_proper(const TeamProblem& problem, const SolvedTeam& team, std::uint32_t seed) {
  std::set<std::uint32_t> in = {team.tree.coordinator};
  for (const Branch& branch : team.tree.branches) {
    EXPECT_TRUE(branch.from == kNobody || in.contains(branch.from)) << "seed " << seed;
    EXPECT_TRUE(in.insert(branch.person).second) << "somebody comes twice, seed " << seed;
  }
  for (const Branch& branch : team.tree.branches) {
    EXPECT_TRUE(std::ranges::find(team.tree.covers, branch.person) != team.tree.covers.end() ||
                std::ranges::find(team.tree.branches, branch.person, &Branch::from) !=
                    team.tree.branches.end())
        << "somebody does nothing, seed " << seed;
  }
  for (const std::uint32_t by : team.tree.covers) EXPECT_TRUE(in.contains(by)) << "seed " << seed;
  EXPECT_EQ(value_of(problem, team.tree, all_of(problem)), team.value) << "seed " << seed;
}

void expect_exact(std::uint32_t seed, std::uint32_t people) {
  std::mt19937 random(seed);
  const TeamProblem problem = random_problem(shape_of(seed, people), random);
  const double best = best_of_every_team(problem);
  const auto team = solve(problem);
  ASSERT_EQ(team.has_value(), best > 0) << "seed " << seed;
  if (!team) return;
  EXPECT_NEAR(team->value, best, best * kRounding) << "seed " << seed;
  EXPECT_TRUE(team->is_exact);
  EXPECT_EQ(team->bound, team->value);
  expect_proper(problem, *team, seed);
}

TEST(TeamSolver, FindsWhatLookingAtEveryTeamFinds) {
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) expect_exact(seed, 5);
  for (std::uint32_t seed = 1501; seed <= 1650; ++seed) expect_exact(seed, 6);
}

TEST(TeamSolver, KeepsWithinItsBoundBeyondWhatIsSolvedExactly) {
  double worst = 1;
  double sum = 0;
  int count = 0;
  for (std::uint32_t seed = 1; seed <= 600; ++seed) {
    std::mt19937 random(seed);
    ProblemShape shape = shape_of(seed, 5);
    shape.requirements = 4 + seed % 12;
    const TeamProblem problem = random_problem(shape, random);
    const double best = best_of_every_team(problem);
    SolverLimits limits;
    limits.exact_requirements = limits.block_requirements = 1 + seed % 3;
    const auto team = solve(problem, limits);
    ASSERT_EQ(team.has_value(), best > 0) << "seed " << seed;
    if (!team) continue;
    EXPECT_FALSE(team->is_exact);
    EXPECT_LE(team->value, best * (1 + kRounding)) << "seed " << seed;
    EXPECT_GE(team->bound, best * (1 - kRounding)) << "seed " << seed;
    EXPECT_GE(team->bound, team->value) << "seed " << seed;
    expect_proper(problem, *team, seed);
    worst = std::min(worst, team->value / best);
    sum += team->value / best;
    ++count;
  }
  RecordProperty("worst", std::to_string(worst));
  RecordProperty("mean", std::to_string(sum / count));
  EXPECT_GT(sum / count, 0.97);
  EXPECT_GT(worst, 0.2);
}

TEST(TeamSolver, IsExactForAsManyPeopleAsTheWorkAllowsAndSaysSoBeyond) {
  std::mt19937 random(7);
  const TeamProblem problem = random_problem({6, 4, 0.4, 0.4}, random);
  EXPECT_TRUE(solve(problem, {8, 8, 6 * 81.0, 6 * 81.0})->is_exact);
  EXPECT_FALSE(solve(problem, {8, 8, 6 * 81.0 - 1, 6 * 81.0 - 1})->is_exact);
}

TEST(TeamSolver, AddingATieNeverMakesTheTeamWorse) {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    std::mt19937 random(seed);
    TeamProblem problem = random_problem(shape_of(seed, 12), random);
    const auto before = solve(problem);
    const auto to = static_cast<std::uint32_t>(random() % problem.people);
    const auto from =
        static_cast<std::uint32_t>((to + 1 + random() % (problem.people - 1)) % problem.people);
    if (problem.passes_on(from, to) > 0) continue;
    problem.ties.insert(problem.ties.begin() + problem.first_tie[to + 1], {from, 0.9});
    for (std::uint32_t p = to + 1; p <= problem.people; ++p) ++problem.first_tie[p];
    const auto after = solve(problem);
    ASSERT_EQ(before.has_value(), after.has_value());
    if (!before) continue;
    EXPECT_GE(after->value, before->value * (1 - kRounding)) << "seed " << seed;
  }
}

// The lines of a problem drawn by hand: everybody can be the coordinator.
TeamProblem drawn(std::uint32_t people, std::vector<std::vector<double>> right) {
  TeamProblem problem;
  problem.people = people;
  problem.requirements = static_cast<std::uint32_t>(right.size());
  problem.way.assign(people, 0.5);
  problem.introduced.assign(people, 0.8);
  problem.direct.assign(people, 0.5);
  problem.first_tie.assign(people + 1, 0);
  for (const auto& row : right) problem.right.insert(problem.right.end(), row.begin(), row.end());
  return problem;
}

TEST(TeamSolver, TakesOnePersonForTwoRequirementsWhereThatCostsLessThanASecond) {
  // 0 knows both fairly well; 1 and 2 know one each, better.
  const auto team = solve(drawn(3, {{0.7, 0.9, 0}, {0.7, 0, 0.9}}));
  EXPECT_EQ(team->tree.coordinator, 0U);
  EXPECT_TRUE(team->tree.branches.empty());
  EXPECT_DOUBLE_EQ(team->value, 0.5 * 0.7 * 0.7);
}

TEST(TeamSolver, GoesThroughSomebodyWhoCoversNothingWhereSheTiesEverybody) {
  // 3 knows nothing, but passes on to each of the others nearly always.
  TeamProblem problem = drawn(4, {{0.9, 0, 0, 0}, {0, 0.9, 0, 0}, {0, 0, 0.9, 0}});
  problem.ties = {{3, 0.99}, {3, 0.99}, {3, 0.99}};
  problem.first_tie = {0, 1, 2, 3, 3};
  problem.direct.assign(4, 0.1);
  const auto team = solve(problem);
  EXPECT_EQ(team->tree.coordinator, 3U);
  EXPECT_EQ(team->tree.branches.size(), 3U);
}

TEST(TeamSolver, ApproachesDirectlyWhomNoTieReaches) {
  const auto team = solve(drawn(2, {{0.9, 0}, {0, 0.9}}));
  ASSERT_EQ(team->tree.branches.size(), 1U);
  EXPECT_EQ(team->tree.branches.front().from, kNobody);
  EXPECT_DOUBLE_EQ(team->value, 0.5 * 0.5 * 0.9 * 0.9);
}

TEST(TeamSolver, FindsNobodyWhereNoRouteLeadsToAnybody) {
  TeamProblem problem = drawn(2, {{0.9, 0.9}});
  problem.way.assign(2, 0);
  EXPECT_FALSE(solve(problem).has_value());
}

TEST(TeamSolver, FindsNobodyWhereARequirementHasNobody) {
  EXPECT_FALSE(solve(drawn(2, {{0.9, 0.9}, {0, 0}})).has_value());
}

}  // namespace
}  // namespace veieninn::matching
