// FindVentures beside a scan of every venture, by what is asked where and about which moment.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "bench/matching/matching_case.h"
#include "bench/matching/matching_world.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/venture_scores.h"

namespace veieninn::bench {
namespace {

// Bearable beside the engine's questions: a scan reads every venture.
constexpr std::uint32_t kScanned = 12;
// Each place may go to whoever is worth 3 % less, and the first is drawn now and then.
constexpr Bars kBars{20, 0.95};

struct Kind {
  Scope scope;
  std::int32_t days_back;  // of the moment asked about, from the newest fact
  std::uint32_t bearable;
  Bars bars;
};
constexpr Kind kKinds[] = {
    {Scope::kMunicipality, 0, 2'000, kBars}, {Scope::kCounty, 0, 2'000, kBars},
    {Scope::kAnywhere, 0, 2'000, kBars},     {Scope::kCounty, 1, 200, {}},
    {Scope::kCounty, 30, 100, {}},           {Scope::kCounty, 365, 50, {}},
};

matching::VentureRequest request_of(const Setting& setting, const Kind& kind,
                                    std::uint32_t number) {
  auto request = challenge(setting.snapshot, setting.scale, kind.scope, setting.seed, number);
  request.as_of_time.unix_seconds -= kind.days_back * kSecondsPerDay;
  return request;
}

// The sum of the greatest probabilities.
double scanned(const graph::Snapshot& snapshot, const matching::VentureRequest& request) {
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
  return std::accumulate(best.begin(), best.end(), 0.0);
}

double shown(const graph::Snapshot& snapshot, const matching::VentureRequest& request) {
  double sum = 0;
  const auto answer = matching::find_ventures(snapshot, request);
  for (const auto& match : answer->ventures) sum += match.probability;
  return sum;
}

Case case_of(const Setting& setting, const Kind& kind) {
  Contestant engine{"engine", {}, {}, "exact"};
  Contestant scan{"scan", {}, {}, {}};
  const std::uint32_t questions = setting.or_bearable(kind.bearable);
  for (std::uint32_t number = 0; number < questions; ++number) {
    const auto request = request_of(setting, kind, number);
    double sum = 0;
    engine.times_us.push_back(microseconds_of([&] { sum = shown(setting.snapshot, request); }));
    if (number >= kScanned) continue;
    double greatest = 0;
    scan.times_us.push_back(
        microseconds_of([&] { greatest = scanned(setting.snapshot, request); }));
    if (greatest > 0) engine.qualities.push_back(sum / greatest);
  }
  const std::string back = kind.days_back == 0 ? "" : fmt::format(", {} days ago", kind.days_back);
  return {fmt::format("{}{}", name_of(kind.scope), back),
          kind.bars,
          {std::move(engine), std::move(scan)}};
}

}  // namespace

void venture_cases(const Setting& setting, const TakeCase& take) {
  for (const Kind& kind : kKinds) take(case_of(setting, kind));
}

}  // namespace veieninn::bench
