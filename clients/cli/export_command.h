// `veieninn export`: the same tables that `import` reads.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace veieninn::cli {

struct ExportOptions {
  std::string folder;              // made when missing; its tables are replaced, each as a whole
  std::vector<std::string> kinds;  // areas, units, …; empty: all
};

[[nodiscard]] ExitCode run_export(Session& session, const ExportOptions& options);

}  // namespace veieninn::cli
