// Finds the ventures worth most without looking at each.
//
//     first those that work near the place, area by area, best share first;
//     then those anywhere: each asked topic's posting rows, greatest bound first, give each venture
//     a ceiling = sum over asked topics of weight * greatest (nearness * bound);
//     ventures are looked at from the highest ceiling down, until none left can be among the k best
//
// What a row says holds from a venture's newest fact on; asked about an earlier moment, every
// venture near the need is looked at.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/need_topics.h"
#include "engine/matching/place_shares.h"
#include "engine/matching/venture_scores.h"

namespace veieninn::matching {

struct VenturesWanted {
  std::size_t k = 1;
  // All worth at least 1 - this of the k-th best are found too.
  double slack = 0;
  std::function<bool(std::uint32_t venture)> admits;       // before it is looked at
  std::function<bool(const VentureScore& score)> accepts;  // empty: each
};

class VentureWalk {
 public:
  // REQUIRES: all outlive it.
  VentureWalk(const graph::SnapshotData& data, const NeedTopics& need, const PlaceShares& places,
              const VentureScorer& scorer, Instant as_of);

  // In no order.
  [[nodiscard]] std::vector<VentureScore> find(const VenturesWanted& wanted);

  // Ventures looked at closer so far, for benches.
  [[nodiscard]] std::size_t looked_at() const noexcept { return looked_at_; }

 private:
  class Found;
  struct Row {
    float ceiling = 0;
    std::uint32_t row = 0;
  };
  void find_near(const VenturesWanted& wanted, Found& found);
  void find_anywhere(const VenturesWanted& wanted, Found& found);
  void look_at(std::uint32_t venture, const VenturesWanted& wanted, Found& found);
  [[nodiscard]] float ceiling_of(std::uint32_t venture) const;
  [[nodiscard]] std::vector<std::vector<Row>> rows_by_asked() const;
  void work_out_ceilings();
  // The next ventures anywhere in order of their ceilings, those in (least, most].
  [[nodiscard]] std::vector<std::uint32_t> between(float least, float most) const;

  const graph::SnapshotData& data_;
  const NeedTopics& need_;
  const PlaceShares& places_;
  const VentureScorer& scorer_;
  bool bounds_hold_;
  std::vector<std::vector<Row>> rows_;  // by asked topic, greatest ceiling first
  double greatest_;                     // no ceiling is above it
  std::vector<std::uint8_t> is_met_;    // by venture
  std::vector<float> ceilings_;         // by venture; empty until they are needed
  std::size_t looked_at_ = 0;
};

}  // namespace veieninn::matching
