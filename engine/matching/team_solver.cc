#include "engine/matching/team_solver.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/matching/cover_ways.h"
#include "engine/matching/exact_team.h"
#include "engine/matching/shared_bound.h"
#include "engine/matching/team_growth.h"

namespace veieninn::matching {

namespace {

// Trees grown from so many coordinators; more seldom found a better one.
constexpr std::size_t kStarsGrown = 16;
// And improved: what lies behind these seldom gets before them.
constexpr std::size_t kImproved = 6;
// A bound is a product in another order than what it bounds.
constexpr double kRoundingToSpare = 1 + 1e-9;

class Solver {
 public:
  Solver(const TeamProblem& problem, const SolverLimits& limits)
      : problem_(problem), limits_(limits), ways_(problem), all_(problem.requirements) {
    std::iota(all_.begin(), all_.end(), 0);
    block_size_ = block_size();
    best_.is_exact = block_size_ >= problem_.requirements;
  }

  std::optional<SolvedTeam> solve() {
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) {
      if (ways_.rightest(i) <= 0) return std::nullopt;
    }
    for (const Star& star : best_stars(problem_, ways_, kStarsGrown)) {
      TeamTree tree;
      tree.coordinator = star.coordinator;
      tree.covers.assign(problem_.requirements, kNobody);
      keep_grown(std::move(tree));
    }
    // No route, or products of so many small numbers that they vanish.
    if (best_.value <= 0) return std::nullopt;
    best_.bound = 1;
    for (const auto& block : blocks()) solve_block(block);
    if (best_.is_exact) {
      best_.bound = best_.value;
      return std::move(best_);
    }
    improve_best();
    best_.bound = std::min(best_.bound, shared_bound(problem_, best_.tree, block_size_));
    best_.bound = std::max(best_.bound, best_.value);
    return std::move(best_);
  }

 private:
  void keep_grown(TeamTree tree) {
    grow(problem_, ways_, tree);
    const double value = value_of(problem_, tree, all_);
    grown_.push_back({value, tree});
    keep(value, std::move(tree));
  }
  void keep(double value, TeamTree tree) {
    if (value <= best_.value) return;
    best_.value = value;
    best_.tree = std::move(tree);
  }

  void improve_best() {
    std::ranges::stable_sort(grown_, std::greater<>(), &Grown::value);
    grown_.resize(std::min(grown_.size(), kImproved));
    for (Grown& one : grown_) {
      improve(problem_, ways_, one.tree);
      const double value = value_of(problem_, one.tree, all_);
      keep(value, std::move(one.tree));
    }
  }

  // Up to so many, but no more than the work allows.
  [[nodiscard]] std::uint32_t solvable(std::uint32_t most, double work_max) const {
    std::uint32_t size = 1;
    for (double work = 9.0 * problem_.people; size < most && work <= work_max; work *= 3) ++size;
    return size;
  }
  [[nodiscard]] std::uint32_t block_size() const {
    const bool is_exact =
        problem_.requirements <= solvable(limits_.exact_requirements, limits_.exact_work);
    return is_exact ? problem_.requirements
                    : solvable(limits_.block_requirements, limits_.block_work);
  }

  // All requirements in blocks, hardest first; the last is filled up with the hardest.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> blocks() const {
    const std::vector<std::uint32_t> order = hardest_first();
    const std::size_t size = block_size_;
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
    const double worth = value_of(problem_, known, block);
    auto team = exact_team(problem_, ways_, block, worth);
    // The one already known is as good, but for rounding.
    if (!team) team = ExactTeam{std::move(known), worth};
    best_.bound = std::min(best_.bound, kRoundingToSpare * std::max(worth, team->worth) * outside);
    keep_grown(std::move(team->tree));
  }

  struct Grown {
    double value = 0;
    TeamTree tree;
  };

  const TeamProblem& problem_;
  const SolverLimits& limits_;
  CoverWays ways_;
  std::vector<std::uint32_t> all_;  // requirements
  std::uint32_t block_size_ = 1;
  std::vector<Grown> grown_;
  SolvedTeam best_;
};

}  // namespace

std::optional<SolvedTeam> solve(const TeamProblem& problem, const SolverLimits& limits) {
  return Solver(problem, limits).solve();
}

}  // namespace veieninn::matching
