// FindOpportunities beside a scan of all that can be joined, by what is asked where.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <numeric>

#include "bench/matching/matching_case.h"
#include "bench/matching/matching_world.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/need_topics.h"
#include "engine/matching/opportunity_people.h"
#include "engine/routing/candidates.h"
#include "engine/routing/open_initiatives.h"

namespace veieninn::bench {
namespace {

constexpr std::uint32_t kAsked = 5'000;
constexpr std::uint32_t kScanned = 40;

// What each initiative is worth, by the formula in opportunity_search.h: initiative by initiative,
// without any index. The workload's ventures take part in nothing.
class Scan {
 public:
  Scan(const graph::Snapshot& snapshot, const matching::OpportunityRequest& request)
      : data_(snapshot.data()),
        request_(request),
        need_(data_, request.topics),
        people_(data_, request.as_of_time, request.venture.value) {
    for (const AreaIndex area : request.areas) {
      for (const routing::Place& place : routing::places_of(data_, area.value)) {
        double& share = shares_[place.area];
        share = std::max(share, place.share);
      }
    }
  }

  // The sum of the greatest probabilities.
  double sum_of_best() {
    std::vector<double> found;
    for (const auto position : data_.reach->joinable()) {
      found.push_back(worth(data_.reach->rows()[position]));
    }
    std::ranges::sort(found, std::ranges::greater());
    found.resize(std::min(found.size(), static_cast<std::size_t>(request_.max_results)));
    return std::accumulate(found.begin(), found.end(), 0.0);
  }

 private:
  double worth(const graph::ReachingInitiative& one) {
    if (!routing::is_open(one, request_.as_of_time)) return 0;
    matching::BestTopics best(need_);
    for (const std::uint32_t topic : one.topics) best.add(topic, 1, 1);
    const double fit = best.sum().works;
    if (fit < data_.parameters.least_right) return 0;
    const double share = share_of(one);
    if (share <= 0) return 0;
    const std::string& unit = data_.initiatives->initiatives()[one.initiative.value]->unit;
    const auto person =
        people_.best_of(one.contacts, data_.unit_ids.find(unit, data_.unit_records));
    return person ? std::min(fit, 1.0) * share * person->worth() : 0;
  }
  [[nodiscard]] double share_of(const graph::ReachingInitiative& one) const {
    if (request_.areas.empty()) return 1;
    double best = 0;
    for (const std::uint32_t area : one.areas) {
      const auto known = shares_.find(area);
      if (known != shares_.end()) best = std::max(best, known->second);
    }
    return best;
  }

  const graph::SnapshotData& data_;
  const matching::OpportunityRequest& request_;
  matching::NeedTopics need_;
  matching::OpportunityPeople people_;
  boost::unordered_flat_map<std::uint32_t, double> shares_;
};

double shown(const graph::Snapshot& snapshot, const matching::OpportunityRequest& request) {
  double sum = 0;
  const auto answer = matching::find_opportunities(snapshot, request);
  for (const auto& one : answer->opportunities) sum += one.probability;
  return sum;
}

Case case_of(const Setting& setting, Scope scope) {
  Contestant engine{"engine", {}, {}, "exact"};
  Contestant scan{"scan", {}, {}, {}};
  const std::uint32_t questions = setting.or_bearable(kAsked);
  for (std::uint32_t number = 0; number < questions; ++number) {
    const auto request = what_is_open(setting.snapshot, setting.scale, scope, setting.seed, number);
    double sum = 0;
    engine.times_us.push_back(microseconds_of([&] { sum = shown(setting.snapshot, request); }));
    if (number >= kScanned) continue;
    double greatest = 0;
    scan.times_us.push_back(
        microseconds_of([&] { greatest = Scan(setting.snapshot, request).sum_of_best(); }));
    if (greatest > 0) engine.qualities.push_back(sum / greatest);
  }
  return {std::string(name_of(scope)), {0, 1}, {std::move(engine), std::move(scan)}};
}

}  // namespace

void opportunity_cases(const Setting& setting, const TakeCase& take) {
  for (const Scope scope : {Scope::kMunicipality, Scope::kCounty, Scope::kAnywhere}) {
    take(case_of(setting, scope));
  }
}

}  // namespace veieninn::bench
