// What each venture is worth at most for what is asked, by its bounds (graph/venture_postings.h):
//
//     ceiling(v) = sum over asked topics t of greatest over its topics e of
//                  weight(t) * nearness(t, e) * bound(v, e)
//
// Laid out so that a venture costs one run over its bounds without a branch: a search works out
// tens of thousands.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/need_topics.h"

namespace veieninn::matching {

class VentureCeilings {
 public:
  // REQUIRES: `data` outlives it.
  VentureCeilings(const graph::SnapshotData& data, const NeedTopics& need);

  // No less than the exact sum; 0 when it does nothing near. It holds at any moment from the
  // venture's newest deed on.
  [[nodiscard]] double of(std::uint32_t venture) const noexcept;

  // Calls take(venture, ceiling) for each that does something near, in their order, reading ahead.
  template <typename Take>
  void each_of(std::span<const std::uint32_t> ventures, const Take& take) const {
    for (std::size_t i = 0; i < ventures.size(); ++i) {
      if (i + kPlacesAhead < ventures.size()) {
        data_.venture_bounds.prefetch_place(ventures[i + kPlacesAhead]);
      }
      if (i + kBoundsAhead < ventures.size()) {
        data_.venture_bounds.prefetch_elements(ventures[i + kBoundsAhead]);
      }
      if (const double ceiling = of(ventures[i]); ceiling > 0) take(ventures[i], ceiling);
    }
  }

 private:
  // Bounds are asked for before they are read: first where they lie, then they.
  static constexpr std::size_t kPlacesAhead = 16;
  static constexpr std::size_t kBoundsAhead = 8;
  // Asked topics in one vector register.
  static constexpr std::size_t kLanes = 4;
  using Lanes = std::array<float, kLanes>;

  const graph::SnapshotData& data_;
  std::size_t width_;                // Lanes for all asked topics
  std::vector<std::uint32_t> slot_;  // by topic: where its row begins; 0 when not near
  std::vector<Lanes> shares_;        // rows of weight * nearness; the first is of what is not near
};

}  // namespace veieninn::matching
