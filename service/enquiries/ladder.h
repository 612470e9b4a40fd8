// The ways an enquiry may go, best first: FindRoutes' answer as plain rows.
#pragma once

#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "engine/model/enquiry.h"

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

// Errors: kReferenceNotFound about `area` and `topics`.
[[nodiscard]] Result<Ladder> find_ladder(const graph::Snapshot& snapshot,
                                         const LadderQuestion& question, Instant now);

}  // namespace veieninn::enquiries
