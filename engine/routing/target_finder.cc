#include "engine/routing/target_finder.h"

#include <algorithm>

namespace veieninn::routing {

using graph::ContactHot;
using graph::Tables;

namespace {

// Beyond so many areas inside the asked one, topics are read rather than units.
constexpr std::size_t kAreasReadMax = 64;
// A deputy may be away too; so far the chain is followed.
constexpr int kStandInsMax = 4;

}  // namespace

void TargetFinder::begin(Moment& moment, const NeedIndex& need, AreaIndex area,
                         std::span<const KnownWay> known, double greatest_label) {
  moment_ = &moment;
  tables_ = &moment.tables();
  need_ = &need;
  area_ = area;
  known_ = known;
  greatest_label_ = greatest_label;
  has_units_ = false;
  known_contacts_.begin(tables_->contact_ids.size());
  for (const KnownWay& way : known) known_contacts_.insert(way.contact);
}

void TargetFinder::find(Fallback step, const TargetFilter& filter, std::vector<Target>& targets,
                        BestTargets& best) {
  filter_ = &filter;
  targets_ = &targets;
  best_ = &best;
  targets.clear();
  const belief::ModelParameters& parameters = moment_->parameters();
  switch (step) {
    case Fallback::kNone:
      return find_experts(Reach::kClose);
    case Fallback::kBroaderTopic:
      return find_experts(Reach::kBroader);
    case Fallback::kFrontDoor:
      return find_members(parameters.front_door_right, [](const Tables& tables, std::uint32_t c) {
        return tables.contacts[c].has(ContactHot::kFrontDoor);
      });
    case Fallback::kDeputy:
      return find_stand_ins();
    case Fallback::kBridgeBuilder:
      return find_members(
          parameters.bridge_builder_right, [](const Tables& tables, std::uint32_t c) {
            return tables.units[tables.contacts[c].unit].kind == model::UnitKind::kBridgeBuilder;
          });
    case Fallback::kCounty:
      if (area_.is_none()) return;
      return find_members(parameters.county_right, [](const Tables& tables, std::uint32_t c) {
        return tables.units[tables.contacts[c].unit].kind == model::UnitKind::kCounty;
      });
    case Fallback::kNeighbour:
      return find_neighbours();
  }
}

// ---- places ----

bool TargetFinder::is_wide() const {
  return area_.is_none() || tables_->areas->inside(area_.value).size() > kAreasReadMax;
}

void TargetFinder::collect_units() {
  if (has_units_) return;
  has_units_ = true;
  units_.begin(tables_->unit_ids.size());
  const auto take = [&](std::uint32_t area) {
    for (const std::uint32_t unit : tables_->area_units[area]) units_.insert(unit);
  };
  for (const std::uint32_t area : tables_->areas->inside(area_.value)) take(area);
  for (std::uint32_t above = tables_->areas->parent(area_.value); above != kNoNumber;
       above = tables_->areas->parent(above)) {
    take(above);
  }
}

template <typename Visit>
void TargetFinder::for_each_unit(Visit&& visit) {
  if (area_.is_none()) {
    for (std::uint32_t unit = 0; unit < tables_->unit_ids.size(); ++unit) visit(unit);
    return;
  }
  collect_units();
  for (const std::uint32_t unit : units_.members()) visit(unit);
}

bool TargetFinder::serves(std::uint32_t unit) const {
  if (area_.is_none()) return true;
  const graph::AreaTable& areas = *tables_->areas;
  return std::ranges::any_of(tables_->unit_areas[unit], [&](std::uint32_t area) {
    return areas.has(area) &&
           (areas.is_inside(area, area_.value) || areas.is_inside(area_.value, area));
  });
}

// ---- the steps ----

void TargetFinder::find_experts(Reach reach) {
  if (need_->empty()) return;
  if (is_wide()) return find_posted_experts(reach);
  for_each_unit([&](std::uint32_t unit) {
    for (const std::uint32_t contact : tables_->unit_contacts[unit]) {
      consider_expert(contact, reach, 1);
    }
  });
}

double TargetFinder::right_at_most(std::uint32_t contact, double stated) const {
  const std::uint8_t bound = tables_->topic_bounds[contact];
  if (bound == graph::kTopicBoundMost || moment_->is_past()) return 1;
  const double successes = bound / graph::kTopicBoundUnits;
  return belief::posterior_mean(stated, moment_->parameters().topic_strength,
                                {successes, successes});
}

// People stated for a topic within `reach` who may reach the floor, each once.
template <typename Visit>
void TargetFinder::for_each_posted(Reach reach, double share, Visit&& visit) {
  need_->sources(reach, sources_);
  need_->bounds(moment_->parameters(), reach, sources_, bounds_);
  visited_.begin(tables_->contact_ids.size());
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const auto& postings = tables_->postings[sources_[i].topic];
    if (postings == nullptr) continue;
    for (std::size_t row = 0; row < postings->size(); ++row) {
      for (const std::uint32_t posting : (*postings)[row]) {
        const std::uint32_t contact = graph::posting_contact(posting);
        const auto level = static_cast<std::size_t>(graph::posting_level(posting));
        const double most = right_at_most(contact, bounds_[i].at_level[level]) * share;
        if (most < best_->floor() || !visited_.insert(contact)) continue;
        visit(contact);
      }
    }
  }
}

void TargetFinder::find_posted_experts(Reach reach) {
  for_each_posted(reach, 1, [&](std::uint32_t contact) {
    const std::uint32_t unit = tables_->contacts[contact].unit;
    if (unit != kNoNumber && serves(unit)) consider_expert(contact, reach, 1);
  });
}

void TargetFinder::find_members(double right,
                                bool (*admits)(const Tables& tables, std::uint32_t contact)) {
  for_each_unit([&](std::uint32_t unit) {
    for (const std::uint32_t contact : tables_->unit_contacts[unit]) {
      if (admits(*tables_, contact)) consider({contact, kNoNumber, right});
    }
  });
}

void TargetFinder::find_neighbours() {
  if (area_.is_none() || need_->empty()) return;
  visited_.begin(tables_->unit_ids.size());
  for (const std::uint32_t area : tables_->areas->neighbours(area_.value)) {
    for (const std::uint32_t unit : tables_->area_units[area]) {
      if (!visited_.insert(unit)) continue;
      for (const std::uint32_t contact : tables_->unit_contacts[unit]) {
        consider_expert(contact, Reach::kClose, moment_->parameters().neighbour_share);
      }
    }
  }
}

void TargetFinder::find_stand_ins() {
  if (need_->empty()) return;
  stand_ins_.clear();
  if (is_wide()) {
    for_each_posted(Reach::kClose, moment_->parameters().deputy_share, [&](std::uint32_t contact) {
      const std::uint32_t unit = tables_->contacts[contact].unit;
      if (unit != kNoNumber && serves(unit)) consider_stand_in(contact);
    });
  } else {
    for_each_unit([&](std::uint32_t unit) {
      for (const std::uint32_t contact : tables_->unit_contacts[unit]) consider_stand_in(contact);
    });
  }
  // One who stands in for several does so for the one that makes her most likely right.
  std::ranges::sort(stand_ins_, [&](const Candidate& a, const Candidate& b) {
    if (a.contact != b.contact) return a.contact < b.contact;
    if (a.right != b.right) return a.right > b.right;
    return tables_->contact_ids.id(a.expert) < tables_->contact_ids.id(b.expert);
  });
  const auto repeats = std::ranges::unique(stand_ins_, {}, &Candidate::contact);
  stand_ins_.erase(repeats.begin(), repeats.end());
  for (const Candidate& candidate : stand_ins_) consider(candidate);
}

std::uint32_t TargetFinder::stand_in_for(std::uint32_t expert) const {
  std::uint32_t person = expert;
  for (int i = 0; i <= kStandInsMax; ++i) {
    const Availability availability = moment_->standing(person).availability;
    const graph::ContactCold& cold = tables_->contacts_cold[person];
    switch (availability) {
      case Availability::kAvailable:
        return person == expert ? kNoNumber : person;
      case Availability::kAbsent:
      case Availability::kAtCapacity:
        person = cold.deputy;
        break;
      case Availability::kDeparted:
        person = cold.successor;
        break;
      default:
        return kNoNumber;
    }
    if (person == kNoNumber) return kNoNumber;
  }
  return kNoNumber;
}

void TargetFinder::consider_stand_in(std::uint32_t expert) {
  const StatedExpertise stated = need_->stated(*moment_, expert, Reach::kClose);
  if (stated.probability <= 0) return;
  const std::uint32_t person = stand_in_for(expert);
  if (person == kNoNumber || person == expert) return;
  const double right = need_->right(*moment_, expert, stated.probability);
  stand_ins_.push_back({person, expert, right * moment_->parameters().deputy_share});
}

// ---- one person ----

void TargetFinder::consider_expert(std::uint32_t contact, Reach reach, double share) {
  const StatedExpertise stated = need_->stated(*moment_, contact, reach);
  if (stated.probability <= 0) return;
  if (right_at_most(contact, stated.probability) * share < best_->floor()) return;
  const double right = need_->right(*moment_, contact, stated.probability);
  consider({contact, kNoNumber, right * share});
}

bool TargetFinder::is_admitted(std::uint32_t contact) const {
  if (filter_->without_unit != kNoNumber &&
      tables_->contacts[contact].unit == filter_->without_unit) {
    return false;
  }
  if (std::ranges::find(filter_->without, contact) != filter_->without.end()) return false;
  return !filter_->only_little_known ||
         moment_->answer_counts(contact).total < moment_->parameters().little_known_observations;
}

void TargetFinder::consider(const Candidate& candidate) {
  const double floor = best_->floor();
  if (candidate.right < floor) return;
  const std::uint32_t contact = candidate.contact;
  const Standing standing = moment_->standing(contact);
  if (standing.availability != Availability::kAvailable) return;
  const double rest = candidate.right * standing.load * standing.confirmation;
  const double belief = moment_->belief(contact);
  Target target;
  target.contact = contact;
  target.expert = candidate.expert;
  target.introduced = moment_->introduced_answer(belief) * rest;
  if (known_contacts_.contains(contact)) {
    const auto way = std::ranges::lower_bound(known_, contact, {}, &KnownWay::contact);
    target.known_way = static_cast<std::uint32_t>(way - known_.begin());
    target.own = way->probability * rest;
  } else if (tables_->contacts[contact].has(ContactHot::kPublicChannel)) {
    target.own = belief * rest;
  }
  target.best = target.own;
  const double most = std::max(target.own, target.introduced * greatest_label_);
  if (most <= 0 || most < floor || !is_admitted(contact)) return;
  targets_->push_back(target);
  best_->offer(static_cast<std::uint32_t>(targets_->size() - 1), contact, target.own);
}

}  // namespace veieninn::routing
