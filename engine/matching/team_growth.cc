#include "engine/matching/team_growth.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace veieninn::matching {

namespace {

// The best way from the team to somebody who covers one requirement.
struct Reach {
  double worth = 0;
  std::uint32_t from = kNobody;  // in the team; kNobody: the coordinator, without a tie
};

Reach nearest(const CoverWays& ways, const TeamTree& tree, std::uint32_t requirement) {
  const auto reach = ways.reach(requirement);
  Reach best = {reach[tree.coordinator], tree.coordinator};
  for (const Branch& branch : tree.branches) {
    if (reach[branch.person] > best.worth) best = {reach[branch.person], branch.person};
  }
  if (const double direct = ways.direct(requirement).worth; direct > best.worth) {
    best = {direct, kNobody};
  }
  return best;
}

void attach(const CoverWays& ways, TeamTree& tree, std::uint32_t requirement, const Reach& reach) {
  const auto next = ways.next(requirement);
  std::uint32_t person = reach.from;
  if (person == kNobody) {
    person = ways.direct(requirement).person;
    tree.add(person, kNobody);
  }
  for (; next[person] != kNobody; person = next[person]) tree.add(next[person], person);
  tree.covers[requirement] = person;
}

class Improvement {
 public:
  Improvement(const TeamProblem& problem, const CoverWays& ways, TeamTree& tree)
      : problem_(problem), ways_(ways), tree_(tree), all_(problem.requirements) {
    std::iota(all_.begin(), all_.end(), 0);
    value_ = value_of(problem, tree, all_);
  }

  bool sweep() {
    bool is_better = false;
    for (std::uint32_t person = 0; person < problem_.people; ++person) {
      if (!tree_.has(person)) is_better |= keep(with(person));
    }
    for (std::size_t at = tree_.branches.size(); at-- > 0;) {
      if (at < tree_.branches.size()) is_better |= keep(without(tree_.branches[at].person));
    }
    return is_better;
  }

 private:
  bool keep(TeamTree changed) {
    const double value = value_of(problem_, changed, all_);
    if (value <= value_) return false;
    value_ = value;
    tree_ = std::move(changed);
    return true;
  }

  [[nodiscard]] TeamTree with(std::uint32_t person) const {
    TeamTree changed = tree_;
    std::uint32_t from = kNobody;
    double most = problem_.direct[person];
    for (const TieIn& tie : problem_.ties_into(person)) {
      const double brought = tie.passes * problem_.introduced[person];
      if (brought <= most || !tree_.has(tie.from)) continue;
      most = brought;
      from = tie.from;
    }
    changed.add(person, from);
    tidy(problem_, changed);
    return changed;
  }

  // Nor whom she brought in.
  [[nodiscard]] TeamTree without(std::uint32_t person) const {
    TeamTree changed;
    changed.coordinator = tree_.coordinator;
    std::vector<std::uint32_t> gone = {person};
    for (const Branch& branch : tree_.branches) {
      const bool goes =
          branch.person == person || std::ranges::find(gone, branch.from) != gone.end();
      if (!goes) {
        changed.branches.push_back(branch);
      } else if (branch.person != person) {
        gone.push_back(branch.person);
      }
    }
    changed.covers.assign(problem_.requirements, changed.coordinator);
    tidy(problem_, changed);
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) {
      if (problem_.right_for(i)[changed.covers[i]] <= 0) changed.covers[i] = kNobody;
    }
    grow(problem_, ways_, changed);
    return changed;
  }

  const TeamProblem& problem_;
  const CoverWays& ways_;
  TeamTree& tree_;
  std::vector<std::uint32_t> all_;
  double value_ = 0;
};

}  // namespace

std::vector<Star> best_stars(const TeamProblem& problem, const CoverWays& ways, std::size_t count) {
  std::vector<Star> stars;
  for (std::uint32_t person = 0; person < problem.people; ++person) {
    double worth = problem.way[person];
    for (std::uint32_t i = 0; i < problem.requirements && worth > 0; ++i) {
      worth *= std::max(ways.reach(i)[person], ways.direct(i).worth);
    }
    if (worth > 0) stars.push_back({worth, person});
  }
  const auto is_better = [](const Star& a, const Star& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.coordinator < b.coordinator;
  };
  const std::size_t kept = std::min(count, stars.size());
  std::ranges::partial_sort(stars, stars.begin() + static_cast<std::ptrdiff_t>(kept), is_better);
  stars.resize(kept);
  return stars;
}

void grow(const TeamProblem& problem, const CoverWays& ways, TeamTree& tree) {
  for (;;) {
    std::uint32_t first = kNobody;
    Reach reach;
    double nearness = -1;
    for (std::uint32_t i = 0; i < problem.requirements; ++i) {
      if (tree.covers[i] != kNobody) continue;
      const Reach of_this = nearest(ways, tree, i);
      // Being right is paid by whichever way: nearness is what bringing in costs beside it.
      if (const double near = of_this.worth / ways.rightest(i); near > nearness) {
        nearness = near;
        reach = of_this;
        first = i;
      }
    }
    if (first == kNobody) break;
    attach(ways, tree, first, reach);
  }
  tidy(problem, tree);
}

void improve(const TeamProblem& problem, const CoverWays& ways, TeamTree& tree) {
  Improvement improvement(problem, ways, tree);
  for (int sweep = 0; sweep < kSweepsMax && improvement.sweep(); ++sweep) {
  }
}

}  // namespace veieninn::matching
