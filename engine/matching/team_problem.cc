#include "engine/matching/team_problem.h"

#include <algorithm>

namespace veieninn::matching {

double TeamProblem::passes_on(std::uint32_t from, std::uint32_t to) const {
  const auto into = ties_into(to);
  const auto tie = std::ranges::find(into, from, &TieIn::from);
  return tie == into.end() ? 0 : tie->passes;
}

bool TeamTree::has(std::uint32_t person) const {
  return person == coordinator ||
         std::ranges::find(branches, person, &Branch::person) != branches.end();
}

void TeamTree::add(std::uint32_t person, std::uint32_t from) {
  if (!has(person)) branches.push_back({person, from});
}

double value_of(const TeamProblem& problem, const TeamTree& tree,
                std::span<const std::uint32_t> requirements) {
  double value = problem.way[tree.coordinator];
  for (const Branch& branch : tree.branches) {
    value *= branch.from == kNobody ? problem.direct[branch.person]
                                    : problem.passes_on(branch.from, branch.person) *
                                          problem.introduced[branch.person];
  }
  for (const std::uint32_t i : requirements) {
    value *= tree.covers[i] == kNobody ? 0 : problem.right_for(i)[tree.covers[i]];
  }
  return value;
}

void tidy(const TeamProblem& problem, TeamTree& tree) {
  for (std::uint32_t i = 0; i < problem.requirements; ++i) {
    if (tree.covers[i] == kNobody) continue;
    const auto right = problem.right_for(i);
    std::uint32_t best = tree.coordinator;
    for (const Branch& branch : tree.branches) {
      if (right[branch.person] > right[best]) best = branch.person;
    }
    tree.covers[i] = best;
  }
  // From the leaves inwards: whoever is brought in comes after who brings her in.
  for (std::size_t at = tree.branches.size(); at-- > 0;) {
    const std::uint32_t person = tree.branches[at].person;
    const bool covers = std::ranges::find(tree.covers, person) != tree.covers.end();
    const bool brings =
        std::ranges::find(tree.branches, person, &Branch::from) != tree.branches.end();
    if (!covers && !brings)
      tree.branches.erase(tree.branches.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

}  // namespace veieninn::matching
