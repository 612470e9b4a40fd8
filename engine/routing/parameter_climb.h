// Moves parameters, one after the other by ever smaller factors, for as long as it helps.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "engine/belief/model_parameters.h"

namespace veieninn::routing {

// The parameters with the least `loss` that are found from `start` by changing `places` within
// their bounds, a value of 0 staying so. `is_cancelled` is asked before each; nothing when it says
// so.
[[nodiscard]] std::optional<belief::ModelParameters> climb(
    const belief::ModelParameters& start, std::span<double belief::ModelParameters::* const> places,
    const std::function<double(const belief::ModelParameters&)>& loss,
    const std::function<bool()>& is_cancelled);

}  // namespace veieninn::routing
