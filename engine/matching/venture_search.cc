#include "engine/matching/venture_search.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "engine/graph/record.h"
#include "engine/matching/match_checks.h"
#include "engine/matching/venture_order.h"
#include "engine/matching/venture_reasons.h"
#include "engine/matching/venture_walk.h"
#include "engine/routing/chance_draw.h"

namespace veieninn::matching {
namespace {

// Little-known ventures that are drawn among, as of people.
constexpr std::size_t kDrawnFromMax = 16;

Result<void> check(const graph::SnapshotData& data, const VentureRequest& request) {
  if (auto checked = check_topics(data, request.topics, "topics"); !checked) return checked;
  if (auto checked = check_time(request.as_of_time); !checked) return checked;
  const auto bad = [](const char* field, const std::string& is, const char* remedy) {
    return fail(invalid_argument(field, is, remedy));
  };
  if (request.max_results < 1 || request.max_results > kVenturesMax) {
    return bad("max_results", "is " + std::to_string(request.max_results), "use 1 to 100");
  }
  if (!request.area.is_none() && request.area.value >= data.areas->size()) {
    return bad("area", "is unknown", "use one of the snapshot");
  }
  if (request.leave_out.size() > kVenturesLeftOut) {
    return fail(limit_exceeded("leave_out", kVenturesLeftOut, "ventures"));
  }
  const auto is_unknown = [&](VentureIndex venture) {
    return venture.value >= data.venture_records.size();
  };
  if (std::ranges::any_of(request.leave_out, is_unknown)) {
    return bad("leave_out", "has an unknown venture", "leave it out");
  }
  return {};
}

class VentureSearch {
 public:
  VentureSearch(const graph::SnapshotData& data, const VentureRequest& request)
      : data_(data),
        request_(request),
        view_(data, request.as_of_time),
        need_(data, request.topics),
        places_(data, request.area.value),
        scorer_(data, view_, need_, places_),
        walk_(data, need_, places_, scorer_, request.as_of_time) {
    for (const VentureIndex venture : request.leave_out) left_out_.insert(venture.value);
  }

  VentureAnswer answer() {
    const auto k = static_cast<std::size_t>(request_.max_results);
    std::vector<OrderedVenture> shown =
        fair_order(data_, walk_.find(wanted(k, data_.parameters.load_spread_budget)), k,
                   request_.seed, day_of(request_.as_of_time));
    explore(shown);
    VentureAnswer answer;
    for (const OrderedVenture& one : shown) answer.ventures.push_back(explained(one));
    return answer;
  }

 private:
  [[nodiscard]] VenturesWanted wanted(std::size_t k, double slack) const {
    VenturesWanted wanted;
    wanted.k = k;
    wanted.slack = slack;
    if (!left_out_.empty()) {
      wanted.admits = [this](std::uint32_t venture) { return !left_out_.contains(venture); };
    }
    return wanted;
  }

  // Nothing is drawn while the best itself is little known: then the rank rests on what is stated.
  void explore(std::vector<OrderedVenture>& shown) {
    const double budget = data_.parameters.exploration_budget;
    if (request_.seed == 0 || budget <= 0 || shown.empty()) return;
    if (is_little_known(data_, shown.front().score)) return;
    VenturesWanted little_known = wanted(kDrawnFromMax, 0);
    little_known.accepts = [this](const VentureScore& score) {
      return is_little_known(data_, score);
    };
    std::vector<VentureScore> scores = walk_.find(little_known);
    sort_by_probability(data_, scores);
    scores.resize(std::min(scores.size(), kDrawnFromMax));
    std::vector<routing::Rival> rivals;
    rivals.reserve(scores.size());
    for (const VentureScore& score : scores) {
      rivals.push_back({graph::id_of_record(data_.venture_records[score.venture]),
                        score.probability,
                        data_.parameters.venture_wants_strength + score.observations});
    }
    const double best = shown.front().score.probability;
    if (const auto drawn = routing::drawn_first(request_.seed, best, budget, rivals)) {
      put_first(scores[*drawn], shown);
    }
  }

  // The last makes room for one that was not shown.
  static void put_first(const VentureScore& score, std::vector<OrderedVenture>& shown) {
    const auto same = std::ranges::find_if(
        shown, [&](const OrderedVenture& one) { return one.score.venture == score.venture; });
    const auto place = same == shown.end() ? shown.end() - 1 : same;
    *place = {score, false, true};
    std::rotate(shown.begin(), place, place + 1);
  }

  [[nodiscard]] VentureMatch explained(const OrderedVenture& one) const {
    const VentureReasons reasons(data_, view_);
    const VentureScore& score = one.score;
    const BestTopics best = scorer_.best_topics(score.venture);
    VentureMatch match;
    match.venture = VentureIndex{score.venture};
    match.probability = score.probability;
    match.factors.push_back(reasons.wants(score.venture));
    match.factors.push_back(reasons.topic(score.venture, best));
    if (score.proof != 1) {
      match.factors.push_back(reasons.collaborations(score.venture, best, score.proof));
    }
    if (!request_.area.is_none()) {
      match.factors.push_back(
          VentureReasons::place(places_.best_of(data_.venture_areas[score.venture])));
    }
    if (score.capacity != 1) match.factors.push_back(reasons.capacity(score.venture));
    if (one.is_spared) match.factors.emplace_back().kind = MatchFactorKind::kSpread;
    if (one.is_explored) match.factors.emplace_back().kind = MatchFactorKind::kExploration;
    return match;
  }

  const graph::SnapshotData& data_;
  const VentureRequest& request_;
  VentureView view_;
  NeedTopics need_;
  PlaceShares places_;
  VentureScorer scorer_;
  VentureWalk walk_;
  boost::unordered_flat_set<std::uint32_t> left_out_;
};

}  // namespace

Result<VentureAnswer> find_ventures(const graph::Snapshot& snapshot,
                                    const VentureRequest& request) {
  if (auto checked = check(snapshot.data(), request); !checked) return fail(checked.error());
  return VentureSearch(snapshot.data(), request).answer();
}

}  // namespace veieninn::matching
