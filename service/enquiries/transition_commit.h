// What an enquiry's transition is, in a commit.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/instant.h"
#include "engine/enquiry/transition.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

// The enquiry with its events and letters, then its facts. `expected`: the revision that it
// changes; none creates it. Letters that can reach nobody are left out.
[[nodiscard]] std::vector<store::Operation> operations_of(const enquiry::Transition& made,
                                                          std::optional<model::Revision> expected,
                                                          Instant now);

}  // namespace veieninn::enquiries
