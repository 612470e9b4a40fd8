// The laws of a single initiative and of a single participation; accounts, which add up over
// several rows, are checked by the store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/initiative.h"

namespace veieninn::model {

inline constexpr std::size_t kInitiativeUnitsMax = 100;   // of one role; a county has fewer
inline constexpr std::size_t kInitiativePeopleMax = 200;  // of one role; the largest training
inline constexpr std::size_t kInitiativeTopicsMax = 100;
inline constexpr std::int32_t kMentorCapacityMax = 100;
inline constexpr std::int32_t kTrainingCreditsMax = 300;  // a doctor's degree has 180
inline constexpr std::int32_t kTrainingMinimumMax = 1000;
inline constexpr std::int64_t kQuotaMax = 1'000'000'000'000;  // sums of many stay exact

// Every broken law, as of row_validation.h.
[[nodiscard]] std::vector<FieldViolation> violations(const Initiative& row,
                                                     std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const Participation& row,
                                                     std::string_view prefix);

// The name of the terms' field in the API, such as "startup_service".
[[nodiscard]] std::string_view terms_field(InitiativeKind kind) noexcept;

}  // namespace veieninn::model
