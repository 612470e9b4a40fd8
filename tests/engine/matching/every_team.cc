#include "tests/engine/matching/every_team.h"

#include <algorithm>
#include <vector>

namespace veieninn::test {

using matching::TeamProblem;

namespace {

// Walks through every way of giving each person a place: outside, beside the coordinator without a
// tie, or behind any other person.
class EveryTeam {
 public:
  explicit EveryTeam(const TeamProblem& problem)
      : problem_(problem), people_(problem.people), place_(people_, 0) {}

  double best() {
    for (coordinator_ = 0; coordinator_ < people_; ++coordinator_) {
      if (problem_.way[coordinator_] > 0) choose(0);
    }
    return best_;
  }

 private:
  static constexpr std::uint32_t kOutside = 0;
  static constexpr std::uint32_t kWithoutTie = 1;
  static constexpr std::uint32_t kBehindFirst = 2;  // kBehindFirst + p: p brings her in

  void choose(std::uint32_t person) {
    if (person == people_) {
      best_ = std::max(best_, value());
      return;
    }
    place_[person] = kOutside;
    if (person == coordinator_) return choose(person + 1);
    for (std::uint32_t place = 0; place < kBehindFirst + people_; ++place) {
      place_[person] = place;
      choose(person + 1);
    }
  }

  bool is_in(std::uint32_t person) const {
    return person == coordinator_ || place_[person] != kOutside;
  }
  // Whether going back from her ends at the coordinator.
  bool is_brought_in(std::uint32_t person) const {
    for (std::uint32_t steps = 0; steps <= people_; ++steps) {
      if (person == coordinator_ || place_[person] == kWithoutTie) return true;
      if (place_[person] == kOutside) return false;
      person = place_[person] - kBehindFirst;
    }
    return false;
  }

  double value() const {
    double value = problem_.way[coordinator_];
    for (std::uint32_t person = 0; person < people_; ++person) {
      if (person == coordinator_ || !is_in(person)) continue;
      if (!is_brought_in(person)) return 0;
      value *= place_[person] == kWithoutTie
                   ? problem_.direct[person]
                   : tie(place_[person] - kBehindFirst, person) * problem_.introduced[person];
    }
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) {
      double right = 0;
      for (std::uint32_t person = 0; person < people_; ++person) {
        if (is_in(person)) right = std::max(right, problem_.right[i * people_ + person]);
      }
      value *= right;
    }
    return value;
  }
  double tie(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t at = problem_.first_tie[to]; at < problem_.first_tie[to + 1]; ++at) {
      if (problem_.ties[at].from == from) return problem_.ties[at].passes;
    }
    return 0;
  }

  const TeamProblem& problem_;
  std::uint32_t people_;
  std::uint32_t coordinator_ = 0;
  std::vector<std::uint32_t> place_;
  double best_ = 0;
};

}  // namespace

double best_of_every_team(const TeamProblem& problem) { return EveryTeam(problem).best(); }

TeamProblem random_problem(const ProblemShape& shape, std::mt19937& random) {
  const auto uniform = [&random] {
    return 0.01 + 0.98 * static_cast<double>(random() % 1000) / 1000;
  };
  const auto chance = [&random](double p) {
    return static_cast<double>(random() % 1000) < p * 1000;
  };
  TeamProblem problem;
  problem.people = shape.people;
  problem.requirements = shape.requirements;
  for (std::uint32_t person = 0; person < shape.people; ++person) {
    problem.way.push_back(chance(0.5) ? uniform() : 0);
    problem.introduced.push_back(uniform());
    problem.direct.push_back(uniform() * problem.introduced.back());
    for (std::uint32_t from = 0; from < shape.people; ++from) {
      if (from != person && chance(shape.ties)) problem.ties.push_back({from, uniform()});
    }
    problem.first_tie.push_back(static_cast<std::uint32_t>(problem.ties.size()));
  }
  for (std::uint32_t i = 0; i < shape.requirements; ++i) {
    const std::size_t somebody = random() % shape.people;
    for (std::uint32_t person = 0; person < shape.people; ++person) {
      problem.right.push_back(person == somebody || chance(shape.experts) ? uniform() : 0);
    }
  }
  return problem;
}

}  // namespace veieninn::test
