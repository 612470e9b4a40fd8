// What reasons are given from.
#pragma once

#include <cstdint>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/open_initiatives.h"
#include "engine/routing/past_needs.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

// What a route, or the parts of a team (engine/matching/team.h), are explained from.
struct ReasonSources {
  const graph::SnapshotData& data;
  BeliefView& belief;
  const WaySearch& search;
  const PastNeeds& past;
  const OpenInitiatives& open;
  std::uint32_t venture = graph::kNone;
};

}  // namespace veieninn::routing
