// Who may be the right one for the need, in the place.
#pragma once

#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/need_view.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

// An area whose units' people count, and for how much.
struct Place {
  std::uint32_t area = graph::kNone;
  double share = 1;
};

// The asked area, what lies in it, and what it lies in, worth most first.
[[nodiscard]] std::vector<Place> places_of(const graph::SnapshotData& data, std::uint32_t area);

struct Candidates {
  std::vector<Target> targets;      // may be offered
  std::vector<Target> unavailable;  // would know, but away, full, gone or unconfirmed
};

// Who of them is looked for, and how many are enough.
struct Wanted {
  std::size_t k = kEveryone;
  std::function<bool(std::uint32_t contact)> admits;  // empty: everyone

  static constexpr std::size_t kEveryone = static_cast<std::size_t>(-1);
};

// Those stated or seen for something near the need in units that serve one of `places`. Who cannot
// be among the `k` best, by what she could know and answer at most, may be left out, and is not
// looked at closer; when fewer than `k` can be reached, nobody is left out. `fallback` is written
// into the targets.
[[nodiscard]] Candidates candidates_in(const graph::SnapshotData& data, BeliefView& belief,
                                       const NeedView& need, const WaySearch& ways,
                                       std::span<const Place> places, Fallback fallback,
                                       const Wanted& wanted);

// The same anywhere.
[[nodiscard]] Candidates candidates_anywhere(const graph::SnapshotData& data, BeliefView& belief,
                                             const NeedView& need, const WaySearch& ways,
                                             Fallback fallback, const Wanted& wanted);

}  // namespace veieninn::routing
