// How long does matching take, and how good is what it finds? FindTeam, FindVentures,
// FindOpportunities and ProposePairs beside those who could be asked instead.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "bench/command_line.h"
#include "bench/matching/matching_case.h"
#include "bench/matching/matching_table.h"
#include "bench/matching/matching_world.h"

namespace veieninn::bench {
namespace {

struct Part {
  const char* name;
  void (*run)(const Setting& setting, const TakeCase& take);
};
constexpr std::array kParts = {Part{"teams", team_cases}, Part{"ventures", venture_cases},
                               Part{"opportunities", opportunity_cases}, Part{"pairs", pair_cases}};

struct Options : WorkloadOptions {
  std::vector<std::string> only;  // parts; empty: all
  std::uint32_t questions = 0;
};

void add_options(CLI::App& app, Options& options) {
  add_workload_options(app, options);
  std::vector<std::string> names;
  names.reserve(kParts.size());
  for (const Part& part : kParts) names.emplace_back(part.name);
  app.add_option("--only", options.only, "parts, separated by commas")
      ->delimiter(',')
      ->check(CLI::IsMember(names));
  app.add_option("--n", options.questions,
                 "questions of each kind; without it as many as can be answered in bearable time");
}

int run(const Options& options) {
  const auto snapshot = snapshot_of(*options.scale, options.seed);
  const Setting setting{*options.scale, *snapshot, options.seed, options.questions};
  if (!options.json) {
    fmt::print("bench_matching: scale {}, seed {}; {} ventures, {} initiatives; processor time\n",
               options.scale->name, options.seed, options.scale->ventures,
               initiatives_of(*options.scale));
  }
  MatchingTable table(options.scale->name, options.json);
  for (const Part& part : kParts) {
    if (!options.only.empty() && std::ranges::find(options.only, part.name) == options.only.end())
      continue;
    part.run(setting, [&](const Case& done) { table.add(part.name, done); });
  }
  return table.all_bars_kept() ? 0 : 1;
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  using namespace veieninn::bench;
  return status_of([&] {
    CLI::App app("bench_matching: exit 0 when every bar is kept, 1 when one is broken");
    Options options;
    add_options(app, options);
    if (const auto status = ended_by(app, argc, argv)) return *status;
    return run(options);
  });
}
