#include "service/post/lmtp_address.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

namespace veieninn::post {
namespace {

constexpr std::string_view kUnix = "unix:";
constexpr std::size_t kPathBytesMax = sizeof(sockaddr_un{}.sun_path) - 1;

std::optional<unsigned short> port_of(const std::string& digits) {
  unsigned short port = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, port);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return port;
}

std::string without_brackets(const std::string& host) {
  return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

}  // namespace

std::string socket_path(const std::string& listen) {
  return listen.starts_with(kUnix) ? listen.substr(kUnix.size()) : std::string();
}

Result<LmtpEndpoint> read_lmtp_address(const std::string& listen) {
  const auto refused =
      fail(invalid_argument("listen", "is no address",
                            "write 127.0.0.1:24, [::1]:24 or unix:/path of at most 107 bytes"));
  if (const std::string path = socket_path(listen); !path.empty()) {
    if (!path.starts_with('/') || path.size() > kPathBytesMax) return refused;
    return LmtpEndpoint(boost::asio::local::stream_protocol::endpoint(path));
  }
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos) return refused;
  const std::optional<unsigned short> port = port_of(listen.substr(colon + 1));
  boost::system::error_code error;
  const auto address =
      boost::asio::ip::make_address(without_brackets(listen.substr(0, colon)), error);
  if (!port || error) return refused;
  return LmtpEndpoint(boost::asio::ip::tcp::endpoint(address, *port));
}

std::string lmtp_address_of(const LmtpEndpoint& endpoint) {
  if (endpoint.protocol().family() == AF_UNIX) {
    sockaddr_un address{};
    std::memcpy(&address, endpoint.data(), std::min(endpoint.size(), sizeof(address)));
    return std::string(kUnix) + address.sun_path;
  }
  boost::asio::ip::tcp::endpoint address;
  std::memcpy(address.data(), endpoint.data(), endpoint.size());
  const std::string host = address.address().to_string();
  return (address.address().is_v6() ? "[" + host + "]" : host) + ":" +
         std::to_string(address.port());
}

}  // namespace veieninn::post
