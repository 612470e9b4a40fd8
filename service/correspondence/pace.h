// How much may happen in how long, of each of many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "engine/base/instant.h"

namespace veieninn::correspondence {

// A token bucket for each key: `count` at once, and as many again every `seconds`. In whole
// numbers, as the generic cell rate algorithm: a key's state is the moment at which its bucket is
// full again. Not thread safe.
class Pace {
 public:
  // REQUIRES: both are positive.
  Pace(std::int64_t count, std::int64_t seconds) : count_(count), seconds_(seconds) {}

  // Whether one more may happen, which it then does.
  [[nodiscard]] bool take(const std::string& key, Instant now);

 private:
  std::int64_t count_;
  std::int64_t seconds_;
  std::unordered_map<std::string, std::int64_t> full_at_;  // in seconds / count_
  std::size_t forget_at_ = 0;
};

}  // namespace veieninn::correspondence
