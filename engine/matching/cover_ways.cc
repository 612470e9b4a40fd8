#include "engine/matching/cover_ways.h"

#include <algorithm>

namespace veieninn::matching {

template <typename Rose>
void TieSpread::relax(std::uint32_t person, double worth, const Labels& labels, const Rose& rose) {
  for (const TieIn& tie : problem_.ties_into(person)) {
    const double value = tie.passes * worth;
    if (value <= labels.values[tie.from] || !labels.floor.admits(tie.from, value)) continue;
    labels.values[tie.from] = value;
    labels.next[tie.from] = person;
    rose(Open{value * problem_.introduced[tie.from], tie.from});
  }
}

void TieSpread::run(const Labels& labels) {
  heap_.clear();
  // Everybody once, without the queue: few rise at all, and only those must be looked at again.
  for (std::uint32_t person = 0; person < problem_.people; ++person) {
    const double worth = labels.values[person] * problem_.introduced[person];
    if (worth <= 0) continue;
    relax(person, worth, labels, [this](const Open& open) { heap_.push_back(open); });
  }
  std::ranges::make_heap(heap_, is_later);
  while (!heap_.empty()) {
    std::ranges::pop_heap(heap_, is_later);
    const Open best = heap_.back();
    heap_.pop_back();
    // She has risen since, and was looked at then.
    if (best.worth != labels.values[best.person] * problem_.introduced[best.person]) continue;
    relax(best.person, best.worth, labels, [this](const Open& open) {
      heap_.push_back(open);
      std::ranges::push_heap(heap_, is_later);
    });
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
    spread.run({values, std::span(next_).subspan(first, people_), {0, anything}});
    direct_.push_back(best_direct(problem, values));
  }
}

}  // namespace veieninn::matching
