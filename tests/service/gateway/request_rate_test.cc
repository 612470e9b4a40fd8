#include "service/gateway/request_rate.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace veieninn::gateway {
namespace {

Instant at(std::int64_t second) { return {1'790'000'000 + second}; }

int allowed_of(RequestRate& rate, int requests, Instant now,
               const std::string& from = "192.0.2.1") {
  int allowed = 0;
  for (int request = 0; request < requests; ++request) allowed += rate.allow(from, now) ? 1 : 0;
  return allowed;
}

TEST(RequestRate, AllowsABurstAndThenItsRate) {
  RequestRate rate(6, 10, 100);
  EXPECT_EQ(allowed_of(rate, 20, at(0)), 10);
  EXPECT_EQ(allowed_of(rate, 20, at(9)), 0);
  EXPECT_EQ(allowed_of(rate, 20, at(10)), 1);
  EXPECT_EQ(allowed_of(rate, 20, at(30)), 2);
  EXPECT_EQ(allowed_of(rate, 20, at(3600)), 10) << "a bucket holds no more than the burst";
}

TEST(RequestRate, CountsEachNetworkForItself) {
  RequestRate rate(1, 2, 100);
  EXPECT_EQ(allowed_of(rate, 5, at(0), "192.0.2.1"), 2);
  EXPECT_EQ(allowed_of(rate, 5, at(0), "192.0.2.2"), 2);
  EXPECT_EQ(allowed_of(rate, 5, at(0), "2001:db8::1"), 2);
  EXPECT_EQ(allowed_of(rate, 5, at(0), "2001:db8::2"), 0) << "of the same network";
}

TEST(RequestRate, IsNotRefilledByTimeThatGoesBackOrIsTheEndOfTime) {
  RequestRate rate(60, 2, 100);
  EXPECT_EQ(allowed_of(rate, 5, at(100)), 2);
  EXPECT_EQ(allowed_of(rate, 5, at(0)), 0);
  EXPECT_EQ(allowed_of(rate, 5, at(100)), 0) << "the hundred seconds were not won twice";
  EXPECT_EQ(allowed_of(rate, 5, kNever), 2);
  EXPECT_EQ(allowed_of(rate, 5, kAlways), 0);
  RequestRate other(60, 2, 100);
  EXPECT_EQ(allowed_of(other, 5, kAlways), 2);
  EXPECT_EQ(allowed_of(other, 5, kNever), 2);
}

TEST(RequestRate, ForgetsTheNetworkThatHasBeenSilentLongest) {
  RequestRate rate(1, 1, 2);
  EXPECT_TRUE(rate.allow("192.0.2.1", at(0)));
  EXPECT_TRUE(rate.allow("192.0.2.2", at(0)));
  EXPECT_FALSE(rate.allow("192.0.2.1", at(1))) << "refused, but no longer silent";
  EXPECT_TRUE(rate.allow("192.0.2.3", at(1)));
  EXPECT_EQ(rate.keys(), 2U);
  EXPECT_FALSE(rate.allow("192.0.2.1", at(2)));
  EXPECT_TRUE(rate.allow("192.0.2.2", at(2))) << "it had been forgotten";
}

TEST(RequestRate, RemembersNoMoreNetworksThanItMay) {
  RequestRate rate(60, 5, 50);
  std::mt19937 random(1);
  for (int request = 0; request < 10'000; ++request) {
    (void)rate.allow(
        "10.0." + std::to_string(random() % 256) + "." + std::to_string(random() % 256),
        at(request));
    ASSERT_LE(rate.keys(), 50U);
  }
}

// In any stretch of time no more than the burst and what the rate brings.
TEST(RequestRate, NeverExceedsItsRateWhateverTheTimes) {
  constexpr std::uint32_t kSeed = 20261129;
  std::mt19937 random(kSeed);
  for (int run = 0; run < 200; ++run) {
    const std::int64_t per_minute = 1 + random() % 120;
    const std::int64_t burst = 1 + random() % 20;
    RequestRate rate(per_minute, burst, 10);
    std::int64_t now = 0;
    std::int64_t allowed = 0;
    for (int request = 0; request < 500; ++request) {
      now += random() % 3;
      allowed += rate.allow("192.0.2.1", at(now)) ? 1 : 0;
      ASSERT_LE(allowed * 60, burst * 60 + now * per_minute) << "seed " << kSeed << " run " << run;
    }
    EXPECT_GE(allowed, std::min<std::int64_t>(burst, 500));
  }
}

TEST(RequestRate, CountsExactlyWhenManyThreadsAsk) {
  RequestRate rate(1, 1000, 10);
  std::atomic<int> allowed = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] { allowed += allowed_of(rate, 500, at(0)); });
    }
  }
  EXPECT_EQ(allowed, 1000);
}

}  // namespace
}  // namespace veieninn::gateway
