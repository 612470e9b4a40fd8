// What may become of a participation: each function checks, then changes the row. Nothing is
// stored; whether the account has enough the store says.
#pragma once

#include <cstdint>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/initiative.h"

namespace veieninn::api {

// Something of what an initiative gives. REQUIRES: 0 < amount <= model::kQuotaMax.
struct QuotaPart {
  model::QuotaUnit unit = model::QuotaUnit::kHours;
  std::int64_t amount = 0;
};

// What she has of it, reserved and used together.
[[nodiscard]] std::int64_t held(const model::Participation& row, model::QuotaUnit unit);

// Errors of all: kNotOpen about `participation.state` when it is over; kInvalidArgument about
// `unit` for what the initiative does not give, about `amount` for more than there is to move.

// kNotOpen too when the initiative is over.
[[nodiscard]] Result<void> reserve(model::Participation& row, const model::Initiative& initiative,
                                   const QuotaPart& part, Instant now);
// First of what is reserved, then of what is left.
[[nodiscard]] Result<void> use(model::Participation& row, const model::Initiative& initiative,
                               const QuotaPart& part);
[[nodiscard]] Result<void> return_reserved(model::Participation& row,
                                           const model::Initiative& initiative,
                                           const QuotaPart& part);
// Also when the participation is over.
[[nodiscard]] Result<void> return_used(model::Participation& row,
                                       const model::Initiative& initiative, const QuotaPart& part);
// Completed or ended, as `state` says: nothing stays reserved.
[[nodiscard]] Result<void> finish(model::Participation& row, model::ParticipationState state,
                                  Instant now);

}  // namespace veieninn::api
