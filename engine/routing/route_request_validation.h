// Whether a request keeps the bounds of route.h and speaks of rows of the snapshot.
#pragma once

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// Every broken bound, in the order of the fields; empty when the request can be answered.
[[nodiscard]] std::vector<FieldViolation> violations(const graph::Snapshot& snapshot,
                                                     const RouteRequest& request);

}  // namespace veieninn::routing
