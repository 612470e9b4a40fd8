// One municipality, one topic and as many equal experts as asked, each in a unit of her own: for
// tests of what a history changes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/graph/snapshot_builder.h"
#include "engine/routing/route.h"
#include "tests/engine/random_world.h"

namespace veieninn::test {

class SmallTown {
 public:
  // Contacts "c0", "c1" … and ventures "v0", "v1" …; everything confirmed on `kNow`.
  explicit SmallTown(int experts, int ventures = 1);

  [[nodiscard]] model::Contact& contact(int number) {
    return world_.contacts[static_cast<std::size_t>(number)];
  }

  // A fact on the topic; returns it for what else it should say.
  model::Engagement& add(model::EngagementKind kind, int venture, int contact, Instant time);
  void forget_facts() { world_.engagements.clear(); }

  [[nodiscard]] std::shared_ptr<const graph::Snapshot> build(
      const belief::ModelParameters& parameters = {}) const;
  // Of a venture nobody knows, about the topic, here.
  [[nodiscard]] static routing::RouteRequest request(const graph::Snapshot& snapshot,
                                                     Instant as_of = kNow);
  [[nodiscard]] World& world() { return world_; }

 private:
  World world_;
};

[[nodiscard]] inline Instant days_ago(std::int64_t days) {
  return {kNow.unix_seconds - days * kSecondsPerDay};
}

}  // namespace veieninn::test
