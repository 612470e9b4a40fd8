// Finds the ventures worth most without looking at each.
//
//     A venture's ceiling is the sum over asked topics of weight * greatest (nearness * bound);
//     times the share of its place it is no less than what the venture is worth. Ventures come from
//       - the near areas, each worth at most its share * the greatest ceiling there is,
//       - the posting rows (venture_rows.h), at most `elsewhere` * what is left.
//     Whichever can still hold the most is opened next; as soon as the venture with the highest
//     ceiling stands above all that is not open, it is looked at; until none can be among the k
//     best.
//
// What a row says holds from a venture's newest deed on. Asked about an earlier moment, those with
// a later deed are all looked at first.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/need_topics.h"
#include "engine/matching/place_shares.h"
#include "engine/matching/venture_ceilings.h"
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
  [[nodiscard]] std::vector<VentureScore> find(const VenturesWanted& wanted) const;

 private:
  class Found;
  class Waiting;
  void look_at(std::uint32_t venture, const VenturesWanted& wanted, Found& found) const;
  void look_at_unbound(const VenturesWanted& wanted, Found& found) const;
  // A deed after the moment asked about: its bounds say nothing of it.
  [[nodiscard]] bool is_unbound(std::uint32_t venture) const;

  const graph::SnapshotData& data_;
  const NeedTopics& need_;
  const PlaceShares& places_;
  const VentureScorer& scorer_;
  VentureCeilings ceilings_;
  std::int64_t as_of_;
  bool all_bound_;
};

}  // namespace veieninn::matching
