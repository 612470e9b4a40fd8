// FindVentures against a scan of every venture, by what is asked where.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "bench/matching/matching_world.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/venture_scores.h"

namespace veieninn::bench {
namespace {

// Questions, and those of them that the scan answers in a bearable time.
constexpr std::uint32_t kAsked = 2'000;
constexpr std::uint32_t kScanned = 12;

// Every venture's score, best first.
std::vector<double> scanned(const graph::Snapshot& snapshot,
                            const matching::VentureRequest& request) {
  const graph::SnapshotData& data = snapshot.data();
  const matching::VentureView view(data, request.as_of_time);
  const matching::NeedTopics need(data, request.topics);
  const matching::PlaceShares places(data, request.area.value);
  const matching::VentureScorer scorer(data, view, need, places);
  std::vector<double> best;
  for (std::uint32_t venture = 0; venture < data.venture_records.size(); ++venture) {
    if (const auto score = scorer.score(venture)) best.push_back(score->probability);
  }
  std::ranges::sort(best, std::ranges::greater());
  best.resize(std::min(best.size(), static_cast<std::size_t>(request.max_results)));
  return best;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

// The sum of probabilities shown, of the greatest there is; and the scan's times.
struct Compared {
  double least_quality = 1;
  std::vector<double> times;
};

Compared compare(const graph::Snapshot& snapshot, const Scale& scale, Scope scope,
                 std::uint64_t seed) {
  Compared compared;
  for (std::uint32_t number = 0; number < kScanned; ++number) {
    const auto request = challenge(snapshot, scale, scope, seed, number);
    const auto start = Clock::now();
    const std::vector<double> best = scanned(snapshot, request);
    compared.times.push_back(milliseconds_since(start));
    double shown = 0;
    const auto answer = matching::find_ventures(snapshot, request);
    for (const auto& match : answer->ventures) shown += match.probability;
    if (!best.empty()) {
      compared.least_quality = std::min(compared.least_quality, shown / sum_of(best));
    }
  }
  return compared;
}

}  // namespace

void run_ventures(const graph::Snapshot& snapshot, const Scale& scale, std::uint64_t seed) {
  fmt::print("{:<13} {:>6} {:>9} {:>9} {:>9} {:>13} {:>13}\n", "ventures", "n", "p50 ms", "p99 ms",
             "max ms", "scan p50 ms", "least quality");
  for (const Scope scope : {Scope::kMunicipality, Scope::kCounty, Scope::kAnywhere}) {
    const Compared compared = compare(snapshot, scale, scope, seed);
    std::vector<double> times;
    for (std::uint32_t number = 0; number < kAsked; ++number) {
      const auto request = challenge(snapshot, scale, scope, seed, number);
      const auto start = Clock::now();
      const auto answer = matching::find_ventures(snapshot, request);
      times.push_back(milliseconds_since(start));
      if (!answer) fmt::print("refused: {}\n", answer.error().message);
    }
    fmt::print("{:<13} {:>6} {:>9.3f} {:>9.3f} {:>9.3f} {:>13.1f} {:>13.4f}\n", name_of(scope),
               times.size(), at_share(times, 0.5), at_share(times, 0.99), at_share(times, 1),
               at_share(compared.times, 0.5), compared.least_quality);
    std::fflush(stdout);
  }
}

}  // namespace veieninn::bench
