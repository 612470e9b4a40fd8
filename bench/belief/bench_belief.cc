// What is a person's reply worth knowing? Predicts her next year from few and from many letters.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/belief/reply_file.h"
#include "engine/belief/reply_fitting.h"

namespace veieninn::bench {
namespace {

using belief::Counts;
using belief::ReplyHistory;
using belief::ReplyPrior;

constexpr std::string_view kUsage = R"(bench_belief: predict a person's next year of replies

  bench_belief --replies FILE [--json]

  --replies FILE  CSV of person, year, replied, asked
)";

constexpr int kAll = -1;
constexpr int kDaysAYear = 365;

// A year to predict, and the years before it.
struct Target {
  ReplyYears before;
  ReplyYear year;
};

std::vector<Target> targets_of(const std::vector<ReplyYears>& people) {
  std::vector<Target> targets;
  for (const ReplyYears& years : people) {
    for (std::size_t i = 1; i < years.size(); ++i) {
      targets.push_back(
          {{years.begin(), years.begin() + static_cast<std::ptrdiff_t>(i)}, years[i]});
    }
  }
  return targets;
}

std::vector<ReplyHistory> histories_before(const std::vector<ReplyYears>& people, int year) {
  std::vector<ReplyHistory> histories;
  for (const ReplyYears& years : people) {
    ReplyHistory& history = histories.emplace_back();
    for (const ReplyYear& one : years) {
      if (one.year >= year) continue;
      history.push_back({one.year * kDaysAYear, static_cast<double>(one.replied),
                         static_cast<double>(one.asked)});
    }
  }
  return histories;
}

double log_choose(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

// Of how many of `drawn` letters, drawn from a year's, were answered: hypergeometric.
double probability_of(int answered, int drawn, const ReplyYear& year) {
  const int unanswered = drawn - answered;
  if (answered > year.replied || unanswered > year.asked - year.replied) return 0;
  return std::exp(log_choose(year.replied, answered) +
                  log_choose(year.asked - year.replied, unanswered) -
                  log_choose(year.asked, drawn));
}

double loss(double probability, const ReplyYear& year) {
  const double p = std::clamp(probability, 1e-3, 1 - 1e-3);
  return -year.replied * std::log(p) - (year.asked - year.replied) * std::log(1 - p);
}

// What a rule says of the year after these letters, all of one age or of several.
using Rule = std::function<double(const Target&, const ReplyHistory& seen)>;

ReplyHistory all_of(const ReplyYears& years) {
  ReplyHistory seen;
  for (const ReplyYear& one : years) {
    seen.push_back(
        {one.year * kDaysAYear, static_cast<double>(one.replied), static_cast<double>(one.asked)});
  }
  return seen;
}

// The mean loss a letter over all persons with at least k letters in the year before: exact over
// every way to draw the k.
double mean_loss(const std::vector<Target>& targets, int k, const Rule& rule) {
  double sum = 0;
  double letters = 0;
  for (const Target& target : targets) {
    const ReplyYear& last = target.before.back();
    if (k != kAll && last.asked < k) continue;
    letters += target.year.asked;
    if (k == kAll) {
      sum += loss(rule(target, all_of(target.before)), target.year);
      continue;
    }
    for (int answered = 0; answered <= k; ++answered) {
      const double chance = probability_of(answered, k, last);
      if (chance == 0) continue;
      const ReplyHistory seen = {
          {last.year * kDaysAYear, static_cast<double>(answered), static_cast<double>(k)}};
      sum += chance * loss(rule(target, seen), target.year);
    }
  }
  return letters == 0 ? 0 : sum / letters;
}

double belief_of(const ReplyPrior& prior, const Target& target, const ReplyHistory& seen) {
  return belief::posterior_mean(prior.mean, prior.strength,
                                belief::faded_counts(prior, seen, target.year.year * kDaysAYear));
}

// The Beta prior that would have done best for this k, found knowing the outcome: on a grid.
double best_in_hindsight(const std::vector<Target>& targets, int k) {
  double best = HUGE_VAL;
  for (double mean = 0.50; mean <= 0.701; mean += 0.02) {
    for (double strength = 0.25; strength <= 64; strength *= std::sqrt(2.0)) {
      const Rule rule = [&](const Target&, const ReplyHistory& seen) {
        Counts counts;
        for (const belief::ReplyPeriod& one : seen) {
          counts.success += one.replied;
          counts.total += one.asked;
        }
        return belief::posterior_mean(mean, strength, counts);
      };
      best = std::min(best, mean_loss(targets, k, rule));
    }
  }
  return best;
}

int run(const std::string& path, bool json) {
  const std::vector<ReplyYears> people = read_replies(path);
  const std::vector<Target> targets = targets_of(people);
  // What fit learns from the years before each year: nobody is predicted with hindsight.
  std::vector<std::pair<int, ReplyPrior>> priors;
  for (const Target& target : targets) {
    const auto same = [&](const auto& known) { return known.first == target.year.year; };
    if (std::ranges::any_of(priors, same)) continue;
    priors.emplace_back(target.year.year,
                        belief::fit_reply_prior(histories_before(people, target.year.year)));
  }
  std::ranges::sort(priors, {}, &std::pair<int, ReplyPrior>::first);
  const auto prior_of = [&](const Target& target) -> const ReplyPrior& {
    return std::ranges::find(priors, target.year.year, &std::pair<int, ReplyPrior>::first)->second;
  };
  if (!json) {
    fmt::print("bench_belief: {} people, {} years to predict\n", people.size(), targets.size());
    for (const auto& [year, prior] : priors) {
      fmt::print("  for {}: mean {:.3f}, strength {:.2f}, half-life {:.0f} days\n", year,
                 prior.mean, prior.strength, prior.half_life_days);
    }
    fmt::print("{:>5}{:>10}{:>10}{:>10}{:>10}\n", "k", "belief", "global", "raw", "oracle");
  }
  for (const int k : {0, 1, 3, 5, 10, kAll}) {
    const double ours = mean_loss(targets, k, [&](const Target& target, const ReplyHistory& seen) {
      return belief_of(prior_of(target), target, seen);
    });
    const double global = mean_loss(targets, k, [&](const Target& target, const ReplyHistory&) {
      return prior_of(target).mean;
    });
    const double raw = mean_loss(targets, k, [&](const Target& target, const ReplyHistory& seen) {
      Counts counts;
      for (const belief::ReplyPeriod& one : seen) {
        counts.success += one.replied;
        counts.total += one.asked;
      }
      return counts.total > 0 ? counts.success / counts.total : prior_of(target).mean;
    });
    const double oracle = best_in_hindsight(targets, k);
    if (json) {
      const std::string name = k == kAll ? "\"all\"" : std::to_string(k);
      fmt::print(
          "{{\"k\":{},\"belief\":{:.4f},\"global\":{:.4f},\"raw\":{:.4f},\"oracle\":{:.4f}}}\n",
          name, ours, global, raw, oracle);
    } else {
      fmt::print("{:>5}{:>10.4f}{:>10.4f}{:>10.4f}{:>10.4f}\n",
                 k == kAll ? "all" : std::to_string(k), ours, global, raw, oracle);
    }
  }
  return 0;
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  std::string path;
  bool json = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--replies" && i + 1 < argc) {
      path = argv[++i];
    } else if (argument == "--json") {
      json = true;
    } else {
      fmt::print(argument == "--help" ? stdout : stderr, "{}", veieninn::bench::kUsage);
      return argument == "--help" ? 0 : 2;
    }
  }
  if (path.empty()) {
    fmt::print(stderr, "{}", veieninn::bench::kUsage);
    return 2;
  }
  return veieninn::bench::run(path, json);
}
