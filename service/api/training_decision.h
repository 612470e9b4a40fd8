// The decision whether a training starts, with the letters by which everybody learns it.
#pragma once

#include <optional>
#include <string>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/api/initiative_writes.h"
#include "service/store/store.h"

namespace veieninn::api {

// In one commit: the decision, a letter to everybody who takes part or answers for it, who lacked
// whom, and where it does not start the end of everybody's participation. Returns its revision.
// REQUIRES: nobody joins meanwhile. Errors: kNotFound; kEtagMismatch about `expected`;
// kInvalidArgument for what is no training; kNotOpen when it was decided already; the store's.
[[nodiscard]] Result<model::Revision> write_training_decision(
    store::Store& store, const Call& call, const std::string& id,
    std::optional<model::Revision> expected, const WriteMoment& moment);

}  // namespace veieninn::api
