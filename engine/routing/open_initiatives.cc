#include "engine/routing/open_initiatives.h"

#include <algorithm>
#include <array>

#include "engine/base/portable_math.h"
#include "engine/graph/derivation.h"
#include "engine/routing/candidates.h"

namespace veieninn::routing {

using graph::InitiativeReach;
using graph::ReachingInitiative;

namespace {

constexpr std::size_t kNeedMax = 32;  // route.h

}  // namespace

bool is_open(const ReachingInitiative& one, Instant as_of) noexcept {
  return one.window.contains(as_of) && as_of < one.apply_until && !one.is_full;
}

OpenInitiatives::OpenInitiatives(const graph::SnapshotData& data, Instant as_of,
                                 std::span<const WeightedTopic> need, std::uint32_t area)
    : data_(data), as_of_(as_of), need_(need), is_anywhere_(area == graph::kNone) {
  if (data.reach->rows().empty()) return;
  read_need();
  if (!is_anywhere_) read_places(area);
  find_right();
}

void OpenInitiatives::read_need() {
  for (std::uint32_t i = 0; i < need_.size(); ++i) {
    for (const taxonomy::NearTopic& near : data_.topics->near(need_[i].topic.value)) {
      near_[near.topic].push_back({i, near.nearness});
    }
  }
}

void OpenInitiatives::read_places(std::uint32_t area) {
  // Worth most first.
  for (const Place& place : places_of(data_, area)) places_.try_emplace(place.area, place.share);
}

// Those that lie in one of the places, or those on a topic near the need, whichever are fewer; some
// more than once.
template <typename Visit>
void OpenInitiatives::visit_likely(const Visit& visit) const {
  const InitiativeReach& reach = *data_.reach;
  std::size_t on_topics = 0;
  for (const auto& [topic, near] : near_) on_topics += reach.right_on(topic).size();
  std::size_t in_places = 0;
  for (const auto& [area, share] : places_) in_places += reach.right_in(area).size();
  if (is_anywhere_ || on_topics < in_places) {
    for (const auto& [topic, near] : near_) {
      for (const InitiativeReach::Position position : reach.right_on(topic)) visit(position);
    }
    return;
  }
  for (const auto& [area, share] : places_) {
    for (const InitiativeReach::Position position : reach.right_in(area)) visit(position);
  }
}

void OpenInitiatives::find_right() {
  std::vector<InitiativeReach::Position> positions;
  visit_likely([&](InitiativeReach::Position position) {
    if (is_open(data_.reach->rows()[position], as_of_)) positions.push_back(position);
  });
  std::ranges::sort(positions);
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  for (const InitiativeReach::Position position : positions) {
    add_right(data_.reach->rows()[position]);
  }
}

// REQUIRES: those with an earlier id were added before.
void OpenInitiatives::add_right(const ReachingInitiative& one) {
  const Odds found = odds(one, one.effect->right, fit(one) * share(one));
  if (found.odds <= 1) return;
  for (const std::uint32_t contact : one.contacts) {
    const auto [at, is_new] = right_.try_emplace(contact, found);
    if (is_new) people_.push_back(contact);
    if (at->second.odds < found.odds) at->second = found;
  }
}

OpenInitiatives::Odds OpenInitiatives::answer(std::uint32_t unit) const {
  Odds best;
  if (!data_.reach->has_answers()) return best;
  graph::visit_unit_and_above(data_, unit, [&](std::uint32_t above) {
    for (const InitiativeReach::Position position : data_.reach->answer_of(above)) {
      const ReachingInitiative& one = data_.reach->rows()[position];
      if (!one.window.contains(as_of_)) continue;
      const double topics = one.topics.empty() ? 1 : fit(one);
      const Odds found = odds(one, one.effect->answer, topics * (one.is_local ? share(one) : 1));
      const bool is_better = found.odds > best.odds || (found.odds == best.odds && found.odds > 1 &&
                                                        found.initiative < best.initiative);
      if (is_better) best = found;
    }
  });
  return best;
}

double OpenInitiatives::fit(const ReachingInitiative& one) const {
  std::array<double, kNeedMax> best{};
  for (const std::uint32_t topic : one.topics) {
    const auto found = near_.find(topic);
    if (found == near_.end()) continue;
    for (const Near& near : found->second) {
      best[near.need] = std::max(best[near.need], near.nearness);
    }
  }
  double fit = 0;
  for (std::size_t i = 0; i < need_.size(); ++i) fit += need_[i].weight * best[i];
  return std::min(fit, 1.0);
}

double OpenInitiatives::share(const ReachingInitiative& one) const {
  if (is_anywhere_) return 1;
  double best = 0;
  for (const std::uint32_t area : one.areas) {
    const auto found = places_.find(area);
    if (found != places_.end()) best = std::max(best, found->second);
  }
  return best;
}

OpenInitiatives::Odds OpenInitiatives::odds(const ReachingInitiative& one, graph::Parameter most,
                                            double fit) const {
  const double greatest = data_.parameters.*most;
  if (fit <= 0 || greatest <= 1) return {};
  return {portable_pow(greatest, fit), one.initiative};
}

}  // namespace veieninn::routing
