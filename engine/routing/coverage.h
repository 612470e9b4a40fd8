// Which topics have nobody where: counts, never a person's figures.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"

namespace veieninn::routing {

// Of several that hold, the first of this order.
enum class CoverageState : std::uint8_t {
  kNobody = 1,
  kOverloaded,   // everybody is at capacity: nobody is offered now
  kUnconfirmed,  // nobody's entry and expertise are both fresh (belief/confirmation.h)
  kOnePerson,
  kCovered,
};

struct TopicCoverage {
  AreaIndex area;
  TopicIndex topic;
  // Present persons stated for exactly this topic, serving the area, and of these:
  std::int32_t contact_count = 0;
  std::int32_t overloaded_count = 0;
  std::int32_t unconfirmed_count = 0;

  [[nodiscard]] CoverageState state() const noexcept;
};

struct AreaCoverage {
  AreaIndex area;
  std::int32_t unit_count = 0;               // units that serve exactly this area
  std::int32_t mailbox_only_unit_count = 0;  // of these, with a mailbox and no present person
  std::int32_t contact_count = 0;            // present persons in those units
};

// All areas at or below `area` (none: every area), in the order of their ids.
[[nodiscard]] std::vector<AreaCoverage> count_areas(const graph::Snapshot& snapshot, AreaIndex area,
                                                    Instant as_of_time);

// One cell an area and topic of `topics`, in the order of area ids, then as given.
[[nodiscard]] std::vector<TopicCoverage> count_topics(const graph::Snapshot& snapshot,
                                                      AreaIndex area,
                                                      const std::vector<TopicIndex>& topics,
                                                      Instant as_of_time);

}  // namespace veieninn::routing
