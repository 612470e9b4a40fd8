// Gives every call a request id and tells the log how it ended: method, code, duration. No texts,
// no names, no fields.
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "service/api/call.h"

namespace veieninn::server {

// Metadata by which a client names its request, and by which the server answers with the name.
inline constexpr char kRequestIdKey[] = "x-request-id";

struct CallRecord {
  std::string_view request_id;
  std::string_view method;  // "veieninn.v1.RoutingService/FindRoutes"
  grpc::StatusCode code = grpc::StatusCode::OK;
  std::int64_t duration_us = 0;
};

// Must be quick and may be called from any thread.
using CallListener = std::function<void(const CallRecord&)>;

// From the client's metadata when it is 8 to 64 of [0-9A-Za-z-], else a new random UUID.
[[nodiscard]] std::string request_id_of(const grpc::ServerContextBase& context);

// One call, from its arrival to its end.
class CallEntry {
 public:
  // Puts the request id into the initial metadata. `method` must outlive this.
  CallEntry(grpc::ServerContextBase& context, std::string_view method);

  void finish(const CallListener& listener, const grpc::Status& status) const;
  [[nodiscard]] const std::string& request_id() const noexcept { return request_id_; }

 private:
  std::string request_id_;
  std::string_view method_;
  std::chrono::steady_clock::time_point start_;
};

// The gRPC deadline on the clock that does not jump.
[[nodiscard]] api::Call::Deadline deadline_of(const grpc::ServerContextBase& context);

}  // namespace veieninn::server
