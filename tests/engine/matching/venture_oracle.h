// What docs/matching_ventures.md says, worked out for every venture from the rows alone.
#pragma once

#include <map>
#include <string>

#include "engine/graph/snapshot.h"
#include "engine/matching/venture_search.h"
#include "tests/engine/random_world.h"

namespace veieninn::test {

// Venture id -> probability, of all that may be offered. Only nearness is the snapshot's.
[[nodiscard]] std::map<std::string, double> probabilities(const World& world,
                                                          const graph::Snapshot& snapshot,
                                                          const matching::VentureRequest& request);

// Ventures met in the last 28 days, by how many contacts.
[[nodiscard]] int met_lately(const World& world, const std::string& venture, Instant as_of);

}  // namespace veieninn::test
