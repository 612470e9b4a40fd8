// What one venture is worth for what is asked, at one moment.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <optional>

#include "engine/base/instant.h"
#include "engine/graph/snapshot_data.h"
#include "engine/graph/venture_facts.h"
#include "engine/matching/need_topics.h"
#include "engine/matching/place_shares.h"

namespace veieninn::matching {

// Why a unit counts as one that the venture works with.
struct UnderWay {
  std::uint32_t unit = graph::kNone;     // kNone: of a contact without one
  std::uint32_t contact = graph::kNone;  // kNone: told by its row
  std::int64_t reference = 0;            // the engagement, or the position in its row
  std::int64_t time = 0;
};
using UnderWays = boost::container::small_vector<UnderWay, 8>;

// What a venture's own rows say of it at one moment. Cheap to make; for one request, one thread.
class VentureView {
 public:
  VentureView(const graph::SnapshotData& data, Instant as_of);

  [[nodiscard]] graph::VentureMoment moment() const noexcept;
  [[nodiscard]] graph::VentureCases cases(std::uint32_t venture) const;
  [[nodiscard]] graph::VentureTopics topics(std::uint32_t venture) const;
  // P(it wants it) from its cases.
  [[nodiscard]] double wants(const belief::Counts& cases) const noexcept;
  [[nodiscard]] belief::Counts counts(const graph::VentureCases& cases) const;
  // Each unit that it began with in the last `venture_under_way_days` once, newest first.
  [[nodiscard]] UnderWays under_way(std::uint32_t venture) const;
  // What its room leaves of it, or nothing when it has none.
  [[nodiscard]] std::optional<double> capacity(const UnderWays& under_way) const noexcept;
  // Contacts who answered it, or more, in the last `load_spread_days`.
  [[nodiscard]] std::int32_t met_lately(std::uint32_t venture) const;

 private:
  const graph::SnapshotData& data_;
  std::int64_t as_of_;
  Day day_;
};

struct VentureScore {
  std::uint32_t venture = graph::kNone;
  double probability = 0;
  double topic = 0;  // P(it would work) from what it states
  double proof = 1;  // 1 or more: what it did multiplies that by
  double place = 1;
  double wants = 0;
  double capacity = 1;
  double observations = 0;  // cases, faded
  std::int32_t met_lately = 0;
};

class VentureScorer {
 public:
  // REQUIRES: all outlive it.
  VentureScorer(const graph::SnapshotData& data, const VentureView& view, const NeedTopics& need,
                const PlaceShares& places)
      : data_(data), view_(view), need_(need), places_(places) {}

  // Nothing when it does nothing near enough, or has no room.
  [[nodiscard]] std::optional<VentureScore> score(std::uint32_t venture) const;
  // Its topics for what is asked.
  [[nodiscard]] BestTopics best_topics(std::uint32_t venture) const;

 private:
  const graph::SnapshotData& data_;
  const VentureView& view_;
  const NeedTopics& need_;
  const PlaceShares& places_;
};

}  // namespace veieninn::matching
