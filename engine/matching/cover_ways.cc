#include "engine/matching/cover_ways.h"

#include <algorithm>

namespace veieninn::matching {

void TieSpread::open(std::uint32_t person, double value) {
  const double worth = value * problem_.introduced[person];
  if (worth > 0) heap_.push_back({worth, person});
}

void TieSpread::run(std::span<double> values, std::span<std::uint32_t> next, const Floor& floor) {
  heap_.clear();
  for (std::uint32_t person = 0; person < problem_.people; ++person) {
    if (values[person] > 0) open(person, values[person]);
  }
  std::ranges::make_heap(heap_, is_later);
  while (!heap_.empty()) {
    std::ranges::pop_heap(heap_, is_later);
    const Open best = heap_.back();
    heap_.pop_back();
    // She has risen since, and was looked at then.
    if (best.worth != values[best.person] * problem_.introduced[best.person]) continue;
    for (const TieIn& tie : problem_.ties_into(best.person)) {
      const double value = tie.passes * best.worth;
      if (value <= values[tie.from] || !floor.admits(tie.from, value)) continue;
      values[tie.from] = value;
      next[tie.from] = best.person;
      const std::size_t before = heap_.size();
      open(tie.from, value);
      if (heap_.size() > before) std::ranges::push_heap(heap_, is_later);
    }
  }
}

CoverWays::Direct best_direct(const TeamProblem& problem, std::span<const double> values) {
  CoverWays::Direct best;
  for (std::uint32_t person = 0; person < problem.people; ++person) {
    const double worth = problem.direct[person] * values[person];
    if (worth > best.worth) best = {worth, person};
  }
  return best;
}

CoverWays::CoverWays(const TeamProblem& problem)
    : people_(problem.people), reach_(problem.right), next_(problem.right.size(), kNobody) {
  TieSpread spread(problem);
  const std::vector<double> anything(people_, 1);
  for (std::uint32_t i = 0; i < problem.requirements; ++i) {
    const std::size_t first = std::size_t{i} * people_;
    const auto values = std::span(reach_).subspan(first, people_);
    rightest_.push_back(values.empty() ? 0 : *std::ranges::max_element(values));
    spread.run(values, std::span(next_).subspan(first, people_), {0, anything});
    direct_.push_back(best_direct(problem, values));
  }
}

}  // namespace veieninn::matching
