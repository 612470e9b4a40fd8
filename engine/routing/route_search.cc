#include "engine/routing/route_search.h"

#include <algorithm>
#include <string>

#include "engine/graph/snapshot_data.h"
#include "engine/model/row_validation.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/candidates.h"
#include "engine/routing/explanation.h"
#include "engine/routing/exploration.h"
#include "engine/routing/fallback_ladder.h"
#include "engine/routing/need_view.h"
#include "engine/routing/open_initiatives.h"
#include "engine/routing/past_needs.h"
#include "engine/routing/selection.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

using graph::kNone;

namespace {

constexpr std::int32_t kRoutesMax = 50;        // a longer list is no advice
constexpr std::int32_t kIntroductionsMax = 3;  // design §3
constexpr std::size_t kNeedTopicsMax = 32;
// The ladder is walked until so many are found: the choice stays with the entrepreneur.
constexpr std::size_t kRoutesWanted = 3;

template <typename Id>
bool is_known(Id id, std::uint32_t size) {
  return id.is_none() || id.value < size;
}

Result<void> check(const graph::SnapshotData& data, const RouteRequest& request) {
  const auto bad = [](const char* field, const std::string& is, const char* remedy) {
    return fail(invalid_argument(field, is, remedy));
  };
  if (request.max_routes < 1 || request.max_routes > kRoutesMax) {
    return bad("max_routes", "is " + std::to_string(request.max_routes), "use 1 to 50");
  }
  if (request.max_introductions < 0 || request.max_introductions > kIntroductionsMax) {
    return bad("max_introductions", "is " + std::to_string(request.max_introductions),
               "use 0 to 3");
  }
  if (request.as_of_time < kEarliestInstant || kLatestInstant < request.as_of_time) {
    return bad("as_of_time", "is out of range", "use a time between 1900 and 2200");
  }
  if (request.need.size() > kNeedTopicsMax)
    return bad("need", "has too many topics", "use at most 32");
  double total = 0;
  for (const WeightedTopic& one : request.need) {
    if (one.topic.value >= data.topics->size())
      return bad("need", "has an unknown topic", "leave it out");
    // Written so that NaN fails too.
    if (!(one.weight > 0 && one.weight <= 1))
      return bad("need", "has a weight outside (0, 1]", "use shares");
    total += one.weight;
  }
  if (request.words.size() > model::kNeedWordsMax) {
    return bad("words", "are too many", "use need_words_of");
  }
  if (total > 1 + 1e-9) return bad("need", "has weights that add up to more than 1", "use shares");
  if (!is_known(request.area, data.areas->size()))
    return bad("area", "is unknown", "use one of the snapshot");
  if (!is_known(request.venture, data.venture_records.size())) {
    return bad("venture", "is unknown", "use one of the snapshot");
  }
  return {};
}

class RouteSearch {
 public:
  RouteSearch(const graph::SnapshotData& data, const RouteRequest& request)
      : data_(data),
        request_(request),
        open_(data, request.as_of_time, request.need, request.area.value),
        belief_(data, request.as_of_time, request.venture.value, &open_),
        ways_(data, belief_, request.venture.value, request.max_introductions),
        past_(data, belief_, request.words, request.venture.value),
        ladder_(data, belief_, ways_, request.need, past_, open_, request.area.value) {}

  RouteAnswer answer() {
    experts();
    const bool is_gap = std::ranges::none_of(answer_.routes, is_stated);
    broader();
    if (is_missing()) take(ladder_.front_door());
    if (is_missing()) take(ladder_.deputies(unavailable_));
    if (is_missing()) take(ladder_.bridge_builders());
    if (is_missing()) take(ladder_.county());
    if (is_missing()) {
      take(ladder_.neighbours());
    } else if (is_gap) {
      offer_who_has_done_it();
    }
    if (is_gap) report_gap();
    return std::move(answer_);
  }

 private:
  // Not only somebody who took care of other needs.
  static bool is_stated(const Route& route) {
    return std::ranges::any_of(route.factors, [](const Factor& factor) {
      return factor.kind == FactorKind::kExpertise && !factor.topic.is_none();
    });
  }
  [[nodiscard]] std::size_t wanted() const {
    return std::min(kRoutesWanted, static_cast<std::size_t>(request_.max_routes));
  }
  [[nodiscard]] bool is_missing() const { return answer_.routes.size() < wanted(); }

  Candidates candidates(const NeedView& need, Fallback fallback, const Wanted& wanted) {
    if (request_.area.is_none()) {
      return candidates_anywhere(data_, belief_, need, ways_, fallback, wanted);
    }
    const auto places = places_of(data_, request_.area.value);
    return candidates_in(data_, belief_, need, ways_, places, fallback, wanted);
  }

  void experts() {
    if (request_.need.empty()) return;
    const NeedView need(data_, request_.need, past_, open_, NeedStep::kNear);
    const auto k = static_cast<std::size_t>(request_.max_routes);
    Candidates found = candidates(need, Fallback::kNone, {k + kAlmostShown, {}});
    unavailable_ = std::move(found.unavailable);
    std::vector<Way> ways = ways_.best(found.targets, k + kAlmostShown);
    const std::vector<std::uint32_t> spared = spread_load(data_, belief_, found.targets, k, ways);
    widen(need, ways, found.targets);
    const bool is_explored = may_explore(data_, belief_, request_.seed, found.targets, ways) &&
                             explore(data_, belief_, request_.seed, found.targets, ways_, ways);
    spread_over_units(data_, found.targets, ways_, ways);
    show(found.targets, ways);
    for (Route& route : answer_.routes) {
      if (std::ranges::find(spared, route.contact().value) == spared.end()) continue;
      give_reason(route, FactorKind::kSpread);
    }
    if (is_explored) give_reason(answer_.routes.front(), FactorKind::kExploration);
  }

  // Why she stands where she does, beside the probability.
  static void give_reason(Route& route, FactorKind kind) {
    Factor factor;
    factor.kind = kind;
    factor.person = route.contact();
    route.factors.push_back(factor);
  }

  // The search leaves out whoever is not among the k best; of those, the best of another unit and
  // the best little-known ones may still be wanted.
  void widen(const NeedView& need, const std::vector<Way>& ways, std::vector<Target>& targets) {
    if (ways.empty()) return;
    const auto shown = [&](std::uint32_t contact) {
      return std::ranges::any_of(
          ways, [&](const Way& way) { return targets[way.target].contact == contact; });
    };
    const auto unit_of = [&](std::uint32_t contact) { return data_.contacts[contact].unit; };
    const std::uint32_t unit = unit_of(targets[ways.front().target].contact);
    const bool is_one_unit = std::ranges::all_of(
        ways, [&](const Way& way) { return unit_of(targets[way.target].contact) == unit; });
    std::vector<Target> more;
    const auto find_more = [&](const Wanted& wanted) {
      const Candidates found = candidates(need, Fallback::kNone, wanted);
      more.insert(more.end(), found.targets.begin(), found.targets.end());
    };
    if (is_one_unit && ways.size() > 1) {
      find_more({1, [&](std::uint32_t contact) { return unit_of(contact) != unit; }});
    }
    if (may_explore(data_, belief_, request_.seed, targets, ways)) {
      find_more({kDrawnFromMax, [&](std::uint32_t contact) {
                   return is_little_known(data_, belief_, contact) && !shown(contact);
                 }});
    }
    for (const Target& target : more) {
      const auto is_same = [&](const Target& t) { return t.contact == target.contact; };
      if (std::ranges::none_of(targets, is_same)) targets.push_back(target);
    }
  }

  void broader() {
    if (!is_missing() || request_.need.empty()) return;
    const NeedView need(data_, request_.need, past_, open_, NeedStep::kBroader);
    Candidates found = candidates(need, Fallback::kBroaderTopic, {wanted(), {}});
    unavailable_.insert(unavailable_.end(), found.unavailable.begin(), found.unavailable.end());
    take(std::move(found.targets));
  }

  // As many of the targets as are still missing, each person once.
  void take(std::vector<Target> targets) {
    take(std::move(targets), wanted() - answer_.routes.size());
  }
  void take(std::vector<Target> targets, std::size_t most) {
    std::erase_if(targets, [this](const Target& target) {
      return std::ranges::any_of(answer_.routes, [&](const Route& route) {
        return route.contact().value == target.contact;
      });
    });
    show(targets, ways_.best(targets, most));
  }

  // Nobody here is stated for it: then a neighbour who has done it comes last, where there is room.
  void offer_who_has_done_it() {
    if (answer_.routes.size() >= static_cast<std::size_t>(request_.max_routes)) return;
    std::vector<Target> neighbours = ladder_.neighbours();
    std::erase_if(neighbours, [](const Target& target) { return !target.has_done; });
    take(std::move(neighbours), 1);
  }

  void show(std::span<const Target> targets, std::span<const Way> ways) {
    // What reasons are made of lies anywhere in memory: asked for before the first is made.
    for (const Way& way : ways) data_.events.prefetch_place(targets[way.target].contact);
    for (const Way& way : ways) data_.events.prefetch_elements(targets[way.target].contact);
    for (const Way& way : ways) {
      answer_.routes.push_back(
          explain({data_, belief_, ways_, past_, open_, request_.venture.value},
                  !request_.area.is_none(), targets[way.target], way));
    }
  }

  void report_gap() {
    Gap gap;
    gap.area = request_.area;
    for (const WeightedTopic& one : request_.need) gap.topics.push_back(one.topic);
    answer_.gap = std::move(gap);
  }

  const graph::SnapshotData& data_;
  const RouteRequest& request_;
  OpenInitiatives open_;
  BeliefView belief_;
  WaySearch ways_;
  PastNeeds past_;
  FallbackLadder ladder_;
  std::vector<Target> unavailable_;
  RouteAnswer answer_;
};

}  // namespace

Result<RouteAnswer> find_routes(const graph::Snapshot& snapshot, const RouteRequest& request) {
  if (auto checked = check(snapshot.data(), request); !checked) return fail(checked.error());
  return RouteSearch(snapshot.data(), request).answer();
}

}  // namespace veieninn::routing
