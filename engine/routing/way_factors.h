// Why a way leads to her: who passes on to whom, who takes the call, that she answers.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/routing/reason_sources.h"
#include "engine/routing/route.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

// Adds the way's steps and factors to the route. Returns P(the last person answers).
double add_way(const ReasonSources& from, Route& route, const Target& target, const Way& way);

// That `introducer` passes on to her, or kNone where she is approached directly, and that she
// answers then.
[[nodiscard]] std::vector<Factor> bringing_in_factors(const ReasonSources& from,
                                                      std::uint32_t introducer,
                                                      const Target& target);

}  // namespace veieninn::routing
