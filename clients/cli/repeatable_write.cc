#include "clients/cli/repeatable_write.h"

#include <fmt/format.h>

#include "clients/cli/random_uuid.h"

namespace veieninn::cli {

std::string request_id_of(const std::string& given) {
  return given.empty() ? random_uuid() : given;
}

Failure with_repetition(Failure failure, const std::string& request_id) {
  if (failure.code == ExitCode::kUnreachable && !request_id.empty()) {
    failure.details.push_back(
        fmt::format("it may have arrived; to repeat it safely, add --request-id {}", request_id));
  }
  return failure;
}

}  // namespace veieninn::cli
