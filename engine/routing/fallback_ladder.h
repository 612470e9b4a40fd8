// The steps from an expert on the need to whoever is nearest to one, in the order of design §3.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/routing/route.h"

namespace veieninn::routing {

inline constexpr std::array<Fallback, 7> kLadder = {
    Fallback::kNone,          Fallback::kBroaderTopic, Fallback::kFrontDoor, Fallback::kDeputy,
    Fallback::kBridgeBuilder, Fallback::kCounty,       Fallback::kNeighbour,
};

// At least three routes where three exist (design §3b): so far the ladder is followed.
inline constexpr std::size_t kRoutesWanted = 3;

[[nodiscard]] constexpr std::size_t routes_wanted(std::int32_t max_routes) noexcept {
  return std::min(kRoutesWanted, static_cast<std::size_t>(max_routes));
}

}  // namespace veieninn::routing
