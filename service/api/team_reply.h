// The engine's team -> FindTeamResponse.
#pragma once

#include <string>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/matching/team.h"
#include "service/api/language.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::api {

// Members' channels are not shown: the coordinator brings them in.
void write_team(const graph::Snapshot& snapshot, Language language,
                const matching::TeamRequest& request, const matching::TeamAnswer& answer,
                v1::FindTeamResponse& response);

}  // namespace veieninn::api
