// How badly a rank foretold whom needs ended at: the conditional choice likelihood (McFadden 1974).
#pragma once

#include <span>
#include <vector>

#include "engine/belief/model_parameters.h"

namespace veieninn::routing {

// Of one case: ln probability of each who was shown less that of whom it ended at; empty where she
// was not shown.
using Margins = std::vector<double>;

// -ln of the worst share there is, also of whom the rank did not show: ln 10,000.
inline constexpr double kMostLoss = 9.210340371976184;

// Mean over cases of -ln( p_ended_at^s / sum of p_i^s ), at most kMostLoss each, by the sharpness s
// from 1 to 55 that makes it least: it says how strictly people choose the likeliest, and moves
// nobody in the rank. REQUIRES: not empty.
[[nodiscard]] double least_loss(std::span<const Margins> cases);

// sum over `places` of (ln value - ln standard value)^2 / (2 n ln(2)^2): a factor of two costs half
// a case of n. A value of 0 was switched off, stays so (parameter_climb.h) and costs nothing.
[[nodiscard]] double ridge(const belief::ModelParameters& parameters,
                           const belief::ModelParameters& standard,
                           std::span<double belief::ModelParameters::* const> places,
                           std::size_t cases);

}  // namespace veieninn::routing
