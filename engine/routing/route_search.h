// The exact top-k most probable ways, one a person, within the introduction limit (route.h), with
// the fallback ladder, diversity of units and bounded exploration of design §3.
//
//     experts on the need here -> (too few?) broader topic -> front door -> deputy -> bridge
//     builder
//                                             -> county -> neighbour
//
// Where nobody here is stated, a neighbour who has done it before is shown last, even where enough
// others were found. Routes come step by step of the ladder, most probable first within a step,
// ties by contact id.
#pragma once

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// Pure: the same snapshot content and request give the same answer to the last bit. Any number of
// threads may ask at once.
// Errors: kInvalidArgument with the field, for a request outside the bounds of route.h.
[[nodiscard]] Result<RouteAnswer> find_routes(const graph::Snapshot& snapshot,
                                              const RouteRequest& request);

}  // namespace veieninn::routing
