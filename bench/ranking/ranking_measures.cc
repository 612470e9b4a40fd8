#include "bench/ranking/ranking_measures.h"

#include <algorithm>
#include <cmath>

#include "engine/base/random.h"

namespace veieninn::bench {
namespace {

constexpr int kDraws = 2000;

// How many others stand before it, equal ones too.
std::size_t rank_of(std::span<const double> scores, std::uint32_t candidate) {
  return static_cast<std::size_t>(
      std::ranges::count_if(scores, [&](double other) { return other >= scores[candidate]; }));
}

}  // namespace

RankedNeed rank(std::span<const double> scores, std::span<const std::uint32_t> answered_by,
                std::size_t truths) {
  RankedNeed ranked;
  std::vector<std::size_t> ranks;
  for (const std::uint32_t answerer : answered_by) ranks.push_back(rank_of(scores, answerer));
  std::ranges::sort(ranks);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    ranked.average_precision += static_cast<double>(i + 1) / static_cast<double>(ranks[i]);
  }
  ranked.average_precision /= static_cast<double>(truths);
  if (!ranks.empty()) ranked.reciprocal_rank = 1 / static_cast<double>(ranks.front());
  return ranked;
}

double mean(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

Interval bootstrap(std::span<const double> values) {
  if (values.empty()) return {};
  std::vector<double> means;
  std::uint64_t state = 1;
  for (int draw = 0; draw < kDraws; ++draw) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      state = mixed(state);
      sum += values[state % values.size()];
    }
    means.push_back(sum / static_cast<double>(values.size()));
  }
  std::ranges::sort(means);
  return {means[kDraws / 40], means[kDraws - 1 - kDraws / 40]};
}

void Calibration::add(double probability, bool happened) {
  constexpr double kLeast = 1e-12;
  const double bounded = std::clamp(probability, kLeast, 1 - kLeast);
  log_loss_ -= std::log(happened ? bounded : 1 - bounded);
  const double miss = (happened ? 1 : 0) - probability;
  squares_ += miss * miss;
  ++count_;
  Bin& bin = bins_[static_cast<std::size_t>(std::min(9.0, probability * 10))];
  bin.probabilities += probability;
  bin.happened += happened ? 1 : 0;
  ++bin.count;
}

double Calibration::log_loss() const noexcept {
  return count_ == 0 ? 0 : log_loss_ / static_cast<double>(count_);
}

double Calibration::brier() const noexcept {
  return count_ == 0 ? 0 : squares_ / static_cast<double>(count_);
}

double gini(std::vector<double> counts) {
  std::ranges::sort(counts);
  double total = 0;
  double weighed = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    total += counts[i];
    weighed += static_cast<double>(i + 1) * counts[i];
  }
  const auto n = static_cast<double>(counts.size());
  return total == 0 ? 0 : (2 * weighed / total - n - 1) / n;
}

}  // namespace veieninn::bench
