// A small HTTP/1.1 server that stands in the open: it hands whole, checked requests to one handler.
//
//     accept ─▶ limits ─▶ head ─▶ check ─▶ body ─▶ worker ─▶ handler ─▶ write ─▶ next request
//               503       431     400 405  413     503       500                 or close
//                                 414 417
//
// One thread does all input and output and never waits; `threads` workers run the handler, which
// may block. What a stranger can use up is bounded: connections in all and of one network, bytes
// of a head and a body, requests that wait for a worker, and the time that each step takes: a
// request counts from its first byte to its last, so that sending slowly wins nothing. Who is too
// slow is closed without an answer.
//
// Refused, against request smuggling: Content-Length together with Transfer-Encoding, more than
// one Content-Length or a list in it, any Transfer-Encoding but "chunked" or in HTTP/1.0, no Host
// or two. The fields of a chunked body's trailer are dropped. After a refusal the connection ends.
//
// TLS belongs to a proxy in front. All clients are then of one network: raise
// connections_per_network_max to connections_max.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "engine/base/error.h"
#include "service/gateway/http_message.h"

namespace veieninn::gateway {

// Called on several threads at once; may block. A throw, and an answer that is not sendable
// (response_headers.h), become 500 without a detail.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

struct HttpServerOptions {
  std::string listen = "127.0.0.1:8080";  // a numeric address; "[::1]:8080"; port 0: any free
  std::size_t threads = 2;                // 1 to 64
  std::size_t header_bytes_max = 16'384;  // 1 KiB to 1 MiB: request line and headers
  std::size_t body_bytes_max = 65'536;    // at most 16 MiB; a form and its letter are under 10
  std::chrono::milliseconds idle_timeout{30'000};   // until the first byte of a request
  std::chrono::milliseconds read_timeout{10'000};   // from a request's first byte to its last
  std::chrono::milliseconds write_timeout{10'000};  // for a whole answer
  std::size_t connections_max = 512;                // under the 1,024 files a process may open
  std::size_t connections_per_network_max = 64;     // an office behind one address
  std::size_t waiting_requests_max = 64;            // for a worker; more are answered 503
};

class HttpServer {
 public:
  // Listens and serves when this returns. Errors: kInvalidArgument about "listen" or the option
  // that is out of its range; kUnavailable when the address cannot be listened on.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(const HttpServerOptions& options,
                                                                 HttpHandler handler);

  // Stops, with kStopGrace.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Where it listens: "127.0.0.1:43121".
  [[nodiscard]] const std::string& address() const noexcept;

  // No new connections, silent ones end, and requests of which a byte has come are read, answered
  // and closed within `grace`; then the rest is cut. A handler that still runs is waited for, since
  // a thread cannot be cut, but its answer is lost; requests that wait for a worker are dropped.
  // Later calls wait for the first one. Thread safe. REQUIRES: not called by the handler.
  void stop(std::chrono::milliseconds grace);

 private:
  class Core;
  explicit HttpServer(std::unique_ptr<Core> core);

  std::unique_ptr<Core> core_;
};

// Longer than any answer should take, shorter than what service managers wait before they kill.
inline constexpr std::chrono::milliseconds kStopGrace{5'000};

}  // namespace veieninn::gateway
