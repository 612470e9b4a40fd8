// What every request of this room must keep to.
#pragma once

#include <span>
#include <string>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/route.h"

namespace veieninn::matching {

inline constexpr std::size_t kMatchTopicsMax = 32;  // as a route's need

// Errors: kInvalidArgument about `field`: no topic, too many, an unknown one, one twice, a weight
// outside (0, 1], or weights that add up to more than 1.
[[nodiscard]] Result<void> check_topics(const graph::SnapshotData& data,
                                        std::span<const routing::WeightedTopic> topics,
                                        const std::string& field);

// Errors: kInvalidArgument about as_of_time, outside 1900 to 2200.
[[nodiscard]] Result<void> check_time(Instant as_of_time);

}  // namespace veieninn::matching
