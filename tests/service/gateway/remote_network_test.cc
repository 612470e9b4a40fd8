#include "service/gateway/remote_network.h"

#include <gtest/gtest.h>

#include <string>

namespace veieninn::gateway {
namespace {

TEST(RemoteNetwork, OfIpv4IsTheAddress) {
  EXPECT_EQ(network_of("192.0.2.1"), "192.0.2.1");
  EXPECT_NE(network_of("192.0.2.1"), network_of("192.0.2.2"));
}

TEST(RemoteNetwork, OfIpv6IsTheFirstHalf) {
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(network_of("2001:db8:1:2::1"), network_of("2001:0DB8:1:2:ffff::"));
  EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
  EXPECT_EQ(network_of("fe80::1%eth0"), network_of("fe80::2"));
}

TEST(RemoteNetwork, OfIpv4WrittenAsIpv6IsTheIpv4Address) {
  EXPECT_EQ(network_of("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(plain_address("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(plain_address("2001:db8::1"), "2001:db8::1");
}

TEST(RemoteNetwork, OfOtherTextIsItsBeginning) {
  EXPECT_EQ(network_of(""), "");
  EXPECT_EQ(network_of("unknown"), "unknown");
  EXPECT_EQ(network_of(std::string(100'000, 'x')).size(), 64U);
}

}  // namespace
}  // namespace veieninn::gateway
