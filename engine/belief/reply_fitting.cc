#include "engine/belief/reply_fitting.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/portable_math.h"

namespace veieninn::belief {
namespace {

constexpr int kRounds = 12;
constexpr int kSectionsAlongOne = 40;
constexpr double kProbabilityMin = 1e-9;

double halved(double ages_in_half_lives) {
  return portable_exp(-ages_in_half_lives * (kLn2High + kLn2Low));
}

double log_loss_of(double probability, const ReplyPeriod& period) {
  const double p = std::clamp(probability, kProbabilityMin, 1 - kProbabilityMin);
  return -period.replied * portable_log(p) - (period.asked - period.replied) * portable_log(1 - p);
}

// A number of the prior, searched on a scale on which it has no edge near what is likely.
struct Axis {
  double low;
  double high;
  void (*set)(ReplyPrior&, double);
  double (*get)(const ReplyPrior&);
};

double logistic(double x) { return 1 / (1 + portable_exp(-x)); }
double logit(double p) { return portable_log(p / (1 - p)); }

constexpr std::array<Axis, 3> kAxes = {{
    {-5, 5, [](ReplyPrior& prior, double x) { prior.mean = logistic(x); },
     [](const ReplyPrior& prior) { return logit(prior.mean); }},
    {-3, 6, [](ReplyPrior& prior, double x) { prior.strength = portable_exp(x); },
     [](const ReplyPrior& prior) { return portable_log(prior.strength); }},
    {3, 10, [](ReplyPrior& prior, double x) { prior.half_life_days = portable_exp(x); },
     [](const ReplyPrior& prior) { return portable_log(prior.half_life_days); }},
}};

// Golden section within `reach` of where the prior stands.
void search_along(const Axis& axis, double reach, std::span<const ReplyHistory> histories,
                  ReplyPrior& prior) {
  constexpr double kGolden = 0.61803398874989485;
  const auto loss_at = [&](double x) {
    ReplyPrior moved = prior;
    axis.set(moved, x);
    return predictive_log_loss(moved, histories);
  };
  const double here = axis.get(prior);
  double low = std::max(axis.low, here - reach);
  double high = std::min(axis.high, here + reach);
  double left = high - kGolden * (high - low);
  double right = low + kGolden * (high - low);
  double left_loss = loss_at(left);
  double right_loss = loss_at(right);
  for (int i = 0; i < kSectionsAlongOne; ++i) {
    if (left_loss <= right_loss) {
      high = right;
      right = left;
      right_loss = left_loss;
      left = high - kGolden * (high - low);
      left_loss = loss_at(left);
    } else {
      low = left;
      left = right;
      left_loss = right_loss;
      right = low + kGolden * (high - low);
      right_loss = loss_at(right);
    }
  }
  const double best = left_loss <= right_loss ? left : right;
  if (std::min(left_loss, right_loss) < loss_at(here)) axis.set(prior, best);
}

}  // namespace

Counts faded_counts(const ReplyPrior& prior, std::span<const ReplyPeriod> periods,
                    std::int32_t day) {
  Counts counts;
  for (const ReplyPeriod& period : periods) {
    const double factor = halved((day - period.day) / prior.half_life_days);
    counts.success += factor * period.replied;
    counts.total += factor * period.asked;
  }
  return counts;
}

double predictive_log_loss(const ReplyPrior& prior, std::span<const ReplyHistory> histories) {
  double loss = 0;
  double letters = 0;
  for (const ReplyHistory& history : histories) {
    for (std::size_t i = 0; i < history.size(); ++i) {
      const Counts seen = faded_counts(prior, std::span(history).first(i), history[i].day);
      loss += log_loss_of(posterior_mean(prior.mean, prior.strength, seen), history[i]);
      letters += history[i].asked;
    }
  }
  return letters == 0 ? 0 : loss / letters;
}

ReplyPrior fit_reply_prior(std::span<const ReplyHistory> histories) {
  ReplyPrior prior;
  const auto is_empty = [](const ReplyHistory& history) { return history.empty(); };
  if (std::ranges::all_of(histories, is_empty)) return prior;
  double reach = 4;
  for (int round = 0; round < kRounds; ++round, reach *= 0.7) {
    for (const Axis& axis : kAxes) search_along(axis, reach, histories, prior);
  }
  return prior;
}

}  // namespace veieninn::belief
