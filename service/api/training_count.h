// Whether enough take part in a training from each of its municipalities.
#pragma once

#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/initiative.h"
#include "service/store/store.h"

namespace veieninn::api {

// Whether a participation counts for what `shortfalls_of` says: while nothing is decided, who takes
// part now; of a training that does not start, who took part when that was decided.
[[nodiscard]] bool counts(const model::TrainingTerms& terms, const model::Participation& row);

// The municipalities that send fewer than `minimum_each`, in the training's order. `contacts`: who
// counts. Each counts for the municipality that is her unit or the nearest above it, if any; who is
// gone does not count. None once the training starts. Errors: those of the store.
[[nodiscard]] Result<std::vector<store::TrainingShortfall>> shortfalls_of(
    store::Store& store, const model::TrainingTerms& terms,
    const std::vector<std::string>& contacts);

}  // namespace veieninn::api
