#include "engine/matching/team_solver.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/matching/cover_ways.h"
#include "engine/matching/exact_team.h"
#include "engine/matching/team_growth.h"

namespace veieninn::matching {

namespace {

// Trees grown from so many coordinators; more seldom found a better one.
constexpr std::size_t kStarsGrown = 16;

class Solver {
 public:
  Solver(const TeamProblem& problem, const SolverLimits& limits)
      : problem_(problem), limits_(limits), ways_(problem), all_(problem.requirements) {
    std::iota(all_.begin(), all_.end(), 0);
  }

  std::optional<SolvedTeam> solve() {
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) {
      if (ways_.rightest(i) <= 0) return std::nullopt;
    }
    const std::vector<Star> stars = best_stars(problem_, ways_, kStarsGrown);
    if (stars.empty()) return std::nullopt;
    for (const Star& star : stars) {
      TeamTree tree;
      tree.coordinator = star.coordinator;
      tree.covers.assign(problem_.requirements, kNobody);
      keep_grown(std::move(tree));
    }
    best_.bound = 1;
    for (const auto& block : blocks()) solve_block(block);
    best_.is_exact = block_size() >= problem_.requirements;
    // The bound is a product in another order than the value.
    best_.bound = best_.is_exact ? best_.value : std::max(best_.bound, best_.value);
    return std::move(best_);
  }

 private:
  void keep_grown(TeamTree tree) {
    grow(problem_, ways_, tree);
    if (block_size() < problem_.requirements) improve(problem_, ways_, tree);
    const double value = value_of(problem_, tree, all_);
    if (value <= best_.value) return;
    best_.value = value;
    best_.tree = std::move(tree);
  }

  [[nodiscard]] std::uint32_t block_size() const {
    std::uint32_t size = 1;
    for (double work = 9.0 * problem_.people;
         size < limits_.exact_requirements && work <= limits_.work; work *= 3) {
      ++size;
    }
    return std::min(size, problem_.requirements);
  }

  // All requirements in blocks, hardest first; the last is filled up with the hardest.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> blocks() const {
    const std::vector<std::uint32_t> order = hardest_first();
    const std::size_t size = block_size();
    std::vector<std::vector<std::uint32_t>> blocks;
    for (std::size_t first = 0; first < order.size(); first += size) {
      auto& block = blocks.emplace_back();
      for (std::size_t i = 0; i < size; ++i) block.push_back(order[(first + i) % order.size()]);
    }
    return blocks;
  }
  // By what bringing somebody in for it costs, whoever coordinates.
  [[nodiscard]] std::vector<std::uint32_t> hardest_first() const {
    std::vector<double> ease;
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) {
      double most = 0;
      for (std::uint32_t person = 0; person < problem_.people; ++person) {
        most = std::max(
            most, problem_.way[person] * std::max(ways_.reach(i)[person], ways_.direct(i).worth));
      }
      ease.push_back(most / ways_.rightest(i));
    }
    std::vector<std::uint32_t> order = all_;
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return ease[i]; });
    return order;
  }

  void solve_block(const std::vector<std::uint32_t>& block) {
    double outside = 1;
    TeamTree known = best_.tree;
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) {
      if (std::ranges::find(block, i) != block.end()) continue;
      outside *= ways_.rightest(i);
      known.covers[i] = kNobody;
    }
    tidy(problem_, known);
    auto tree = exact_team(problem_, ways_, block, value_of(problem_, known, block));
    // The one already known is as good, but for rounding.
    if (!tree) tree = std::move(known);
    best_.bound = std::min(best_.bound, value_of(problem_, *tree, block) * outside);
    keep_grown(*std::move(tree));
  }

  const TeamProblem& problem_;
  const SolverLimits& limits_;
  CoverWays ways_;
  std::vector<std::uint32_t> all_;  // requirements
  SolvedTeam best_;
};

}  // namespace

std::optional<SolvedTeam> solve(const TeamProblem& problem, const SolverLimits& limits) {
  return Solver(problem, limits).solve();
}

}  // namespace veieninn::matching
