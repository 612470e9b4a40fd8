// Which ventures could help with a challenge, or would take an invitation up.
//
//     P(venture) = P(it wants it) * P(it would work | topics) * place * room
//
// P(it wants it) is learned from what followed where somebody answered it, P(it would work) from
// what it states and from collaborations, pilots and meetings, with whichever municipality they
// were. docs/matching_ventures.md has the formulas and what was measured.
//
// Of ventures that would do about as well, who was met least lately stands first, at a loss of at
// most `load_spread_budget` of a place's probability; now and then one that is little known goes
// first, at the cost that routing/exploration.h bounds.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/match_factor.h"
#include "engine/routing/route.h"

namespace veieninn::matching {

inline constexpr std::int32_t kVenturesMax = 100;        // a longer list is no advice
inline constexpr std::size_t kVenturesLeftOut = 10'000;  // more than anybody ever invited

struct VentureRequest {
  std::vector<routing::WeightedTopic> topics;  // 1 to 32, each once
  AreaIndex area;                              // none: anywhere
  std::vector<VentureIndex> leave_out;         // such as those invited before
  std::int32_t max_results = 20;               // 1 to kVenturesMax
  Instant as_of_time;
  std::uint64_t seed = 0;  // 0: no exploration; decides among equals too
};

struct VentureMatch {
  VentureIndex venture;
  double probability = 0;            // [0, 1]
  std::vector<MatchFactor> factors;  // multiply to it
};

struct VentureAnswer {
  std::vector<VentureMatch> ventures;  // in the order to show them
};

// Pure: the same snapshot content and request give the same answer to the last bit. Any number of
// threads may ask at once.
// Errors: kInvalidArgument with the field, for a request outside the bounds above.
[[nodiscard]] Result<VentureAnswer> find_ventures(const graph::Snapshot& snapshot,
                                                  const VentureRequest& request);

}  // namespace veieninn::matching
