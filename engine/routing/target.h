// A person who may stand at the end of a route.
#pragma once

#include <cstdint>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// Whether the fact says that she has done it, and not only talked about it.
[[nodiscard]] constexpr bool is_done(model::EngagementKind kind) noexcept {
  return kind == model::EngagementKind::kPiloted || kind == model::EngagementKind::kCollaborated;
}

struct Target {
  std::uint32_t contact = graph::kNone;
  double right = 0;            // P(right one | need), before the place
  double own_past = 1;         // 1 or more: what the venture's own needs have multiplied `right` by
  double past_needs = 1;       // 1 or more: and what needs like it have, after that
  double offer = 1;            // 1 or more: and what an open initiative of hers has, last
  InitiativeIndex initiative;  // that one, or none
  double area = 1;             // factor of the place
  double share = 1;            // factor of the ladder's step
  Standing standing;
  double mean = 0;                     // P(answers) before the way of approach
  std::uint32_t topic = graph::kNone;  // her topic that carried most, if expertise speaks for her
  std::uint32_t stands_in_for = graph::kNone;  // the expert, for a deputy or successor
  Fallback fallback = Fallback::kNone;
  bool has_done = false;  // of a neighbour: she has piloted it, or collaborated on it

  // Everything but the way to her and whether she answers.
  [[nodiscard]] double worth() const noexcept {
    return right * area * standing.load * standing.confirmation * share;
  }
};

}  // namespace veieninn::routing
