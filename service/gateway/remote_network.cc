#include "service/gateway/remote_network.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <optional>

namespace veieninn::gateway {
namespace {

constexpr std::size_t kOtherTextBytesMax = 64;  // more than any address needs
constexpr std::size_t kNetworkBytes = 8;
constexpr std::size_t kMappedPrefixBytes = 12;

std::string written_v4(const void* address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET, address, text.data(), text.size());
  return text.data();
}

std::optional<in6_addr> parsed_v6(std::string_view address) {
  // "fe80::1%eth0": the zone is ours, not the sender's.
  const std::string text(address.substr(0, address.find('%')));
  in6_addr parsed{};
  if (::inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return std::nullopt;
  return parsed;
}

bool is_v4(const in6_addr& address) { return IN6_IS_ADDR_V4MAPPED(&address); }

std::string written_v4_in(const in6_addr& address) {
  return written_v4(&address.s6_addr[kMappedPrefixBytes]);
}

std::string network_v6(in6_addr address) {
  std::memset(&address.s6_addr[kNetworkBytes], 0, sizeof(address.s6_addr) - kNetworkBytes);
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET6, &address, text.data(), text.size());
  return std::string(text.data()) + "/64";
}

}  // namespace

std::string plain_address(std::string_view address) {
  const auto v6 = parsed_v6(address);
  return v6 && is_v4(*v6) ? written_v4_in(*v6) : std::string(address);
}

std::string network_of(std::string_view address) {
  address = address.substr(0, kOtherTextBytesMax);
  const auto v6 = parsed_v6(address);
  if (!v6) return std::string(address);
  return is_v4(*v6) ? written_v4_in(*v6) : network_v6(*v6);
}

}  // namespace veieninn::gateway
