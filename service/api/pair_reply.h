// The engine's pairs -> ProposePairsResponse.
#pragma once

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/pair_proposal.h"
#include "service/api/language.h"
#include "service/store/store.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::api {

// Names of ventures are the store's; pairs of one erased since the snapshot are left out.
[[nodiscard]] Result<void> write_pairs(store::Store& store, const graph::Snapshot& snapshot,
                                       Language language, const matching::PairProposal& proposal,
                                       v1::ProposePairsResponse& response);

}  // namespace veieninn::api
