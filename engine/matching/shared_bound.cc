#include "engine/matching/shared_bound.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/base/portable_math.h"
#include "engine/matching/cover_ways.h"
#include "engine/matching/exact_team.h"

namespace veieninn::matching {

namespace {

constexpr int kRounds = 3;  // three more lower it by a tenth of what is left, in twice the time
constexpr double kStep = 0.5;
// The bound is a product in another order than what it bounds.
constexpr double kRoundingToSpare = 1 + 1e-9;

double to_share(double probability, double share) {
  if (share == 1 || probability <= 0) return probability;
  return share == 0 ? 1 : portable_pow(probability, share);
}

class SharedBound {
 public:
  SharedBound(const TeamProblem& problem, const TeamTree& known, std::uint32_t block_size)
      : problem_(problem), known_(known) {
    rate();
    part(block_size);
    share_by_right();
  }

  double least() {
    double least = 1;
    for (int round = 0; round < kRounds; ++round) {
      wanted_.assign(blocks_.size() * problem_.people, 0);
      double bound = kRoundingToSpare;
      for (std::size_t block = 0; block < blocks_.size(); ++block) bound *= best_for(block);
      least = std::min(least, bound);
      move_shares();
    }
    return least;
  }

 private:
  using Block = std::vector<std::uint32_t>;

  // How right each is beside the rightest.
  void rate() {
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) {
      const auto right = problem_.right_for(i);
      const double most = *std::ranges::max_element(right);
      for (const double one : right) rated_.push_back(one / most);
    }
  }
  [[nodiscard]] double rated(std::uint32_t requirement, std::uint32_t person) const {
    return rated_[std::size_t{requirement} * problem_.people + person];
  }
  [[nodiscard]] double rated(const Block& block, std::uint32_t person) const {
    double most = 0;
    for (const std::uint32_t i : block) most = std::max(most, rated(i, person));
    return most;
  }

  // Blocks of about one size, of requirements that the same people are right for.
  void part(std::uint32_t block_size) {
    Block left(problem_.requirements);
    std::iota(left.begin(), left.end(), 0);
    const std::size_t count = (left.size() + block_size - 1) / block_size;
    for (std::size_t block = 0; block < count; ++block) {
      const std::size_t size = (left.size() + count - block - 1) / (count - block);
      Block& members = blocks_.emplace_back(1, left.front());
      left.erase(left.begin());
      while (members.size() < size) {
        const auto nearest = std::ranges::max_element(
            left, {}, [&](std::uint32_t i) { return likeness(members, i); });
        members.push_back(*nearest);
        left.erase(nearest);
      }
    }
  }
  [[nodiscard]] double likeness(const Block& block, std::uint32_t requirement) const {
    double sum = 0;
    for (std::uint32_t person = 0; person < problem_.people; ++person) {
      sum += rated(requirement, person) * rated(block, person);
    }
    return sum;
  }

  [[nodiscard]] double& share(std::size_t block, std::uint32_t person) {
    return shares_[block * problem_.people + person];
  }
  void share_by_right() {
    shares_.assign(blocks_.size() * problem_.people, 0);
    for (std::uint32_t person = 0; person < problem_.people; ++person) {
      for (std::size_t block = 0; block < blocks_.size(); ++block) {
        const double rate = rated(blocks_[block], person);
        share(block, person) = rate * rate;
      }
      make_whole(person);
    }
  }
  void make_whole(std::uint32_t person) {
    double sum = 0;
    for (std::size_t block = 0; block < blocks_.size(); ++block) sum += share(block, person);
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
      double& one = share(block, person);
      one = sum > 0 ? one / sum : 1.0 / static_cast<double>(blocks_.size());
    }
  }
  void move_shares() {
    for (std::uint32_t person = 0; person < problem_.people; ++person) {
      bool is_wanted = false;
      for (std::size_t block = 0; block < blocks_.size(); ++block) {
        const double wanted = wanted_[block * problem_.people + person];
        share(block, person) += kStep * wanted;
        is_wanted |= wanted > 0;
      }
      if (is_wanted) make_whole(person);
    }
  }

  double best_for(std::size_t block) {
    const TeamProblem shared = shared_problem(block);
    const CoverWays ways(shared);
    Block all(shared.requirements);
    std::iota(all.begin(), all.end(), 0);
    TeamTree part = known_;
    part.covers.clear();
    for (const std::uint32_t i : blocks_[block]) part.covers.push_back(known_.covers[i]);
    tidy(shared, part);
    const double worth = value_of(shared, part, all);
    std::optional<ExactTeam> best = exact_team(shared, ways, all, worth);
    // The one already known is as good, but for rounding.
    if (!best) best = ExactTeam{std::move(part), worth};
    for (const Branch& branch : best->tree.branches) {
      wanted_[block * problem_.people + branch.person] = 1;
    }
    return std::max(best->worth, worth);
  }

  [[nodiscard]] TeamProblem shared_problem(std::size_t block) {
    TeamProblem shared;
    shared.people = problem_.people;
    shared.requirements = static_cast<std::uint32_t>(blocks_[block].size());
    shared.first_tie = problem_.first_tie;
    const double of_way = 1.0 / static_cast<double>(blocks_.size());
    for (std::uint32_t person = 0; person < problem_.people; ++person) {
      const double of_person = share(block, person);
      shared.way.push_back(to_share(problem_.way[person], of_way));
      shared.introduced.push_back(to_share(problem_.introduced[person], of_person));
      shared.direct.push_back(to_share(problem_.direct[person], of_person));
      for (const TieIn& tie : problem_.ties_into(person)) {
        shared.ties.push_back({tie.from, to_share(tie.passes, of_person)});
      }
    }
    for (const std::uint32_t i : blocks_[block]) {
      const auto right = problem_.right_for(i);
      shared.right.insert(shared.right.end(), right.begin(), right.end());
    }
    return shared;
  }

  const TeamProblem& problem_;
  const TeamTree& known_;
  std::vector<double> rated_;   // [requirement][person]
  std::vector<Block> blocks_;   // disjoint
  std::vector<double> shares_;  // [block][person]
  std::vector<double> wanted_;  // [block][person]: 1 where she is in the block's team
};

}  // namespace

double shared_bound(const TeamProblem& problem, const TeamTree& known, std::uint32_t block_size) {
  return SharedBound(problem, known, block_size).least();
}

}  // namespace veieninn::matching
