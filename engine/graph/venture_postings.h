// Where a venture's postings lie: who states a topic or was seen on it, in rows of (topic, step of
// a bound).
//
// The bound is of P(it wants it) * P(it would work on exactly the topic) at any moment from its
// newest deed on: as time goes by evidence only fades, and both move from where they stood towards
// their priors. So a search knows of a whole row what its ventures are worth at most before it
// reads one of them, and changing one venture copies short rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// 1/128 wide, from 1 down to 0: with 64 a search looked at a third more ventures.
inline constexpr std::uint32_t kVentureSteps = 128;

[[nodiscard]] inline std::uint32_t venture_step(double bound) noexcept {
  constexpr double kRounding = 1e-9;
  const double below_one = std::max(0.0, (1 - bound - kRounding) * kVentureSteps);
  return std::min(static_cast<std::uint32_t>(below_one), kVentureSteps - 1);
}
// No bound in the step is above this.
[[nodiscard]] constexpr double greatest_of_step(std::uint32_t step) noexcept {
  return 1 - static_cast<double>(step) / kVentureSteps;
}
[[nodiscard]] constexpr std::uint32_t venture_posting_row(std::uint32_t topic,
                                                          std::uint32_t step) noexcept {
  return topic * kVentureSteps + step;
}

// Of the venture's facts in `data`, by topic.
[[nodiscard]] std::vector<VentureBound> venture_bounds_of(const SnapshotData& data,
                                                          std::uint32_t venture);

// What events tell of ventures, in the ventures' rows.
void derive_venture_deeds(SnapshotData& data);
// All postings, from the sources and the deeds.
void derive_venture_postings(SnapshotData& data);

// Takes the venture out of its rows, by the bounds and areas that it has in `data`.
void take_away_venture(SnapshotData& data, std::uint32_t venture);
// Works out its bounds and lays its postings. REQUIRES: it was taken away.
void put_back_venture(SnapshotData& data, std::uint32_t venture);

}  // namespace veieninn::graph
