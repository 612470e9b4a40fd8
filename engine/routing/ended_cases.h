// Where needs ended, as questions whose answer is known: what the rank is learned from and judged
// by.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/ids.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

struct EndedCase {
  // As the venture could have asked just before the first fact of the case: nothing that came of it
  // is known then. The area is the municipality of whom it ended at; facts here keep none.
  RouteRequest request;
  ContactIndex ended_at;
};

// Facts of a venture about a contact, approached or introduced to, that lie less than 45 days
// apart, are one case. The newest `most` cases that ended well (model::is_topic_success) at a
// topic, oldest first. The same rows give the same cases.
[[nodiscard]] std::vector<EndedCase> ended_cases(const graph::SnapshotData& data, std::size_t most);

}  // namespace veieninn::routing
