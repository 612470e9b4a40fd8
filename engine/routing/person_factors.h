// Why it is her: that she is the right one, in the place, and can be asked now.
#pragma once

#include <vector>

#include "engine/routing/reason_sources.h"
#include "engine/routing/route.h"
#include "engine/routing/target.h"

namespace veieninn::routing {

// That she is the right one, in the place where one was asked.
[[nodiscard]] std::vector<Factor> cover_factors(const ReasonSources& from, const Target& target,
                                                bool area_asked);

// Her load and her confirmation, where they take something away.
[[nodiscard]] std::vector<Factor> standing_factors(const ReasonSources& from, const Target& target);

// Why she is offered in place of the expert, or of anybody there. REQUIRES: target.share != 1.
[[nodiscard]] Factor share_factor(const ReasonSources& from, const Target& target);

}  // namespace veieninn::routing
