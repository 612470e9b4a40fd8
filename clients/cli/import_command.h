// `veieninn import` and `veieninn convert`.
#pragma once

#include "clients/cli/session.h"
#include "clients/cli/source_loading.h"

namespace veieninn::cli {

struct ImportOptions {
  LoadOptions load;
  bool dry_run = false;    // check everything, change nothing
  bool keep_good = false;  // otherwise all or nothing
  std::string request_id;
};

// kBadInput when any row was bad, also when the good ones were kept.
[[nodiscard]] ExitCode run_import(Session& session, const ImportOptions& options);

// Prints the documented CSV of a list in its own shape.
[[nodiscard]] ExitCode run_convert(Session& session, const LoadOptions& options);

}  // namespace veieninn::cli
