// FindOpportunities counted once more from the rows, one initiative after the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/matching/opportunity_search.h"
#include "tests/engine/random_world.h"

namespace veieninn::test {

struct ExpectedOpportunity {
  std::string initiative;
  std::string contact;
  double probability = 0;
  Instant deadline = kNever;
};

struct ExpectedOpportunities {
  std::vector<ExpectedOpportunity> best_first;  // all of them
  std::int32_t without_person_count = 0;
};

// Nearness of topics, shares of places, P(answers) and standing are routing's own, which
// row_oracle_test.cc counts from rows; all else is read from `world`.
[[nodiscard]] ExpectedOpportunities expected_opportunities(
    const World& world, const graph::Snapshot& snapshot,
    const matching::OpportunityRequest& request);

}  // namespace veieninn::test
