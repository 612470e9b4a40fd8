#include "bench/command_line.h"

#include <string>

namespace veieninn::bench {

void add_workload_options(CLI::App& app, WorkloadOptions& options) {
  app.add_option_function<std::string>(
         "--scale", [&options](const std::string& name) { options.scale = find_scale(name); },
         "small, norway (default) or europe")
      ->check([](const std::string& name) {
        return find_scale(name) == nullptr ? "is small, norway or europe" : std::string();
      });
  app.add_option("--seed", options.seed, "of the rows and the questions")->capture_default_str();
  app.add_flag("--json", options.json, "one object a row");
}

std::optional<int> ended_by(CLI::App& app, int argc, const char* const* argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return std::nullopt;
}

}  // namespace veieninn::bench
