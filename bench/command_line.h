// What the benches on the workload take from their command lines.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <optional>

#include "bench/workload.h"

namespace veieninn::bench {

struct WorkloadOptions {
  const Scale* scale = &kNorway;
  std::uint64_t seed = 1;
  bool json = false;
};

// --scale, --seed and --json. REQUIRES: `options` outlives `app`.
void add_workload_options(CLI::App& app, WorkloadOptions& options);

// What the program must end with at once: 0 after --help, 2 for what was not understood; or nothing
// where it is to go on. Says why on the standard streams.
[[nodiscard]] std::optional<int> ended_by(CLI::App& app, int argc, const char* const* argv);

// The program's status: what `run` returns, or 2 and its text where it throws.
template <typename Run>
[[nodiscard]] int status_of(const Run& run) noexcept {
  try {
    return run();
  } catch (const std::exception& error) {
    std::fputs(error.what(), stderr);
    return 2;
  }
}

}  // namespace veieninn::bench
