#include "service/correspondence/pace.h"

#include <algorithm>
#include <cstddef>

namespace veieninn::correspondence {
namespace {

// Beyond it, keys whose bucket is full are forgotten, which changes nothing; again once there are
// twice as many, so that it costs little.
constexpr std::size_t kKeysKept = 10'000;

}  // namespace

bool Pace::take(const std::string& key, Instant now) {
  const std::int64_t moment = now.unix_seconds * count_;
  if (full_at_.size() >= std::max(kKeysKept, forget_at_)) {
    std::erase_if(full_at_, [&](const auto& entry) { return entry.second <= moment; });
    forget_at_ = 2 * full_at_.size();
  }
  std::int64_t& full_at = full_at_.try_emplace(key, moment).first->second;
  const std::int64_t next = std::max(full_at, moment) + seconds_;
  if (next - moment > seconds_ * count_) return false;
  full_at = next;
  return true;
}

}  // namespace veieninn::correspondence
