// From a gRPC status, with its google.rpc details, to a Failure with an exit code.
#pragma once

#include <string>

#include <grpcpp/support/status.h>

#include "clients/cli/failure.h"

namespace veieninn::cli {

[[nodiscard]] Failure failure_of(const grpc::Status& status, const std::string& address);

}  // namespace veieninn::cli
