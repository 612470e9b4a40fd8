#include "service/gateway/connection_limits.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <vector>

namespace veieninn::gateway {
namespace {

TEST(ConnectionLimits, AdmitNoMoreThanTheyMayInAllAndOfANetwork) {
  ConnectionLimits limits(3, 2);
  std::vector<ConnectionLimits::Place> places;
  const auto admits = [&](const char* address) {
    auto place = limits.admit(address);
    if (place) places.push_back(*std::move(place));
    return place.has_value();
  };
  EXPECT_TRUE(admits("2001:db8::1"));
  EXPECT_TRUE(admits("2001:db8::2"));
  EXPECT_FALSE(admits("2001:db8::3")) << "two of its network are here";
  EXPECT_TRUE(admits("192.0.2.1"));
  EXPECT_FALSE(admits("192.0.2.2")) << "three are here";
}

TEST(ConnectionLimits, GiveAPlaceAgainThatWasGivenBackOnce) {
  ConnectionLimits limits(1, 1);
  std::optional<ConnectionLimits::Place> place = limits.admit("192.0.2.1");
  ASSERT_TRUE(place);
  {
    const ConnectionLimits::Place moved = *std::move(place);
    place.reset();
    EXPECT_FALSE(limits.admit("192.0.2.1")) << "what was moved from gave nothing back";
  }
  place = limits.admit("192.0.2.1");
  EXPECT_TRUE(place);
  EXPECT_FALSE(limits.admit("192.0.2.1"));
}

}  // namespace
}  // namespace veieninn::gateway
