// Error -> gRPC status with google.rpc details, through one table. The contract stands in
// proto/veieninn/v1/error_reason.proto.
#pragma once

#include <grpcpp/support/status.h>

#include <string_view>

#include "engine/base/error.h"

namespace veieninn::api {

inline constexpr std::string_view kErrorDomain = "veieninn.example.org";
// Where the serialized google.rpc.Status travels.
inline constexpr std::string_view kStatusDetailsKey = "grpc-status-details-bin";
// How long to wait before repeating what RetryInfo says is worth repeating.
inline constexpr int kRetryDelayMs = 500;
// gRPC cuts a call's trailing metadata at 8 KiB by default; details beyond this are left out.
inline constexpr int kDetailsBytesMax = 4096;

[[nodiscard]] grpc::StatusCode code_of(const Error& error) noexcept;

// The details hold ErrorInfo always, BadRequest for field mistakes (as many as fit),
// ResourceInfo where the error is about a resource, RetryInfo where a repeat may help.
[[nodiscard]] grpc::Status to_status(const Error& error);

}  // namespace veieninn::api
