// Never a dead end: who is offered when too few are stated for the need in the place (design §3).
//
//     broader topic -> front door -> deputy -> bridge builder -> county -> neighbour
//
// Each step gives targets with the probability of being the right one that docs/model.md states.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/candidates.h"
#include "engine/routing/open_initiatives.h"
#include "engine/routing/past_needs.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// Her deputy while she is in her tenure, else her successor; of one who cannot be offered now,
// hers. kNone when there is nobody.
[[nodiscard]] std::uint32_t stand_in_of(const graph::SnapshotData& data, const BeliefView& belief,
                                        std::uint32_t expert);

class FallbackLadder {
 public:
  // `area` kNone: anywhere; the steps that need a place then give nobody.
  FallbackLadder(const graph::SnapshotData& data, BeliefView& belief, const WaySearch& ways,
                 std::span<const WeightedTopic> need, const PastNeeds& past,
                 const OpenInitiatives& open, std::uint32_t area);

  [[nodiscard]] std::vector<Target> front_door();
  // Those who stand in for `unavailable` experts.
  [[nodiscard]] std::vector<Target> deputies(std::span<const Target> unavailable);
  [[nodiscard]] std::vector<Target> bridge_builders();
  [[nodiscard]] std::vector<Target> county();
  // Those of them who have piloted it, or collaborated on it, say so and are worth more.
  [[nodiscard]] std::vector<Target> neighbours();

 private:
  [[nodiscard]] bool has_done(std::uint32_t contact, std::uint32_t topic) const;
  void offer(std::vector<Target>& targets, std::uint32_t contact, double right, double area,
             Fallback fallback);
  void offer_members(std::vector<Target>& targets, std::uint32_t unit, double right, double area,
                     Fallback fallback);

  const graph::SnapshotData& data_;
  BeliefView& belief_;
  const WaySearch& ways_;
  std::span<const WeightedTopic> need_;
  const PastNeeds& past_;
  const OpenInitiatives& open_;
  std::uint32_t area_;
};

}  // namespace veieninn::routing
