// The best way from each person, by ties, to somebody who covers one requirement.
//
//     reach(v, i) = max( right(v, i),
//                        max over ties v -> m of passes(v, m) * introduced(m) * reach(m, i) )
//
// v herself is not paid in it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/matching/team_problem.h"

namespace veieninn::matching {

// What a value of a person must be worth to be of any use.
struct Floor {
  double least = 0;
  std::span<const double> most;  // by person: a value of hers counts for at most this times it

  [[nodiscard]] bool admits(std::uint32_t person, double value) const {
    return value * most[person] >= least;
  }
};

struct Labels {
  std::span<double> values;       // by person
  std::span<std::uint32_t> next;  // by person: whom her value came from, where it rose
  Floor floor;
};

// Spreads values of people backwards over the ties: who ties to somebody worth more than she
// herself has it from her. Dijkstra's algorithm: every factor is at most 1.
class TieSpread {
 public:
  explicit TieSpread(const TeamProblem& problem) : problem_(problem) {}
  void run(const Labels& labels);

 private:
  struct Open {
    double worth = 0;  // of tying to her: introduced * value
    std::uint32_t person = kNobody;
  };
  static bool is_later(const Open& a, const Open& b) {
    return a.worth != b.worth ? a.worth < b.worth : a.person > b.person;
  }
  template <typename Rose>
  void relax(std::uint32_t person, double worth, const Labels& labels, const Rose& rose);

  const TeamProblem& problem_;
  std::vector<Open> heap_;
};

class CoverWays {
 public:
  // REQUIRES: `problem` outlives it.
  explicit CoverWays(const TeamProblem& problem);

  [[nodiscard]] std::span<const double> reach(std::uint32_t requirement) const {
    return std::span(reach_).subspan(std::size_t{requirement} * people_, people_);
  }
  // The next on the best way from each, or kNobody where she covers it herself.
  [[nodiscard]] std::span<const std::uint32_t> next(std::uint32_t requirement) const {
    return std::span(next_).subspan(std::size_t{requirement} * people_, people_);
  }
  // The best of being approached directly and going on from there.
  struct Direct {
    double worth = 0;
    std::uint32_t person = kNobody;
  };
  [[nodiscard]] const Direct& direct(std::uint32_t requirement) const {
    return direct_[requirement];
  }
  // The rightest person's P(right one).
  [[nodiscard]] double rightest(std::uint32_t requirement) const { return rightest_[requirement]; }

 private:
  std::uint32_t people_;
  std::vector<double> reach_;
  std::vector<std::uint32_t> next_;
  std::vector<Direct> direct_;
  std::vector<double> rightest_;
};

// The best of approaching somebody directly who has a value.
[[nodiscard]] CoverWays::Direct best_direct(const TeamProblem& problem,
                                            std::span<const double> values);

}  // namespace veieninn::matching
