// A snapshot of the workload with initiatives, and how times are told.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "bench/workload.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/opportunity_search.h"
#include "engine/matching/venture_search.h"

namespace veieninn::bench {

[[nodiscard]] std::shared_ptr<const graph::Snapshot> snapshot_of(const Scale& scale,
                                                                 std::uint64_t seed);

// A challenge of the workload's topics and place.
[[nodiscard]] matching::VentureRequest challenge(const graph::Snapshot& snapshot,
                                                 const Scale& scale, Scope scope,
                                                 std::uint64_t seed, std::uint32_t number);

// What is open for a need of the workload's; every other one comes from a venture with ties.
[[nodiscard]] matching::OpportunityRequest what_is_open(const graph::Snapshot& snapshot,
                                                        const Scale& scale, Scope scope,
                                                        std::uint64_t seed, std::uint32_t number);

// Time of this thread's own on the processor, so that others at work do not count.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<Clock, duration>;
  static time_point now() noexcept {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + duration(time.tv_nsec));
  }
};
[[nodiscard]] inline double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}
// REQUIRES: `times` is not empty.
[[nodiscard]] double at_share(std::vector<double> times, double share);

// One table each, on standard output.
void run_ventures(const graph::Snapshot& snapshot, const Scale& scale, std::uint64_t seed);
void run_opportunities(const graph::Snapshot& snapshot, const Scale& scale, std::uint64_t seed);
void run_pairs(const graph::Snapshot& snapshot, const Scale& scale, std::uint64_t seed);

}  // namespace veieninn::bench
