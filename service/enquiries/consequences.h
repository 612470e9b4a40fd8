// What an enquiry's events say of others: that she is away, has left, cannot be reached, or sent
// what nobody should get; and that a need found nobody.
#pragma once

#include <vector>

#include "engine/base/error.h"
#include "engine/enquiry/transition.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

// Operations to be kept with the transition. Rows are changed on the revision they were read at.
[[nodiscard]] Result<std::vector<store::Operation>> consequences_of(const enquiry::Transition& made,
                                                                    store::Store& store,
                                                                    Instant now);

}  // namespace veieninn::enquiries
