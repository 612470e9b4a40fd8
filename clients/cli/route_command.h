// `veieninn route`: from one sentence to named persons.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace veieninn::cli {

struct RouteOptions {
  std::string sentence;
  std::string area;     // a place in any spelling; empty: anywhere
  std::string venture;  // id; empty: unknown
  std::vector<std::string> topics;
  int routes_max = 5;
  std::optional<int> introductions_max;
  std::string as_of;
  std::optional<std::uint64_t> seed;
  std::int64_t at_least_revision = 0;
};

// kAnswered with at least one person, kRefused when there is nobody.
[[nodiscard]] ExitCode run_route(Session& session, const RouteOptions& options);

}  // namespace veieninn::cli
