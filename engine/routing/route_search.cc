#include "engine/routing/route_search.h"

#include <algorithm>
#include <utility>

#include "engine/routing/explanation.h"
#include "engine/routing/exploration.h"
#include "engine/routing/fallback_ladder.h"
#include "engine/routing/route_request_validation.h"
#include "engine/routing/target_finder.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

struct SearchScratch::State {
  MeanMemo unit_means;
  MeanMemo area_means;
  NeedIndex need;
  std::vector<KnownWay> known;
  WaySearch ways;
  TargetFinder finder;
  std::vector<Target> targets;
  BestTargets best;
};

SearchScratch::SearchScratch() : state_(std::make_unique<State>()) {}
SearchScratch::~SearchScratch() = default;
SearchScratch::SearchScratch(SearchScratch&& other) noexcept = default;
SearchScratch& SearchScratch::operator=(SearchScratch&& other) noexcept = default;

namespace {

class RouteSearch {
 public:
  RouteSearch(const graph::Snapshot& snapshot, const RouteRequest& request,
              SearchScratch::State& scratch)
      : tables_(snapshot.tables()),
        request_(request),
        scratch_(scratch),
        moment_(tables_, request.as_of_time, scratch.unit_means, scratch.area_means) {}

  RouteAnswer run();

 private:
  void begin();
  void climb_down();
  void diversify();
  void explore();
  void search(Fallback step, const TargetFilter& filter, std::size_t k, double least);
  [[nodiscard]] FoundWay found(const Target& target, Fallback step) const;
  [[nodiscard]] std::vector<std::uint32_t> offered() const;
  [[nodiscard]] std::uint32_t unit_of(const FoundWay& way) const {
    return tables_.contacts[way.contact].unit;
  }
  // The unit of all of the first `count` ways, none when they differ.
  [[nodiscard]] std::uint32_t common_unit(std::size_t count) const;

  const graph::Tables& tables_;
  const RouteRequest& request_;
  SearchScratch::State& scratch_;
  Moment moment_;
  std::vector<FoundWay> ways_;
};

void RouteSearch::begin() {
  scratch_.need.begin(tables_, request_.need);
  scratch_.known.clear();
  if (!request_.venture.is_none()) moment_.known_ways(request_.venture.value, scratch_.known);
  scratch_.ways.begin(moment_, scratch_.known, request_.max_introductions);
  scratch_.finder.begin(moment_, scratch_.need, request_.area, scratch_.known,
                        scratch_.ways.greatest_label());
}

// Leaves the best `k` of a step in scratch_.best, their ways in scratch_.targets.
void RouteSearch::search(Fallback step, const TargetFilter& filter, std::size_t k, double least) {
  scratch_.best.begin(tables_.contact_ids, k, least);
  scratch_.finder.find(step, filter, scratch_.targets, scratch_.best);
  scratch_.ways.improve(scratch_.targets, scratch_.best);
}

FoundWay RouteSearch::found(const Target& target, Fallback step) const {
  FoundWay way;
  scratch_.ways.introducers(target, way.introducers);
  way.contact = target.contact;
  way.expert = target.expert;
  way.probability = target.best;
  way.step = step;
  return way;
}

std::vector<std::uint32_t> RouteSearch::offered() const {
  std::vector<std::uint32_t> contacts;
  contacts.reserve(ways_.size());
  for (const FoundWay& way : ways_) contacts.push_back(way.contact);
  return contacts;
}

void RouteSearch::climb_down() {
  const auto wanted = static_cast<std::size_t>(request_.max_routes);
  ways_.reserve(wanted);
  for (const Fallback step : kLadder) {
    if (step != Fallback::kNone && ways_.size() >= routes_wanted(request_.max_routes)) return;
    const std::vector<std::uint32_t> without = offered();
    search(step, {without, kNoNumber, false}, wanted - ways_.size(), 0);
    for (const BestTargets::Entry& entry : scratch_.best.entries()) {
      ways_.push_back(found(scratch_.targets[entry.target], step));
    }
  }
}

std::uint32_t RouteSearch::common_unit(std::size_t count) const {
  for (std::size_t i = 1; i < count; ++i) {
    if (unit_of(ways_[i]) != unit_of(ways_[0])) return kNoNumber;
  }
  return count == 0 ? kNoNumber : unit_of(ways_[0]);
}

// Not all from one unit unless no other serves: the last place goes to the best of another unit on
// the same step.
void RouteSearch::diversify() {
  if (ways_.size() < 2 || std::ssize(ways_) < request_.max_routes) return;
  const std::uint32_t unit = common_unit(ways_.size());
  if (unit == kNoNumber) return;
  const std::vector<std::uint32_t> without = offered();
  const Fallback step = ways_.back().step;
  search(step, {without, unit, false}, 1, 0);
  if (scratch_.best.entries().empty()) return;
  ways_.back() = found(scratch_.targets[scratch_.best.entries().front().target], step);
}

// The last place may go to a little-known person, at a loss of at most `exploration_budget` of what
// the answer promises.
void RouteSearch::explore() {
  if (request_.seed == 0 || std::ssize(ways_) < request_.max_routes) return;
  const belief::ModelParameters& parameters = moment_.parameters();
  const auto is_little_known = [&](std::uint32_t contact) {
    return moment_.answer_counts(contact).total < parameters.little_known_observations;
  };
  if (is_little_known(ways_.back().contact)) return;
  double promised = 0;
  for (const FoundWay& way : ways_) promised += way.probability;
  const double least = ways_.back().probability - parameters.exploration_budget * promised;
  const std::vector<std::uint32_t> without = offered();
  const Fallback step = ways_.back().step;
  const std::uint32_t unit = ways_.size() > 1 ? common_unit(ways_.size() - 1) : kNoNumber;
  search(step, {without, unit, true}, 0, std::max(least, 0.0));
  const Target* winner = nullptr;
  std::pair<std::uint64_t, std::string_view> best;
  for (const Target& target : scratch_.targets) {
    if (target.best <= 0 || target.best < least) continue;
    const std::string_view id = tables_.contact_ids.id(target.contact);
    const std::pair draw(lot(request_.seed, id), id);
    if (winner != nullptr && best < draw) continue;
    winner = &target;
    best = draw;
  }
  if (winner == nullptr) return;
  ways_.back() = found(*winner, step);
  ways_.back().is_exploration = true;
}

RouteAnswer RouteSearch::run() {
  begin();
  climb_down();
  diversify();
  explore();
  RouteAnswer answer;
  answer.routes.reserve(ways_.size());
  for (const FoundWay& way : ways_) {
    answer.routes.push_back(explain(moment_, scratch_.need, request_, scratch_.known, way));
  }
  if (ways_.empty() || ways_.front().step != Fallback::kNone) {
    answer.gap.emplace();
    answer.gap->area = request_.area;
    for (const WeightedTopic& topic : request_.need) answer.gap->topics.push_back(topic.topic);
  }
  return answer;
}

}  // namespace

Result<RouteAnswer> find_routes(const graph::Snapshot& snapshot, const RouteRequest& request,
                                SearchScratch& scratch) {
  std::vector<FieldViolation> wrong = violations(snapshot, request);
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return RouteSearch(snapshot, request, scratch.state()).run();
}

}  // namespace veieninn::routing
