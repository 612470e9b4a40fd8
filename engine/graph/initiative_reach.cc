#include "engine/graph/initiative_reach.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/graph/derivation.h"
#include "engine/graph/initiative_ties.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {
namespace {

using model::Initiative;

// Those of `ids` that `find` knows, each once, in their order.
template <typename Find>
void add_known(const std::vector<std::string>& ids, const Find& find,
               std::vector<std::uint32_t>& known) {
  for (const std::string& id : ids) {
    const std::uint32_t dense = find(id);
    if (dense != kNone && std::ranges::find(known, dense) == known.end()) known.push_back(dense);
  }
}

// It gives something, and nothing is left of all that it gives.
bool is_full(const Initiative& row,
             std::span<const InitiativeBook::ParticipationRow> participations) {
  return !row.quotas.empty() && std::ranges::all_of(row.quotas, [&](const model::Quota& quota) {
    return left_of(row, quota.unit, participations) <= 0;
  });
}

bool never_starts(const Initiative& row) {
  const auto* const training = std::get_if<model::TrainingTerms>(&row.terms);
  return training != nullptr && training->decision == model::TrainingDecision::kDoesNotStart;
}

ReachingInitiative reaching(const SnapshotData& data, const Initiative& row) {
  ReachingInitiative one;
  one.effect = &effect_of(kind_of(row));
  one.window = row.window;
  one.apply_until = row.apply_until;
  one.is_full = is_full(row, data.initiatives->participations_of(row.id));
  one.is_local = !row.areas.empty();
  one.is_for_ventures = one.effect->joined && row.audience != model::Audience::kContacts;
  add_known(
      row.contacts,
      [&](const std::string& id) { return data.contact_ids.find(id, data.contact_records); },
      one.contacts);
  const auto find_topic = [&](const std::string& id) { return data.topics->find(id); };
  add_known(row.topics, find_topic, one.topics);
  if (const auto* const advice = std::get_if<model::BusinessAdviceTerms>(&row.terms)) {
    add_known(advice->innovation_topics, find_topic, one.topics);
  }
  add_known(row.areas, [&](const std::string& id) { return data.areas->find(id); }, one.areas);
  if (!one.is_local) {
    const std::uint32_t unit = data.unit_ids.find(row.unit, data.unit_records);
    const auto served = unit == kNone ? std::span<const std::uint32_t>() : served_areas(data, unit);
    one.areas.assign(served.begin(), served.end());
  }
  return one;
}

}  // namespace

std::shared_ptr<const InitiativeReach> InitiativeReach::of(const SnapshotData& data) {
  auto reach = std::make_shared<InitiativeReach>();
  const auto book = data.initiatives->initiatives();
  for (std::uint32_t i = 0; i < book.size(); ++i) {
    const Initiative& row = *book[i];
    for (const std::string& id : units_tied_to(row)) {
      const std::uint32_t unit = data.unit_ids.find(id, data.unit_records);
      if (unit != kNone) reach->tied_units_.insert(unit);
    }
    const InitiativeEffect& effect = effect_of(kind_of(row));
    const bool says_something =
        effect.right != nullptr || effect.answer != nullptr || effect.joined;
    if (!says_something || never_starts(row)) continue;
    const auto position = static_cast<Position>(reach->rows_.size());
    ReachingInitiative& one = reach->rows_.emplace_back(reaching(data, row));
    one.initiative = InitiativeIndex{i};
    reach->lay(one, position);
    const std::uint32_t unit = data.unit_ids.find(row.unit, data.unit_records);
    if (effect.answer != nullptr && unit != kNone) reach->by_unit_[unit].push_back(position);
  }
  return reach;
}

void InitiativeReach::lay(const ReachingInitiative& one, Position position) {
  if (one.effect->right != nullptr) {
    for (const std::uint32_t area : one.areas) by_area_[area].push_back(position);
    for (const std::uint32_t topic : one.topics) by_topic_[topic].push_back(position);
  }
  if (!one.is_for_ventures) return;
  joinable_.push_back(position);
  for (const std::uint32_t area : one.areas) joinable_by_area_[area].push_back(position);
  for (const std::uint32_t topic : one.topics) joinable_by_topic_[topic].push_back(position);
}

double InitiativeReach::greatest_answer_odds(const SnapshotData& data, std::uint32_t unit) const {
  double greatest = 1;
  if (by_unit_.empty()) return greatest;
  visit_unit_and_above(data, unit, [&](std::uint32_t above) {
    for (const Position position : answer_of(above)) {
      greatest = std::max(greatest, data.parameters.*rows_[position].effect->answer);
    }
  });
  return greatest;
}

}  // namespace veieninn::graph
