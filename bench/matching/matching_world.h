// A snapshot of the workload with initiatives, and what is asked of it.
#pragma once

#include <cstdint>
#include <memory>

#include "bench/workload.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/opportunity_search.h"
#include "engine/matching/venture_search.h"

namespace veieninn::bench {

// How many it has.
[[nodiscard]] std::uint32_t initiatives_of(const Scale& scale) noexcept;
[[nodiscard]] std::shared_ptr<const graph::Snapshot> snapshot_of(const Scale& scale,
                                                                 std::uint64_t seed);

// A challenge of the workload's topics and place.
[[nodiscard]] matching::VentureRequest challenge(const graph::Snapshot& snapshot,
                                                 const Scale& scale, Scope scope,
                                                 std::uint64_t seed, std::uint32_t number);

// What is open for a need of the workload's; every other one comes from a venture with ties.
[[nodiscard]] matching::OpportunityRequest what_is_open(const graph::Snapshot& snapshot,
                                                        const Scale& scale, Scope scope,
                                                        std::uint64_t seed, std::uint32_t number);

}  // namespace veieninn::bench
