// Which units serve a place.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::routing {

// Units that serve `area` or what lies in it (none: every unit), ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> units_serving(const graph::SnapshotData& data,
                                                       AreaIndex area);

}  // namespace veieninn::routing
