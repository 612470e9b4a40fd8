// Checks what a server is started with.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/error.h"
#include "service/gateway/http_server.h"

namespace veieninn::gateway {

// Errors: kInvalidArgument about the option that is out of its range in http_server.h.
[[nodiscard]] Result<void> check_options(const HttpServerOptions& options);

struct ListenAddress {
  std::string host;  // without brackets; not checked to be an address
  std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080". Errors: kInvalidArgument about "listen".
[[nodiscard]] Result<ListenAddress> parse_listen(const std::string& listen);
[[nodiscard]] Error bad_listen(const std::string& listen);

}  // namespace veieninn::gateway
