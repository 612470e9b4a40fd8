// A pair's factors with what each rests on.
#pragma once

#include <vector>

#include "engine/matching/match_factor.h"
#include "engine/matching/pair_weights.h"

namespace veieninn::matching {

// They multiply to PairWeights::probability.
[[nodiscard]] std::vector<MatchFactor> pair_factors(PairWeights& weights, const NeedTopics& need,
                                                    const MentorSide& mentor,
                                                    const VentureSide& venture);

}  // namespace veieninn::matching
