// A way -> a route with its reasons: the factors multiply to the probability, each with the rows it
// rests on. A row is cited only where the answer would be another without it.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/routing/reason_sources.h"
#include "engine/routing/route.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

[[nodiscard]] Route explain(const ReasonSources& from, bool area_asked, const Target& target,
                            const Way& way);

// The way to her, that she answers, and her standing: of somebody who need not be right herself.
// The factors multiply to the way's probability where the target's `right`, `area` and `share` are
// 1.
[[nodiscard]] Route explain_way(const ReasonSources& from, const Target& target, const Way& way);

// That `introducer` passes on to her, or kNone where she is approached directly; that she answers
// then; and her standing.
[[nodiscard]] std::vector<Factor> explain_bringing_in(const ReasonSources& from,
                                                      std::uint32_t introducer,
                                                      const Target& target);

// That she is the right one, in the place where one was asked.
[[nodiscard]] std::vector<Factor> explain_cover(const ReasonSources& from, bool area_asked,
                                                const Target& target);

}  // namespace veieninn::routing
