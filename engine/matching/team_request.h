// What a request for a team must obey before anything is looked for.
#pragma once

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/team.h"

namespace veieninn::matching {

// Errors: kInvalidArgument or kLimitExceeded with the field: bounds of team.h, an unknown or
// doubled requirement, one that is no topic or unit or both, an area that is missing, or one that
// more than kTeamPeopleMax people serve (with those of asked units). Its work is bounded by the
// same limits, whatever is asked.
[[nodiscard]] Result<void> check(const graph::Snapshot& snapshot, const TeamRequest& request);

}  // namespace veieninn::matching
