// Whether an initiative can be joined at a moment.
#pragma once

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/initiative.h"

namespace veieninn::model {

// Errors of all: kNotOpen about the initiative's field in the way.

[[nodiscard]] Result<void> check_not_over(const Initiative& initiative, Instant now);
// Anybody may join now.
[[nodiscard]] Result<void> check_open(const Initiative& initiative, Instant now);
// The same, or will be able to.
[[nodiscard]] Result<void> check_open_or_coming(const Initiative& initiative, Instant now);

}  // namespace veieninn::model
