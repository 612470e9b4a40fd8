// The laws of a single invitation; what may follow what is engine/enquiry's.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/invitation.h"

namespace veieninn::model {

// Every broken law, as of row_validation.h.
[[nodiscard]] std::vector<FieldViolation> violations(const Invitation& row,
                                                     std::string_view prefix);

}  // namespace veieninn::model
