#include "engine/matching/place_shares.h"

#include <algorithm>

#include "engine/routing/candidates.h"

namespace veieninn::matching {

using graph::kNone;

PlaceShares::PlaceShares(const graph::SnapshotData& data, std::uint32_t asked) : data_(data) {
  if (asked == kNone) return;
  const belief::ModelParameters& parameters = data.parameters;
  elsewhere_ = parameters.venture_elsewhere_share;
  std::vector<bool> is_inside(data.areas->size());
  for (const std::uint32_t area : data.areas->at_or_below(asked)) is_inside[area] = true;
  for (const routing::Place& place : routing::places_of(data, asked)) {
    add(place.area, place.share,
        place.area == asked     ? PlaceStep::kHere
        : is_inside[place.area] ? PlaceStep::kInside
                                : PlaceStep::kAround);
  }
  if (const std::uint32_t county = data.areas->county(asked); county != kNone) {
    add_all_below(county, parameters.venture_county_share, PlaceStep::kCounty);
  }
  for (const std::uint32_t from : {asked, data.areas->municipality(asked)}) {
    for (const std::uint32_t area : data.areas->neighbours(from)) {
      add_all_below(area, parameters.venture_neighbour_share, PlaceStep::kNeighbour);
    }
  }
  std::ranges::stable_sort(near_, [this](std::uint32_t a, std::uint32_t b) {
    return known_.find(a)->second.share > known_.find(b)->second.share;
  });
}

void PlaceShares::add(std::uint32_t area, double share, PlaceStep step) {
  if (share <= elsewhere_) return;
  Known& known = known_[area];
  if (share <= known.share) return;
  if (known.share == 0) near_.push_back(area);
  known = {share, step};
}

void PlaceShares::add_all_below(std::uint32_t area, double share, PlaceStep step) {
  for (const std::uint32_t inner : data_.areas->at_or_below(area)) add(inner, share, step);
}

PlaceShares::Share PlaceShares::best_of(std::span<const std::uint32_t> areas) const {
  Share best{elsewhere_, kNone, PlaceStep::kElsewhere};
  for (const std::uint32_t area : areas) {
    const auto found = known_.find(area);
    if (found == known_.end()) continue;
    const Known& known = found->second;
    const bool is_better =
        known.share > best.value || (known.share == best.value && best.area != kNone &&
                                     data_.areas->row(area).id < data_.areas->row(best.area).id);
    if (is_better) best = {known.share, area, known.step};
  }
  return best;
}

}  // namespace veieninn::matching
