#include "service/gateway/request_rate.h"

#include <algorithm>
#include <boost/assert.hpp>
#include <utility>

#include "service/gateway/remote_network.h"

namespace veieninn::gateway {
namespace {

// With this unit a second brings `rate_per_minute` of it: no fractions, no rounding.
constexpr std::int64_t kLevelPerToken = 60;
constexpr std::int64_t kRateMax = 1'000'000;

// Also of the open ends of time, whose difference no signed number holds.
std::uint64_t seconds_between(Instant earlier, Instant later) {
  if (later <= earlier) return 0;
  return static_cast<std::uint64_t>(later.unix_seconds) -
         static_cast<std::uint64_t>(earlier.unix_seconds);
}

}  // namespace

RequestRate::RequestRate(std::int64_t rate_per_minute, std::int64_t burst, std::size_t keys_max)
    : rate_per_minute_(rate_per_minute), level_max_(burst * kLevelPerToken), keys_max_(keys_max) {
  BOOST_ASSERT(rate_per_minute >= 1 && rate_per_minute <= kRateMax);
  BOOST_ASSERT(burst >= 1 && burst <= kRateMax);
  BOOST_ASSERT(keys_max >= 1);
}

bool RequestRate::allow(std::string_view remote_address, Instant now) {
  std::string network = network_of(remote_address);
  const std::lock_guard lock(mutex_);
  Bucket& bucket = *touch(std::move(network), now);
  fill(bucket, now);
  if (bucket.level < kLevelPerToken) return false;
  bucket.level -= kLevelPerToken;
  return true;
}

std::size_t RequestRate::keys() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

RequestRate::Buckets::iterator RequestRate::touch(std::string network, Instant now) {
  if (const auto known = by_network_.find(network); known != by_network_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return known->second;
  }
  if (buckets_.size() == keys_max_) {
    by_network_.erase(buckets_.back().network);
    buckets_.pop_back();
  }
  buckets_.push_front({std::move(network), level_max_, now});
  by_network_.emplace(buckets_.front().network, buckets_.begin());
  return buckets_.begin();
}

void RequestRate::fill(Bucket& bucket, Instant now) const {
  const std::int64_t missing = level_max_ - bucket.level;
  const auto seconds_until_full =
      static_cast<std::uint64_t>((missing + rate_per_minute_ - 1) / rate_per_minute_);
  const std::uint64_t seconds = seconds_between(bucket.filled, now);
  bucket.level = seconds >= seconds_until_full
                     ? level_max_
                     : bucket.level + static_cast<std::int64_t>(seconds) * rate_per_minute_;
  bucket.filled = std::max(bucket.filled, now);
}

}  // namespace veieninn::gateway
