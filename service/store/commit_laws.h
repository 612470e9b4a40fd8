// What can be said of a commit without looking at the store: the laws of its single rows, and that
// no row comes twice. Pure; shared by every Store implementation.
#pragma once

#include <optional>
#include <vector>

#include "service/store/store.h"

namespace veieninn::store {

inline constexpr std::int64_t kFutureSecondsMax = kSecondsPerDay;  // of an engagement's time
inline constexpr std::int64_t kRequestMemorySeconds = kSecondsPerDay;
inline constexpr std::size_t kRequestIdBytesMax = 100;  // a UUID has 36

// The first broken law of each operation, by index; nothing where none is broken.
[[nodiscard]] std::vector<std::optional<Error>> broken_laws(const Commit& commit);

// In the order of the operations.
[[nodiscard]] std::vector<OperationError> in_order(const std::vector<std::optional<Error>>& errors);

}  // namespace veieninn::store
