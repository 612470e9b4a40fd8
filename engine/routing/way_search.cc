#include "engine/routing/way_search.h"

#include <algorithm>
#include <functional>
#include <queue>

#include "engine/graph/record.h"

namespace veieninn::routing {

using graph::Edge;
using graph::kNone;
using graph::VentureTie;

namespace {

// Relative slack for bounds, so that rounding never drops an equal.
constexpr double kHair = 1e-12;

// What a way must exceed to be among the k best: 0 when all are.
double kth_probability(std::span<const Way> ways, std::size_t k) {
  if (k == 0 || ways.size() <= k) return 0;
  std::vector<double> probabilities;
  probabilities.reserve(ways.size());
  for (const Way& way : ways) probabilities.push_back(way.probability);
  const auto kth = probabilities.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::ranges::nth_element(probabilities, kth, std::greater<>());
  return *kth;
}

}  // namespace

WaySearch::WaySearch(const graph::SnapshotData& data, BeliefView& belief, std::uint32_t venture,
                     std::int32_t max_introductions)
    : data_(data),
      belief_(belief),
      venture_(venture),
      layers_wanted_(static_cast<std::size_t>(max_introductions)) {
  call_everyone_known();
}

bool WaySearch::is_before(std::uint32_t a, std::uint32_t b) const {
  return graph::id_of_record(data_.contact_records[a]) <
         graph::id_of_record(data_.contact_records[b]);
}

void WaySearch::call_everyone_known() {
  if (venture_ == kNone) return;
  const auto tie_before = [this](std::uint32_t a, std::uint32_t b) {
    if (a == kNone || b == kNone) return a != kNone;
    return graph::id_of_record(data_.tie_records[a]) < graph::id_of_record(data_.tie_records[b]);
  };
  for (const VentureTie& tie : data_.venture_ties[venture_]) {
    if (!data_.contacts[tie.contact].alive) continue;
    const auto probability = belief_.takes_call(venture_, tie, belief_.mean(tie.contact));
    if (!probability) continue;
    const bool is_stated =
        tie.tie != kNone && tie.since <= belief_.day() && belief_.day() < tie.until;
    const Call call{*probability, is_stated ? tie.tie : kNone};
    const auto [known, is_new] = calls_.try_emplace(tie.contact, call);
    if (is_new) continue;
    // A tie that holds is the prior; history without one is only where none holds, so a tie that
    // has lapsed or is yet to come changes nothing.
    const Call& best = known->second;
    const bool better =
        (call.tie != kNone) != (best.tie != kNone)
            ? call.tie != kNone
            : call.probability > best.probability ||
                  (call.probability == best.probability && tie_before(call.tie, best.tie));
    if (better) known->second = call;
  }
  for (const auto& [contact, call] : calls_) best_call_ = std::max(best_call_, call.probability);
}

const WaySearch::Call* WaySearch::call(std::uint32_t contact) const {
  const auto found = calls_.find(contact);
  return found == calls_.end() ? nullptr : &found->second;
}

double WaySearch::answer_bound(std::uint32_t contact, double mean) const {
  const double bound = stranger_bound(data_.contacts[contact].direct_channel, mean);
  const Call* const known = call(contact);
  return known == nullptr ? bound : std::max(bound, known->probability);
}

double WaySearch::stranger_bound(bool direct_channel, double mean) const {
  const double direct = direct_channel ? mean : 0;
  if (layers_wanted_ == 0) return direct;
  return std::max(direct,
                  best_call_ * belief::with_odds_ratio(mean, data_.parameters.introduced_odds));
}

Way WaySearch::without_introduction(std::uint32_t position, const Target& target) const {
  Way way{position, 0, Approach::kDirect, 0, kNone};
  if (data_.contacts[target.contact].direct_channel) way.probability = target.mean * target.worth();
  if (const Call* const known = call(target.contact)) {
    const double probability = known->probability * target.worth();
    if (probability >= way.probability) {
      way.probability = probability;
      way.approach = Approach::kKnown;
    }
  }
  return way;
}

bool WaySearch::can_introduce(std::uint32_t contact) {
  const auto [known, is_new] = can_introduce_.try_emplace(contact, false);
  if (is_new) known->second = belief_.standing(contact).has_value();
  return known->second;
}

void WaySearch::expand(double least) {
  if (least >= expanded_down_to_) return;
  expanded_down_to_ = least;
  layers_.assign(layers_wanted_, {});
  if (layers_wanted_ == 0) return;
  for (const auto& [contact, known] : calls_) {
    if (known.probability > least && can_introduce(contact)) {
      layers_[0].emplace(contact, Reach{known.probability, kNone});
    }
  }
  for (std::size_t layer = 1; layer < layers_wanted_; ++layer) expand_layer(layer, least);
}

void WaySearch::expand_layer(std::size_t layer, double least) {
  Layer& next = layers_[layer];
  for (const auto& [from, reach] : layers_[layer - 1]) {
    if (!can_introduce(from)) continue;
    for (const Edge& edge : data_.out_edges[from]) {
      const double probability = reach.probability * belief_.passes_on(from, edge.other, edge);
      if (probability <= least) continue;
      const auto [known, is_new] = next.try_emplace(edge.other, Reach{probability, from});
      if (is_new) continue;
      Reach& best = known->second;
      if (probability > best.probability ||
          (probability == best.probability && is_before(from, best.from))) {
        best = {probability, from};
      }
    }
  }
}

void WaySearch::improve(std::span<const Target> targets, Way& way) {
  const Target& target = targets[way.target];
  const double answer = belief::with_odds_ratio(target.mean, data_.parameters.introduced_odds);
  for (const Edge& edge : data_.in_edges[target.contact]) {
    double passes = -1;
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
      const auto reached = layers_[layer].find(edge.other);
      if (reached == layers_[layer].end()) continue;
      if (passes < 0) passes = belief_.passes_on(edge.other, target.contact, edge);
      const double probability = reached->second.probability * passes * answer * target.worth();
      const auto introductions = static_cast<std::uint32_t>(layer + 1);
      const bool better =
          probability > way.probability ||
          (probability == way.probability && way.approach == Approach::kIntroduced &&
           (introductions < way.introductions ||
            (introductions == way.introductions && is_before(edge.other, way.introducer))));
      if (!better || !can_introduce(edge.other)) continue;
      way.probability = probability;
      way.approach = Approach::kIntroduced;
      way.introductions = introductions;
      way.introducer = edge.other;
    }
  }
}

double WaySearch::needed(const Target& target, const Way& way, double kth) const {
  const double most =
      belief::with_odds_ratio(target.mean, data_.parameters.introduced_odds) * target.worth();
  // An equal k-th could still win by its id, hence the hair below.
  return most <= 0 ? 2 : std::max(way.probability, kth * (1 - kHair)) / most;
}

void WaySearch::improve_by_introductions(std::span<const Target> targets, std::span<Way> ways,
                                         double kth) {
  if (layers_wanted_ == 0 || best_call_ <= 0) return;
  double least = 2;
  for (const Way& way : ways) least = std::min(least, needed(targets[way.target], way, kth));
  if (least >= best_call_) return;
  expand(least * (1 - kHair));
  for (Way& way : ways) {
    if (needed(targets[way.target], way, kth) < best_call_) improve(targets, way);
  }
}

std::vector<Way> WaySearch::best(std::span<const Target> targets, std::size_t k) {
  std::vector<Way> ways;
  ways.reserve(targets.size());
  for (std::uint32_t i = 0; i < targets.size(); ++i)
    ways.push_back(without_introduction(i, targets[i]));
  improve_by_introductions(targets, ways, kth_probability(ways, k));

  std::erase_if(ways, [](const Way& way) { return way.probability <= 0; });
  const auto is_better = [&](const Way& a, const Way& b) {
    if (a.probability != b.probability) return a.probability > b.probability;
    return is_before(targets[a.target].contact, targets[b.target].contact);
  };
  const std::size_t kept = std::min(k, ways.size());
  std::ranges::partial_sort(ways, ways.begin() + static_cast<std::ptrdiff_t>(kept), is_better);
  ways.resize(kept);
  return ways;
}

std::vector<std::uint32_t> WaySearch::introducers(const Way& way) const {
  std::vector<std::uint32_t> path;
  std::uint32_t contact = way.introducer;
  for (std::size_t layer = way.introductions; layer-- > 0;) {
    path.push_back(contact);
    contact = layers_[layer].at(contact).from;
  }
  std::ranges::reverse(path);
  return path;
}

WaySearch::Pass WaySearch::pass(std::uint32_t from, std::uint32_t to) const {
  Pass best;
  for (const Edge& edge : data_.out_edges[from]) {
    if (edge.other != to) continue;
    const double probability = belief_.passes_on(from, to, edge);
    const bool earlier_id =
        best.edge != nullptr && probability == best.probability && edge.tie != kNone &&
        (best.edge->tie == kNone || graph::id_of_record(data_.tie_records[edge.tie]) <
                                        graph::id_of_record(data_.tie_records[best.edge->tie]));
    if (probability > best.probability || earlier_id) best = {probability, &edge};
  }
  return best;
}

}  // namespace veieninn::routing
