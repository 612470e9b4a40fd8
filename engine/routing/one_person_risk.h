// Where everything hangs on one person: counts, never who, nor how she answers.
//
// Of a unit and topic stand in the list: one present person alone is stated for it, or, of at least
// five answers on it in the last 365 days, one person gave four of five.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"

namespace veieninn::routing {

struct OnePersonRisk {
  UnitIndex unit;
  TopicIndex topic;
  std::int32_t contact_count = 0;  // present persons of the unit stated for exactly this topic
  bool has_deputy = false;         // of the only one: a deputy who is present
  // Of the unit's people on the topic, in the last 365 days; 0 where there are fewer than five.
  std::int64_t answer_count = 0;
  double largest_share = 0;  // of these, by one person
};

inline constexpr std::int64_t kRiskAnswersMin = 5;
inline constexpr double kRiskShareMin = 0.8;
inline constexpr std::int64_t kRiskDays = 365;

// In units that serve `area` or what lies in it (none: any area), by unit id, then topic id.
[[nodiscard]] std::vector<OnePersonRisk> one_person_risks(const graph::Snapshot& snapshot,
                                                          AreaIndex area, Instant as_of_time);

}  // namespace veieninn::routing
