// What a handler may know of the call it serves, whatever carried it.
#pragma once

#include <chrono>
#include <functional>

#include "engine/base/instant.h"

namespace veieninn::api {

// The wall clock, handed in so that tests can hold it still.
using Clock = std::function<Instant()>;
[[nodiscard]] inline Instant system_now() {
  return Instant{std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())
                     .time_since_epoch()
                     .count()};
}

struct Call {
  using Deadline = std::chrono::steady_clock::time_point;

  Deadline deadline = Deadline::max();  // max: none
  // Whether the client is gone; asked now and then in long work. May be empty.
  std::function<bool()> is_cancelled;
  // False on threads that must not sleep. A handler that would have to wait then sets
  // `would_wait` and returns any error; it is called again where waiting is allowed.
  bool may_wait = true;
  mutable bool would_wait = false;

  [[nodiscard]] bool cancelled() const { return is_cancelled && is_cancelled(); }
};

}  // namespace veieninn::api
