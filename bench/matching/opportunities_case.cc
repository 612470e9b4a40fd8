// FindOpportunities, by what is asked where. Exact: the tests compare it with a count from the
// rows.
#include <fmt/format.h>

#include <cstdio>

#include "bench/matching/matching_world.h"

namespace veieninn::bench {
namespace {

constexpr std::uint32_t kAsked = 5'000;

}  // namespace

void run_opportunities(const graph::Snapshot& snapshot, const Scale& scale, std::uint64_t seed) {
  fmt::print("{:<13} {:>6} {:>9} {:>9} {:>9} {:>11}\n", "opportunities", "n", "p50 ms", "p99 ms",
             "max ms", "mean shown");
  for (const Scope scope : {Scope::kMunicipality, Scope::kCounty, Scope::kAnywhere}) {
    std::vector<double> times;
    std::size_t shown = 0;
    for (std::uint32_t number = 0; number < kAsked; ++number) {
      const auto request = what_is_open(snapshot, scale, scope, seed, number);
      const auto start = Clock::now();
      const auto answer = matching::find_opportunities(snapshot, request);
      times.push_back(milliseconds_since(start));
      if (answer) {
        shown += answer->opportunities.size();
      } else {
        fmt::print("refused: {}\n", answer.error().message);
      }
    }
    fmt::print("{:<13} {:>6} {:>9.3f} {:>9.3f} {:>9.3f} {:>11.1f}\n", name_of(scope), times.size(),
               at_share(times, 0.5), at_share(times, 0.99), at_share(times, 1),
               static_cast<double>(shown) / static_cast<double>(times.size()));
    std::fflush(stdout);
  }
}

}  // namespace veieninn::bench
