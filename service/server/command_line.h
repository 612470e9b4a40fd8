// The flags of veieninnd.
#pragma once

#include <optional>
#include <string>

#include "service/server/settings.h"

namespace veieninn::server {

// Settings from flags, environment and file; or nothing, and the status to exit with: 0 after
// --help and --version, 2 after an error, which stands on stderr.
struct StartDecision {
  std::optional<Settings> settings;
  int exit_status = 0;
};
[[nodiscard]] StartDecision read_command_line(int argc, const char* const* argv,
                                              const Environment& environment);

}  // namespace veieninn::server
