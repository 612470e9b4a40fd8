// The ways an enquiry may go, best first: FindRoutes' answer as plain rows.
#pragma once

#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "engine/model/enquiry.h"
#include "engine/routing/route.h"

namespace veieninn::enquiries {

struct Ladder {
  std::vector<model::EnquiryWay> ways;
  std::string topic;  // the heaviest of the need, or empty: not understood
  std::string area;   // the asked one, or that the text names, or empty
};

struct LadderQuestion {
  std::string text;
  std::vector<std::string> topics;
  std::string area;     // or empty
  std::string venture;  // need not be in the snapshot yet
  int ways_max = 10;
};

// What is asked of the engine for it. Errors: kReferenceNotFound about `area` and `topics`.
[[nodiscard]] Result<routing::RouteRequest> route_request_of(const graph::Snapshot& snapshot,
                                                             const LadderQuestion& question,
                                                             Instant now);

// Errors as of route_request_of().
[[nodiscard]] Result<Ladder> find_ladder(const graph::Snapshot& snapshot,
                                         const LadderQuestion& question, Instant now);

}  // namespace veieninn::enquiries
