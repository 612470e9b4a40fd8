// How often one sender may ask: a token bucket for each network.
//
// A bucket holds at most `burst` tokens and gains `rate_per_minute` tokens a minute, to the second;
// a request takes one, or is refused when none is left. Exact in whole numbers, and without a
// clock: the time is handed in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/instant.h"

namespace veieninn::gateway {

// Thread safe. Memory is bounded: beyond `keys_max` networks the one that has been silent longest
// is forgotten, and would start with a full bucket; `keys_max` is how many networks an attacker
// must hold to win anything by that.
class RequestRate {
 public:
  // REQUIRES: all are at least 1, rate and burst at most 1'000'000.
  RequestRate(std::int64_t rate_per_minute, std::int64_t burst, std::size_t keys_max);

  // Whether a request of `remote_address` at `now` is within the rate. Addresses of one network
  // (remote_network.h) share a bucket. A time before the last one counts as the last one.
  [[nodiscard]] bool allow(std::string_view remote_address, Instant now);

  // Networks that are remembered.
  [[nodiscard]] std::size_t keys() const;

 private:
  struct Bucket {
    std::string network;
    std::int64_t level;  // in sixtieths of a token
    Instant filled;
  };
  using Buckets = std::list<Bucket>;

  Buckets::iterator touch(std::string network, Instant now);
  void fill(Bucket& bucket, Instant now) const;

  const std::int64_t rate_per_minute_;
  const std::int64_t level_max_;
  const std::size_t keys_max_;
  mutable std::mutex mutex_;
  Buckets buckets_;                                                     // latest first
  std::unordered_map<std::string_view, Buckets::iterator> by_network_;  // keys live in buckets_
};

}  // namespace veieninn::gateway
