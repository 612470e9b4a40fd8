#include "bench/matching/matching_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace veieninn::bench {
namespace {

struct Summary {
  double p50_ms = 0;
  double p99_ms = 0;
  double mean_quality = 0;
  double least_quality = 0;
};

// REQUIRES: `values` is not empty.
double at_share(std::vector<double> values, double share) {
  std::ranges::sort(values);
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(at, values.size() - 1)];
}

Summary summary_of(const Contestant& one) {
  Summary summary{at_share(one.times_us, 0.5) / 1e3, at_share(one.times_us, 0.99) / 1e3, 0, 0};
  if (one.qualities.empty()) return summary;
  summary.mean_quality = std::accumulate(one.qualities.begin(), one.qualities.end(), 0.0) /
                         static_cast<double>(one.qualities.size());
  summary.least_quality = std::ranges::min(one.qualities);
  return summary;
}

// Qualities are sums of doubles over sums of doubles.
constexpr double kRounding = 1e-9;

bool is_kept(const Bars& bars, const Summary& first) {
  const bool in_time = bars.p99_ms == 0 || first.p99_ms <= bars.p99_ms;
  return in_time && first.least_quality >= bars.least_quality - kRounding;
}

std::string bar_text(double bar) { return bar == 0 ? "" : fmt::format("{:g}", bar); }

std::string quality_text(const Contestant& one, double quality) {
  return one.qualities.empty() ? "" : fmt::format("{:.4f}", quality);
}

std::string json_quality(const Contestant& one, double quality) {
  return one.qualities.empty() ? "null" : quality_text(one, quality);
}

constexpr const char* kRow =
    "{:<13} {:<34} {:<22} {:>5} {:>9} {:>9} {:>6} {:>7} {:>7} {:>5} {:<6} {:>10}  {}\n";

}  // namespace

MatchingTable::MatchingTable(std::string_view scale, bool as_json)
    : scale_(scale), as_json_(as_json) {
  if (as_json) return;
  fmt::print(kRow, "part", "question", "contestant", "n", "p50 ms", "p99 ms", "bar", "quality",
             "least", "bar", "of", "p50/first", "bars");
}

void MatchingTable::add(std::string_view part, const Case& done) {
  const Summary first = summary_of(done.contestants.front());
  const bool kept = is_kept(done.bars, first);
  all_bars_kept_ &= kept;
  const bool has_bars = done.bars.p99_ms > 0 || done.bars.least_quality > 0;
  for (const Contestant& one : done.contestants) {
    const Summary summary = summary_of(one);
    const bool is_first = &one == &done.contestants.front();
    const Bars bars = is_first ? done.bars : Bars();
    const double ratio = summary.p50_ms / first.p50_ms;
    if (as_json_) {
      fmt::print(
          R"({{"part":"{}","scale":"{}","question":"{}","contestant":"{}","n":{},"p50_ms":{:.4f},"p99_ms":{:.4f},"p99_bar_ms":{:g},"quality":{},"least_quality":{},"quality_bar":{:g},"of":"{}","p50_of_first":{:.3f},"kept":{}}})"
          "\n",
          part, scale_, done.question, one.name, one.times_us.size(), summary.p50_ms,
          summary.p99_ms, bars.p99_ms, json_quality(one, summary.mean_quality),
          json_quality(one, summary.least_quality), bars.least_quality, one.compared_with, ratio,
          !is_first || kept);
    } else {
      fmt::print(kRow, part, done.question, one.name, one.times_us.size(),
                 fmt::format("{:.3f}", summary.p50_ms), fmt::format("{:.3f}", summary.p99_ms),
                 bar_text(bars.p99_ms), quality_text(one, summary.mean_quality),
                 quality_text(one, summary.least_quality), bar_text(bars.least_quality),
                 one.compared_with, fmt::format("{:.2f}x", ratio),
                 !is_first || !has_bars ? ""
                 : kept                 ? "kept"
                                        : "BROKEN");
    }
  }
  std::fflush(stdout);
}

}  // namespace veieninn::bench
