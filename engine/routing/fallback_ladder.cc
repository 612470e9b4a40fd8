#include "engine/routing/fallback_ladder.h"

#include <algorithm>
#include <optional>

#include "engine/graph/derivation.h"

namespace veieninn::routing {

using graph::kNone;
using model::AreaKind;
using model::UnitKind;

namespace {

// A stand-in may be away herself; longer chains than this are a registrar's mistake.
constexpr int kStandInsMax = 4;

}  // namespace

std::uint32_t stand_in_of(const graph::SnapshotData& data, const BeliefView& belief,
                          std::uint32_t expert) {
  std::uint32_t contact = expert;
  for (int step = 0; step < kStandInsMax && contact != kNone; ++step) {
    const graph::StandIns& next = data.stand_ins[contact];
    contact = belief.in_tenure(contact) ? next.deputy : next.successor;
    if (contact != kNone && contact != expert && belief.standing(contact)) return contact;
  }
  return kNone;
}

FallbackLadder::FallbackLadder(const graph::SnapshotData& data, BeliefView& belief,
                               const WaySearch& ways, std::span<const WeightedTopic> need,
                               const PastNeeds& past, const OpenInitiatives& open,
                               std::uint32_t area)
    : data_(data),
      belief_(belief),
      ways_(ways),
      need_(need),
      past_(past),
      open_(open),
      area_(area) {}

void FallbackLadder::offer(std::vector<Target>& targets, std::uint32_t contact, double right,
                           double area, Fallback fallback) {
  const auto standing = belief_.standing(contact);
  if (!standing) return;
  const auto same = std::ranges::find(targets, contact, &Target::contact);
  if (same != targets.end()) {
    same->area = std::max(same->area, area);
    return;
  }
  Target target;
  target.contact = contact;
  target.right = right;
  target.area = area;
  target.standing = *standing;
  target.mean = belief_.mean(contact);
  target.fallback = fallback;
  targets.push_back(target);
}

void FallbackLadder::offer_members(std::vector<Target>& targets, std::uint32_t unit, double right,
                                   double area, Fallback fallback) {
  const auto members = data_.unit_members[unit];
  const auto is_front = [this](std::uint32_t c) { return data_.contacts[c].front_door; };
  const bool has_front_door = std::ranges::any_of(members, is_front);
  for (const std::uint32_t contact : members) {
    if (!has_front_door || is_front(contact)) offer(targets, contact, right, area, fallback);
  }
}

std::vector<Target> FallbackLadder::front_door() {
  std::vector<Target> targets;
  double share = 1;
  for (std::uint32_t area = area_; area != kNone; area = data_.areas->parent(area)) {
    // Whoever serves only something wider than a municipality has a step of her own.
    const AreaKind kind = data_.areas->row(area).kind;
    if (area != area_ && kind != AreaKind::kMunicipality && kind != AreaKind::kDistrict) break;
    for (const std::uint32_t unit : data_.area_units[area]) {
      const UnitKind unit_kind = data_.units[unit].kind;
      if (unit_kind == UnitKind::kBridgeBuilder || unit_kind == UnitKind::kFunder) continue;
      for (const std::uint32_t contact : data_.unit_members[unit]) {
        if (!data_.contacts[contact].front_door) continue;
        offer(targets, contact, data_.parameters.front_door_right, share, Fallback::kFrontDoor);
      }
    }
    share *= data_.parameters.wider_area_share;
  }
  return targets;
}

std::vector<Target> FallbackLadder::deputies(std::span<const Target> unavailable) {
  std::vector<Target> targets;
  for (const Target& expert : unavailable) {
    const std::uint32_t contact = stand_in_of(data_, belief_, expert.contact);
    const auto standing = contact == kNone ? std::nullopt : belief_.standing(contact);
    if (!standing) continue;
    Target target = expert;
    target.contact = contact;
    target.stands_in_for = expert.contact;
    target.share = data_.parameters.deputy_share;
    target.standing = *standing;
    target.mean = belief_.mean(contact);
    target.fallback = Fallback::kDeputy;
    const auto same = std::ranges::find(targets, contact, &Target::contact);
    if (same == targets.end()) {
      targets.push_back(target);
      continue;
    }
    const auto id = [this](const Target& t) {
      return graph::id_of_record(data_.contact_records[t.stands_in_for]);
    };
    const bool better = target.worth() > same->worth() ||
                        (target.worth() == same->worth() && id(target) < id(*same));
    if (better) *same = target;
  }
  return targets;
}

std::vector<Target> FallbackLadder::bridge_builders() {
  std::vector<Target> targets;
  const auto offer_unit = [&](std::uint32_t unit, double share) {
    if (data_.units[unit].kind != UnitKind::kBridgeBuilder) return;
    offer_members(targets, unit, data_.parameters.bridge_builder_right, share,
                  Fallback::kBridgeBuilder);
  };
  if (area_ == kNone) {
    for (std::uint32_t unit = 0; unit < data_.units.size(); ++unit) {
      if (data_.units[unit].alive) offer_unit(unit, 1);
    }
    return targets;
  }
  for (const Place& place : places_of(data_, area_)) {
    for (const std::uint32_t unit : data_.area_units[place.area]) offer_unit(unit, place.share);
  }
  return targets;
}

std::vector<Target> FallbackLadder::county() {
  std::vector<Target> targets;
  const std::uint32_t county = area_ == kNone ? kNone : data_.areas->county(area_);
  if (county == kNone) return targets;
  for (const std::uint32_t unit : data_.area_units[county]) {
    if (data_.units[unit].kind != UnitKind::kCounty) continue;
    offer_members(targets, unit, data_.parameters.county_right, 1, Fallback::kCounty);
  }
  return targets;
}

bool FallbackLadder::has_done(std::uint32_t contact, std::uint32_t topic) const {
  return std::ranges::any_of(
      graph::until(data_.events[contact], belief_.as_of().unix_seconds),
      [=](const graph::Event& event) { return event.topic == topic && is_done(event.kind); });
}

std::vector<Target> FallbackLadder::neighbours() {
  if (area_ == kNone || need_.empty()) return {};
  std::vector<Place> places;
  const std::uint32_t municipality = data_.areas->municipality(area_);
  for (const std::uint32_t from : {area_, municipality}) {
    for (const std::uint32_t area : data_.areas->neighbours(from)) {
      const auto same = [=](const Place& place) { return place.area == area; };
      if (std::ranges::none_of(places, same)) places.push_back({area, 1});
    }
  }
  std::vector<Target> targets;
  for (const NeedStep step : {NeedStep::kElsewhere, NeedStep::kBroader}) {
    const NeedView need(data_, need_, past_, open_, step);
    Candidates found = candidates_in(data_, belief_, need, ways_, places, Fallback::kNeighbour, {});
    for (Target& target : found.targets) {
      const auto same = [&](const Target& other) { return other.contact == target.contact; };
      if (std::ranges::any_of(targets, same)) continue;
      target.has_done = has_done(target.contact, target.topic);
      target.share = target.has_done ? data_.parameters.neighbour_done_share
                                     : data_.parameters.neighbour_share;
      targets.push_back(target);
    }
  }
  return targets;
}

}  // namespace veieninn::routing
