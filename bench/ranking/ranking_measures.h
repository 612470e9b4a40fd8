// How good a ranking of people was, over many questions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace veieninn::bench {

// What became of one question.
struct RankedNeed {
  double reciprocal_rank = 0;    // of the first who answered; 0 when none was shown
  double average_precision = 0;  // over all who answered, those not shown too
};

// Ranks by score, highest first. Equal scores count against the ranking. `answered_by`: positions
// of those of `truths` who are among them.
[[nodiscard]] RankedNeed rank(std::span<const double> scores,
                              std::span<const std::uint32_t> answered_by, std::size_t truths);

// 95 per cent of bootstrap means of `values` (Efron 1979), 2,000 draws of one seed.
struct Interval {
  double low = 0;
  double high = 0;
};
[[nodiscard]] Interval bootstrap(std::span<const double> values);
[[nodiscard]] double mean(std::span<const double> values);

// How the probabilities of the first ten of each question compare with what happened.
class Calibration {
 public:
  void add(double probability, bool happened);
  [[nodiscard]] double log_loss() const noexcept;
  [[nodiscard]] double brier() const noexcept;

  struct Bin {
    double probabilities = 0;
    double happened = 0;
    std::uint64_t count = 0;
  };
  [[nodiscard]] const std::array<Bin, 10>& bins() const noexcept { return bins_; }

 private:
  std::array<Bin, 10> bins_{};
  double log_loss_ = 0;
  double squares_ = 0;
  std::uint64_t count_ = 0;
};

// How unevenly `counts` are spread, 0 (all alike) to 1 (Gini 1912).
[[nodiscard]] double gini(std::vector<double> counts);

}  // namespace veieninn::bench
