#include "service/gateway/server_options.h"

#include <charconv>
#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <utility>

namespace veieninn::gateway {
namespace {

constexpr std::int64_t kThreadsMax = 64;             // they wait for a database, not for cores
constexpr std::int64_t kHeaderBytesMin = 1024;       // less refuses ordinary browsers
constexpr std::int64_t kHeaderBytesMax = 1'048'576;  // times connections_max is memory
constexpr std::int64_t kBodyBytesMax = 16'777'216;   // as above
constexpr std::int64_t kTimeoutMsMax = 3'600'000;    // longer is none at all
constexpr std::int64_t kConnectionsMax = 1'048'576;  // more than a process may open files
constexpr std::int64_t kWaitingRequestsMax = 1'048'576;

struct Bounded {
  const char* name;
  std::int64_t value;
  std::int64_t min;
  std::int64_t max;
};

std::int64_t number(std::size_t count) {
  return std::in_range<std::int64_t>(count) ? static_cast<std::int64_t>(count) : -1;
}

}  // namespace

Result<void> check_options(const HttpServerOptions& options) {
  const std::initializer_list<Bounded> bounds = {
      {"threads", number(options.threads), 1, kThreadsMax},
      {"header_bytes_max", number(options.header_bytes_max), kHeaderBytesMin, kHeaderBytesMax},
      {"body_bytes_max", number(options.body_bytes_max), 0, kBodyBytesMax},
      {"idle_timeout", options.idle_timeout.count(), 1, kTimeoutMsMax},
      {"read_timeout", options.read_timeout.count(), 1, kTimeoutMsMax},
      {"write_timeout", options.write_timeout.count(), 1, kTimeoutMsMax},
      {"connections_max", number(options.connections_max), 1, kConnectionsMax},
      {"connections_per_network_max", number(options.connections_per_network_max), 1,
       kConnectionsMax},
      {"waiting_requests_max", number(options.waiting_requests_max), 0, kWaitingRequestsMax},
  };
  for (const Bounded& bounded : bounds) {
    if (bounded.value >= bounded.min && bounded.value <= bounded.max) continue;
    return fail(invalid_argument(
        bounded.name, "is out of its range",
        "choose " + std::to_string(bounded.min) + " to " + std::to_string(bounded.max)));
  }
  return {};
}

Error bad_listen(const std::string& listen) {
  return invalid_argument("listen", "\"" + listen + "\" is no numeric address with a port",
                          "write one such as 127.0.0.1:8080 or [::1]:8080");
}

Result<ListenAddress> parse_listen(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos) return fail(bad_listen(listen));
  std::string host = listen.substr(0, colon);
  const bool in_brackets = host.size() >= 2 && host.front() == '[' && host.back() == ']';
  if (in_brackets) host = host.substr(1, host.size() - 2);
  // "::1:8080" would be another address than the one that was meant.
  if (!in_brackets && host.find(':') != std::string::npos) return fail(bad_listen(listen));
  std::uint16_t port = 0;
  const char* const end = listen.data() + listen.size();
  const auto [rest, error] = std::from_chars(listen.data() + colon + 1, end, port);
  if (error != std::errc{} || rest != end) return fail(bad_listen(listen));
  return ListenAddress{std::move(host), port};
}

}  // namespace veieninn::gateway
