#include "engine/routing/selection.h"

#include <algorithm>

#include "engine/belief/load.h"
#include "engine/routing/best_among.h"

namespace veieninn::routing {
std::vector<std::uint32_t> spread_load(const graph::SnapshotData& data, const BeliefView& belief,
                                       std::span<const Target> targets, std::size_t k,
                                       std::vector<Way>& ways) {
  const belief::ModelParameters& parameters = data.parameters;
  const auto load_of = [&](const Way& way) {
    const std::uint32_t contact = targets[way.target].contact;
    return static_cast<double>(belief.sent_count(contact, parameters.load_spread_days)) /
           belief::weekly_room(parameters, data.contacts[contact].capacity_per_week);
  };
  std::vector<std::uint32_t> spared;
  for (std::size_t place = 0; place < std::min(k, ways.size()); ++place) {
    const auto left = std::span(ways).subspan(place);
    // Taking somebody out leaves the others in their order: the best of them is the first.
    const double best = left.front().probability;
    const double least = best * (1 - parameters.load_spread_budget);
    if (left.size() < 2 || left[1].probability < least) continue;
    std::size_t chosen = 0;
    double lightest = load_of(left[0]);
    for (std::size_t i = 1; i < left.size() && left[i].probability >= least; ++i) {
      const double load = load_of(left[i]);
      if (load >= lightest) continue;
      chosen = i;
      lightest = load;
    }
    if (left[chosen].probability < best) spared.push_back(targets[left[chosen].target].contact);
    std::rotate(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(chosen),
                left.begin() + static_cast<std::ptrdiff_t>(chosen) + 1);
  }
  ways.resize(std::min(k, ways.size()));
  return spared;
}

bool spread_over_units(const graph::SnapshotData& data, std::span<const Target> targets,
                       WaySearch& search, std::vector<Way>& ways) {
  if (ways.size() < 2) return false;
  const auto unit_of = [&](const Target& target) { return data.contacts[target.contact].unit; };
  const std::uint32_t unit = unit_of(targets[ways.front().target]);
  const auto is_same = [&](const Way& way) { return unit_of(targets[way.target]) == unit; };
  if (!std::ranges::all_of(ways, is_same)) return false;
  const auto others =
      best_among(targets, search, 1, [&](const Target& target) { return unit_of(target) != unit; });
  if (others.empty()) return false;
  ways.back() = others.front();
  return true;
}

}  // namespace veieninn::routing
