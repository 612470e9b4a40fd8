// Questions about ventures, and answers as texts.
#pragma once

#include <random>
#include <string>

#include "engine/graph/snapshot.h"
#include "engine/matching/pair_proposal.h"
#include "engine/matching/venture_search.h"
#include "tests/engine/random_world.h"

namespace veieninn::test {

[[nodiscard]] matching::VentureRequest random_venture_request(const graph::Snapshot& snapshot,
                                                              const World& world,
                                                              std::mt19937& random);

// The whole answer by row ids, numbers to the last bit: equal texts are equal answers.
[[nodiscard]] std::string text_of(const graph::Snapshot& snapshot,
                                  const matching::VentureAnswer& answer);
[[nodiscard]] std::string text_of(const graph::Snapshot& snapshot,
                                  const matching::PairProposal& proposal);

}  // namespace veieninn::test
