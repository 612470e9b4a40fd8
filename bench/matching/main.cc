// How long does matching take, and how good is what it finds?
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "bench/matching/matching_case.h"
#include "engine/graph/snapshot_builder.h"

namespace veieninn::bench {
namespace {

constexpr std::array kCases = {Case{"teams", team_case}};

struct Options {
  const Scale* scale = &kNorway;
  std::string only = "all";
  std::uint64_t seed = 1;
  std::uint32_t questions = 0;
  bool json = false;
};

std::shared_ptr<const graph::Snapshot> load(const Options& options) {
  graph::SnapshotBuilder builder;
  builder.reserve_engagements(options.scale->engagements);
  generate(*options.scale, options.seed,
           [&](const Row& row) { std::visit([&](const auto& one) { builder.add(one); }, row); });
  return std::move(builder).build(1);
}

double at_share(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[std::min(values.size() - 1,
                         static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

double mean(const std::vector<double>& values) {
  return values.empty() ? 0
                        : std::accumulate(values.begin(), values.end(), 0.0) /
                              static_cast<double>(values.size());
}

void print(const Options& options, const char* name, const Measured& row) {
  const double p50 = at_share(row.times_us, 0.5);
  const double p99 = at_share(row.times_us, 0.99);
  const double quality = mean(row.qualities);
  const double first_percentile = at_share(row.qualities, 0.01);
  if (options.json) {
    fmt::print(
        R"({{"case":"{}","scale":"{}","question":"{}","contestant":"{}","n":{},"p50_us":{:.1f},"p99_us":{:.1f},"quality":{:.4f},"quality_p1":{:.4f},"against":"{}"}})"
        "\n",
        name, options.scale->name, row.question, row.contestant, row.times_us.size(), p50, p99,
        quality, first_percentile, row.compared_with);
  } else {
    fmt::print("{:<10} {:<26} {:<22} {:>6} {:>10.1f} {:>10.1f} {:>8.4f} {:>8.4f}  {}\n", name,
               row.question, row.contestant, row.times_us.size(), p50, p99, quality,
               first_percentile, row.compared_with);
  }
  std::fflush(stdout);
}

int run(const Options& options) {
  const auto snapshot = load(options);
  const Setting setting{*options.scale, *snapshot, options.seed, options.questions};
  if (!options.json) {
    fmt::print("{} seed {}\n{:<10} {:<26} {:<22} {:>6} {:>10} {:>10} {:>8} {:>8}  against\n",
               options.scale->name, options.seed, "case", "question", "contestant", "n", "p50 us",
               "p99 us", "quality", "p1");
  }
  bool is_any = false;
  for (const Case& one : kCases) {
    if (options.only != "all" && options.only != one.name) continue;
    is_any = true;
    for (const Measured& row : one.run(setting)) print(options, one.name, row);
  }
  return is_any ? 0 : 1;
}

std::optional<Options> parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    if (flag == "--json") {
      options.json = true;
      continue;
    }
    if (i + 1 >= argc) return std::nullopt;
    const std::string value = argv[++i];
    if (flag == "--scale") {
      options.scale = find_scale(value);
    } else if (flag == "--case") {
      options.only = value;
    } else if (flag == "--n") {
      options.questions = static_cast<std::uint32_t>(std::strtoul(value.c_str(), nullptr, 10));
    } else if (flag == "--seed") {
      options.seed = std::strtoull(value.c_str(), nullptr, 10);
    } else {
      return std::nullopt;
    }
  }
  return options.scale == nullptr ? std::nullopt : std::optional(options);
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  const auto options = veieninn::bench::parse(argc, argv);
  if (!options) {
    std::fputs(
        "usage: bench_matching [--scale small|norway|europe] [--case teams|all] [--n QUESTIONS]\n"
        "                      [--seed N] [--json]\n",
        stderr);
    return 2;
  }
  return veieninn::bench::run(*options);
}
