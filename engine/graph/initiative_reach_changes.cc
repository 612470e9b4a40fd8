#include "engine/graph/initiative_reach_changes.h"

#include <cstdint>
#include <utility>

namespace veieninn::graph {
namespace {

bool initiatives_change(const RowChanges& changes) {
  return !changes.initiatives.empty() || !changes.participations.empty() ||
         !changes.gone_initiatives.empty() || !changes.gone_participations.empty();
}

// What initiatives refer to.
bool others_change(const RowChanges& changes) {
  return !changes.areas.empty() || !changes.gone_areas.empty() || !changes.topics.empty() ||
         !changes.gone_topics.empty() || !changes.units.empty() || !changes.gone_units.empty() ||
         !changes.gone_contacts.empty();
}

}  // namespace

void change_reach(SnapshotData& data, const RowChanges& changes, Touched& units) {
  const bool has_initiatives = !data.initiatives->initiatives().empty();
  if (!initiatives_change(changes) && !(has_initiatives && others_change(changes))) return;
  const auto old = std::exchange(data.reach, InitiativeReach::of(data));
  if (!old->has_answers() && !data.reach->has_answers()) return;
  for (std::uint32_t unit = 0; unit < data.units.size(); ++unit) {
    if (data.reach->greatest_answer_odds(data, unit) > 1) units.insert(unit);
  }
}

}  // namespace veieninn::graph
