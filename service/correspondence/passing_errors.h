// Which errors of store and desk are worth another try.
#pragma once

#include "engine/base/error.h"

namespace veieninn::correspondence {

[[nodiscard]] inline bool is_passing(const Error& error) noexcept {
  return error.reason == ErrorReason::kUnavailable || error.reason == ErrorReason::kInternal ||
         error.reason == ErrorReason::kEtagMismatch;
}

}  // namespace veieninn::correspondence
