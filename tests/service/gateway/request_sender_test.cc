#include "service/gateway/request_sender.h"

#include <gtest/gtest.h>

namespace veieninn::gateway {
namespace {

HttpRequest from(std::string address, std::vector<std::string> forwarded_for = {}) {
  HttpRequest request;
  request.remote_address = std::move(address);
  for (std::string& value : forwarded_for) {
    request.headers.push_back({"x-forwarded-for", std::move(value)});
  }
  return request;
}

TEST(RequestSender, IsWhoConnectedUnlessATrustedProxySaysOtherwise) {
  EXPECT_EQ(sender_of(from("192.0.2.1"), ""), "192.0.2.1");
  EXPECT_EQ(sender_of(from("192.0.2.1", {"192.0.2.9"}), ""), "192.0.2.1");
  EXPECT_EQ(sender_of(from("192.0.2.1", {"192.0.2.9"}), "127.0.0.1"), "192.0.2.1");
  EXPECT_EQ(sender_of(from("127.0.0.1", {"192.0.2.9"}), "127.0.0.1"), "192.0.2.9");
}

TEST(RequestSender, IsTheProxysOwnWordNotWhatTheClientWroteBefore) {
  EXPECT_EQ(sender_of(from("127.0.0.1", {"10.0.0.1, 192.0.2.9 "}), "127.0.0.1"), "192.0.2.9");
  EXPECT_EQ(sender_of(from("127.0.0.1", {"10.0.0.1", "192.0.2.9"}), "127.0.0.1"), "192.0.2.9");
}

TEST(RequestSender, IsTheProxyWhereItNamesNobody) {
  EXPECT_EQ(sender_of(from("127.0.0.1"), "127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(sender_of(from("127.0.0.1", {"192.0.2.9, \t"}), "127.0.0.1"), "127.0.0.1");
}

}  // namespace
}  // namespace veieninn::gateway
