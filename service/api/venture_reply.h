// Names of ventures, and the engine's VentureMatch -> the API's.
#pragma once

#include <optional>
#include <string>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/venture_search.h"
#include "service/api/language.h"
#include "service/store/store.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::api {

// From the store: snapshots hold no venture's name. Nothing for one erased since.
[[nodiscard]] Result<std::optional<std::string>> venture_name(store::Store& store,
                                                              const graph::Snapshot& snapshot,
                                                              VentureIndex venture);

// Ventures erased since the snapshot are left out.
[[nodiscard]] Result<void> write_ventures(store::Store& store, const graph::Snapshot& snapshot,
                                          Language language, const matching::VentureAnswer& answer,
                                          v1::FindVenturesResponse& response);

}  // namespace veieninn::api
