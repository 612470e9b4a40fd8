// What is open for a venture, here and now, and whom to talk to about each.
//
//     P(opportunity) = fit * place * stands * P(answers) * load * confirmation
//
//     fit    = sum over asked topics t of weight(t) * max over its topics e of nearness(t, e)
//     place  = the best of its areas, seen from the asked ones (routing/candidates.h): 1 there,
//     less
//              for what lies in it or holds it; of another municipality it is 0, and left out
//     person = opportunity_people.h
//
// Open is what routing/open_initiatives.h calls open, of a kind that one can take part in, for
// ventures or everybody, that the venture does not take part in already. A fit below `least_right`
// is none. One without topics fits nothing that is asked; where no topic is asked at all, each fits
// by `level_unstated`. docs/matching.md has more.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/match_factor.h"
#include "engine/model/initiative.h"
#include "engine/routing/route.h"

namespace veieninn::matching {

inline constexpr std::int32_t kOpportunitiesMax = 100;   // a longer list is no advice
inline constexpr std::size_t kOpportunityAreasMax = 32;  // a venture works in no more
inline constexpr std::size_t kKindsMax = 15;             // there are no more

struct OpportunityRequest {
  std::vector<routing::WeightedTopic> topics;  // at most 32, each once; empty: nothing is asked
  std::vector<AreaIndex> areas;                // where; of several the best counts; empty: anywhere
  VentureIndex venture;                        // none: unknown to us
  std::vector<model::InitiativeKind> kinds;    // only these; empty: all
  std::int32_t max_results = 10;               // 1 to kOpportunitiesMax
  Instant as_of_time;
};

struct Opportunity {
  InitiativeIndex initiative;
  ContactIndex contact;              // to talk to
  bool is_known = false;             // she knows the venture; else she is written to directly
  std::optional<Instant> deadline;   // the first moment when nobody can join any more
  std::int32_t days_left = 0;        // until then, rounded up; 0 without a deadline
  double probability = 0;            // [0, 1]
  std::vector<MatchFactor> factors;  // multiply to it, to 1e-9
};

struct OpportunityAnswer {
  // Likeliest first; of equals whose deadline comes first, then by id.
  std::vector<Opportunity> opportunities;
  std::int32_t without_person_count = 0;  // that fit, but nobody can be talked to about them now
};

// Pure: the same snapshot content and request give the same answer to the last bit. Any number of
// threads may ask at once. Where no initiative can be joined it costs nothing.
// Errors: kInvalidArgument with the field, for a request outside the bounds above.
[[nodiscard]] Result<OpportunityAnswer> find_opportunities(const graph::Snapshot& snapshot,
                                                           const OpportunityRequest& request);

}  // namespace veieninn::matching
