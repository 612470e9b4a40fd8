// The engine's Opportunity -> the API's.
#pragma once

#include "engine/graph/snapshot.h"
#include "engine/matching/opportunity_search.h"
#include "service/api/language.h"
#include "veieninn/v1/opportunity.pb.h"

namespace veieninn::api {

// `venture`: who asked, or none. Her PUBLIC channels are shown: nobody introduces the two.
void write_opportunity(const graph::Snapshot& snapshot, Language language, VentureIndex venture,
                       const matching::Opportunity& opportunity, v1::Opportunity* written);

}  // namespace veieninn::api
