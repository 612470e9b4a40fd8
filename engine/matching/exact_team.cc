#include "engine/matching/exact_team.h"

#include <algorithm>
#include <bit>
#include <boost/assert.hpp>
#include <utility>

namespace veieninn::matching {

namespace {

using Set = std::uint32_t;  // bit i: the i-th of the asked requirements

constexpr std::size_t kExactMax = 16;
// Relative slack for bounds, so that rounding never drops the best itself.
constexpr double kHair = 1e-9;

class DynamicProgram {
 public:
  DynamicProgram(const TeamProblem& problem, const CoverWays& ways,
                 std::span<const std::uint32_t> requirements, double known)
      : problem_(problem),
        requirements_(requirements),
        people_(problem.people),
        all_((Set{1} << requirements.size()) - 1),
        known_(known * (1 - kHair)),
        values_((std::size_t{all_} + 1) * people_, 0),
        next_(values_.size(), kNobody),
        direct_(std::size_t{all_} + 1),
        direct_split_(std::size_t{all_} + 1, 0) {
    bound(ways);
    std::ranges::fill(values(0), 1.0);
    TieSpread spread(problem);
    for (Set set = 1; set <= all_; ++set) {
      std::has_single_bit(set) ? take(set, ways) : grow(set, spread);
      split_direct(set);
    }
  }

  [[nodiscard]] std::optional<ExactTeam> best() const {
    double most = 0;
    TeamTree tree;
    Set by_ties = 0;
    for (std::uint32_t person = 0; person < people_; ++person) {
      if (problem_.way[person] <= 0) continue;
      // As much as can be by ties: the fullest set first.
      for (Set left = 0; left <= all_; ++left) {
        const Set set = all_ ^ left;
        const double worth =
            problem_.way[person] * value(set, person) * (left == 0 ? 1 : direct_[left].worth);
        if (worth <= most) continue;
        most = worth;
        by_ties = set;
        tree.coordinator = person;
      }
    }
    if (most < known_ || most <= 0) return std::nullopt;
    tree.covers.assign(problem_.requirements, kNobody);
    walk(tree, tree.coordinator, by_ties);
    walk_direct(tree, all_ ^ by_ties);
    return ExactTeam{std::move(tree), most};
  }

 private:
  [[nodiscard]] std::span<double> values(Set set) {
    return std::span(values_).subspan(std::size_t{set} * people_, people_);
  }
  [[nodiscard]] std::span<std::uint32_t> next(Set set) {
    return std::span(next_).subspan(std::size_t{set} * people_, people_);
  }
  [[nodiscard]] double value(Set set, std::uint32_t person) const {
    return values_[std::size_t{set} * people_ + person];
  }

  // What is at most left to pay beside f(v, S): v herself, and the others at their rightest.
  void bound(const CoverWays& ways) {
    const double most_way = people_ == 0 ? 0 : *std::ranges::max_element(problem_.way);
    most_.reserve(people_);
    for (std::uint32_t person = 0; person < people_; ++person) {
      const double brought = std::max(problem_.introduced[person], problem_.direct[person]);
      most_.push_back(std::max(problem_.way[person], most_way * brought));
    }
    rest_.assign(std::size_t{all_} + 1, 1);
    for (Set set = 0; set <= all_; ++set) {
      for (std::size_t i = 0; i < requirements_.size(); ++i) {
        if ((set >> i & 1U) == 0) rest_[set] *= ways.rightest(requirements_[i]);
      }
    }
  }
  [[nodiscard]] Floor floor(Set set) const {
    return {rest_[set] > 0 ? known_ / rest_[set] : 2, most_};
  }
  void drop(Set set) {
    const Floor floor_of_set = floor(set);
    const auto of_set = values(set);
    for (std::uint32_t person = 0; person < people_; ++person) {
      if (!floor_of_set.admits(person, of_set[person])) of_set[person] = 0;
    }
  }

  void take(Set set, const CoverWays& ways) {
    const std::uint32_t requirement =
        requirements_[static_cast<std::size_t>(std::countr_zero(set))];
    std::ranges::copy(ways.reach(requirement), values(set).begin());
    std::ranges::copy(ways.next(requirement), next(set).begin());
    drop(set);
  }

  void grow(Set set, TieSpread& spread) {
    const auto of_set = values(set);
    for (Set part = (set - 1) & set; part > 0; part = (part - 1) & set) {
      if (part < (set ^ part)) break;  // both halves were seen
      const double* const a = values(part).data();
      const double* const b = values(set ^ part).data();
      double* const both = of_set.data();
      for (std::uint32_t person = 0; person < people_; ++person) {
        const double product = a[person] * b[person];
        both[person] = product > both[person] ? product : both[person];
      }
    }
    drop(set);
    spread.run({of_set, next(set), floor(set)});
  }

  void split_direct(Set set) {
    direct_[set] = best_direct(problem_, values(set));
    for (Set part = (set - 1) & set; part > 0; part = (part - 1) & set) {
      if (part < (set ^ part)) break;
      const double worth = direct_[part].worth * direct_[set ^ part].worth;
      if (worth <= direct_[set].worth) continue;
      direct_[set] = {worth, kNobody};
      direct_split_[set] = part;
    }
  }

  struct Stop {
    std::uint32_t person;
    Set set;
  };
  // What f(person, set) was made of.
  void walk(TeamTree& tree, std::uint32_t person, Set set) const {
    std::vector<Stop> open = {{person, set}};
    while (!open.empty()) {
      const Stop stop = open.back();
      open.pop_back();
      if (stop.set == 0) continue;
      const std::uint32_t next = next_[std::size_t{stop.set} * people_ + stop.person];
      if (next != kNobody) {
        tree.add(next, stop.person);
        open.push_back({next, stop.set});
      } else if (std::has_single_bit(stop.set)) {
        tree.covers[requirements_[static_cast<std::size_t>(std::countr_zero(stop.set))]] =
            stop.person;
      } else {
        const Set part = split_of(stop);
        open.push_back({stop.person, stop.set ^ part});
        open.push_back({stop.person, part});
      }
    }
  }
  [[nodiscard]] Set split_of(const Stop& stop) const {
    const double worth = value(stop.set, stop.person);
    Set part = (stop.set - 1) & stop.set;
    while (value(part, stop.person) * value(stop.set ^ part, stop.person) != worth) {
      part = (part - 1) & stop.set;
      BOOST_ASSERT(part > 0);
    }
    return part;
  }
  void walk_direct(TeamTree& tree, Set set) const {
    std::vector<Set> open = {set};
    while (!open.empty()) {
      const Set now = open.back();
      open.pop_back();
      if (now == 0) continue;
      if (const std::uint32_t person = direct_[now].person; person != kNobody) {
        tree.add(person, kNobody);
        walk(tree, person, now);
      } else {
        open.push_back(now ^ direct_split_[now]);
        open.push_back(direct_split_[now]);
      }
    }
  }

  const TeamProblem& problem_;
  std::span<const std::uint32_t> requirements_;
  std::uint32_t people_;
  Set all_;
  double known_;
  std::vector<double> most_;  // by person
  std::vector<double> rest_;  // by set
  std::vector<double> values_;
  std::vector<std::uint32_t> next_;
  std::vector<CoverWays::Direct> direct_;  // person kNobody: split
  std::vector<Set> direct_split_;
};

}  // namespace

std::optional<ExactTeam> exact_team(const TeamProblem& problem, const CoverWays& ways,
                                    std::span<const std::uint32_t> requirements, double known) {
  BOOST_ASSERT(!requirements.empty() && requirements.size() <= kExactMax);
  return DynamicProgram(problem, ways, requirements, known).best();
}

}  // namespace veieninn::matching
