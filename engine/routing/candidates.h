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

// Everyone stated or seen for something near the need in units that serve one of `places`.
// `fallback` is written into the targets.
[[nodiscard]] Candidates candidates_in(const graph::SnapshotData& data, BeliefView& belief,
                                       const NeedView& need, std::span<const Place> places,
                                       Fallback fallback);

// The same anywhere, without those who cannot be among the `k` best: postings are read strongest
// first, and a person not yet met cannot know more than what is left at the heads of the lists
// (threshold algorithm: Fagin, Lotem & Naor, J. Comput. Syst. Sci. 66, 2003).
// With `is_wanted`, only those it admits are looked for.
using IsWanted = std::function<bool(std::uint32_t contact)>;
[[nodiscard]] Candidates candidates_anywhere(const graph::SnapshotData& data, BeliefView& belief,
                                             const NeedView& need, const WaySearch& ways,
                                             std::size_t k, Fallback fallback,
                                             const IsWanted& is_wanted = {});

}  // namespace veieninn::routing
