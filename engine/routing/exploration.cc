#include "engine/routing/exploration.h"

#include <algorithm>

#include "engine/graph/record.h"
#include "engine/routing/best_among.h"
#include "engine/routing/chance_draw.h"

namespace veieninn::routing {
bool is_little_known(const graph::SnapshotData& data, const BeliefView& belief,
                     std::uint32_t contact) {
  return belief.observations(contact) < data.parameters.little_known_observations;
}

bool may_explore(const graph::SnapshotData& data, const BeliefView& belief, std::uint64_t seed,
                 std::span<const Target> targets, std::span<const Way> ways) {
  return seed != 0 && data.parameters.exploration_budget > 0 && !ways.empty() &&
         !is_little_known(data, belief, targets[ways.front().target].contact);
}

bool explore(const graph::SnapshotData& data, const BeliefView& belief, std::uint64_t seed,
             std::span<const Target> targets, WaySearch& search, std::vector<Way>& ways) {
  const double p1 = ways.front().probability;
  const auto little_known = best_among(targets, search, kDrawnFromMax, [&](const Target& target) {
    return is_little_known(data, belief, target.contact);
  });
  std::vector<Rival> rivals;
  rivals.reserve(little_known.size());
  for (const Way& way : little_known) {
    const std::uint32_t contact = targets[way.target].contact;
    rivals.push_back({graph::id_of_record(data.contact_records[contact]), way.probability,
                      data.parameters.answer_strength_person + belief.observations(contact)});
  }
  const auto drawn = drawn_first(seed, p1, data.parameters.exploration_budget, rivals);
  if (!drawn) return false;
  const Way& winner = little_known[*drawn];
  const std::uint32_t contact = targets[winner.target].contact;
  const auto is_hers = [&](const Way& way) { return targets[way.target].contact == contact; };
  const auto shown = std::ranges::find_if(ways, is_hers);
  const auto place = shown == ways.end() ? ways.end() - 1 : shown;
  *place = winner;
  std::rotate(ways.begin(), place, place + 1);
  return true;
}

}  // namespace veieninn::routing
