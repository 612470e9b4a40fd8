#include "engine/routing/exploration.h"

#include <algorithm>
#include <cmath>

#include "engine/base/portable_math.h"
#include "engine/base/random.h"
#include "engine/graph/record.h"
#include "engine/routing/best_among.h"

namespace veieninn::routing {
namespace {

// A draw of its own for whether the winner goes first.
constexpr std::uint64_t kSecondDraw = 0x5EC04DULL;

// Somebody little known beside the best known, of probability p1.
struct Rival {
  Way way;
  double win_chance = 0;  // W
  double drawn = 0;       // ln p~
};

Rival rival_of(const Way& way, double observations, double p1, double uniform) {
  constexpr double kSqrt3OverPi = 0.55132889542179204;
  const double p = way.probability;
  const double scale = kSqrt3OverPi * std::sqrt((1 - p) / (p * observations));
  const double drawn = portable_log(p) + scale * portable_log(uniform / (1 - uniform));
  return {way, 1 / (1 + portable_exp(portable_log(p1 / p) / scale)), drawn};
}

}  // namespace

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
  double win_chances = 0;
  Rival winner;
  winner.drawn = portable_log(p1);
  bool is_won = false;
  for (const Way& way : little_known) {
    // At 1 there is nothing to learn.
    if (way.probability <= 0 || way.probability >= 1) continue;
    const std::uint32_t contact = targets[way.target].contact;
    const double uniform = uniform_of(seed, graph::id_of_record(data.contact_records[contact]));
    if (uniform <= 0) continue;
    const Rival rival = rival_of(
        way, data.parameters.answer_strength_person + belief.observations(contact), p1, uniform);
    win_chances += rival.win_chance;
    if (rival.drawn <= winner.drawn) continue;
    winner = rival;
    is_won = true;
  }
  if (!is_won) return false;
  const std::uint32_t contact = targets[winner.way.target].contact;
  const double allowed = data.parameters.exploration_budget * p1;
  const double lost = (p1 - winner.way.probability) * win_chances;
  const auto id = graph::id_of_record(data.contact_records[contact]);
  if (uniform_of(mixed(seed ^ kSecondDraw), id) * lost > allowed) return false;
  const auto is_hers = [&](const Way& way) { return targets[way.target].contact == contact; };
  const auto shown = std::ranges::find_if(ways, is_hers);
  const auto place = shown == ways.end() ? ways.end() - 1 : shown;
  *place = winner.way;
  std::rotate(ways.begin(), place, place + 1);
  return true;
}

}  // namespace veieninn::routing
