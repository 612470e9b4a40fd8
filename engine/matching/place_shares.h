// What is left of a match for each area that somebody works in, seen from the asked one.
//
//     here 1 > a part of it (inner_area_share) > what holds it (wider_area_share a step)
//     > elsewhere in its county > a neighbour > farther away
//
// Of several areas the best counts; the first three are routing's own (routing/candidates.h).
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/match_factor.h"

namespace veieninn::matching {

class PlaceShares {
 public:
  // `asked` kNone: anywhere, and every share is 1.
  PlaceShares(const graph::SnapshotData& data, std::uint32_t asked);

  struct Share {
    double value = 1;
    std::uint32_t area = graph::kNone;  // that counted; kNone: none is near
    PlaceStep step = PlaceStep::kElsewhere;
  };
  // Who names no area may be anywhere.
  [[nodiscard]] Share best_of(std::span<const std::uint32_t> areas) const;
  // Of every area that is not in near_areas().
  [[nodiscard]] double elsewhere() const noexcept { return elsewhere_; }
  // Best first.
  [[nodiscard]] std::span<const std::uint32_t> near_areas() const noexcept { return near_; }

 private:
  void add(std::uint32_t area, double share, PlaceStep step);
  void add_all_below(std::uint32_t area, double share, PlaceStep step);

  const graph::SnapshotData& data_;
  double elsewhere_ = 1;
  struct Known {
    double share = 0;
    PlaceStep step = PlaceStep::kElsewhere;
  };
  boost::unordered_flat_map<std::uint32_t, Known> known_;
  std::vector<std::uint32_t> near_;
};

}  // namespace veieninn::matching
