// The best team for several topics or units (team.h, docs/matching.md).
#pragma once

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/team.h"

namespace veieninn::matching {

// Pure: the same snapshot content and request give the same answer to the last bit. Any number of
// threads may ask at once.
// Errors: those of check() (team_request.h).
[[nodiscard]] Result<TeamAnswer> find_team(const graph::Snapshot& snapshot,
                                           const TeamRequest& request);

}  // namespace veieninn::matching
