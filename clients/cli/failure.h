// How a command of `veieninn` ends. The numbers are a promise to scripts: see docs/import.md and
// every `--help`.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace veieninn::cli {

enum class ExitCode : int {
  kAnswered = 0,     // the command did what it was asked
  kRefused = 1,      // the request failed: not found, refused, no such place
  kUsage = 2,        // the command line is wrong; nothing was sent
  kBadInput = 3,     // rows or files are bad; what was kept stands in the report
  kUnreachable = 4,  // no server, or no answer before the deadline
  kConflict = 5,     // it exists already, or somebody else changed it first
};

// Why a command ended without an answer. Carries no personal data of its own: only what the user
// typed or the server said.
struct Failure {
  ExitCode code = ExitCode::kRefused;
  std::string message;               // one sentence
  std::vector<std::string> details;  // candidates, field violations, remedies: one a line
  std::string reason;                // the server's ErrorInfo reason, or empty

  friend bool operator==(const Failure&, const Failure&) = default;
};

template <typename T>
using Outcome = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> fail(ExitCode code, std::string message,
                                                  std::vector<std::string> details = {}) {
  return tl::unexpected<Failure>(Failure{code, std::move(message), std::move(details), {}});
}

}  // namespace veieninn::cli
