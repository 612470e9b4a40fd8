// Where the LMTP server listens: "127.0.0.1:24", "[::1]:24" or "unix:/path".
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <string>

#include "engine/base/error.h"

namespace veieninn::post {

using LmtpEndpoint = boost::asio::generic::stream_protocol::endpoint;

// Errors: kInvalidArgument about `listen`. Asks no name server.
[[nodiscard]] Result<LmtpEndpoint> read_lmtp_address(const std::string& listen);

// The reverse, of the endpoint that a socket was bound to.
[[nodiscard]] std::string lmtp_address_of(const LmtpEndpoint& endpoint);

// The path of "unix:/path", or empty.
[[nodiscard]] std::string socket_path(const std::string& listen);

}  // namespace veieninn::post
