// A way -> a route with its reasons: the factors multiply to the probability, each with the rows it
// rests on. A row is cited only where the answer would be another without it.
#pragma once

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/open_initiatives.h"
#include "engine/routing/past_needs.h"
#include "engine/routing/route.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

[[nodiscard]] Route explain(const graph::SnapshotData& data, BeliefView& belief,
                            const WaySearch& search, const PastNeeds& past,
                            const OpenInitiatives& open, std::uint32_t venture, bool area_asked,
                            const Target& target, const Way& way);

}  // namespace veieninn::routing
