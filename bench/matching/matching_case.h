// The questions of bench_matching: each part asks its own, and their answers make one table.
#pragma once

#include <cstdint>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "bench/workload.h"
#include "engine/graph/snapshot.h"

namespace veieninn::bench {

struct Setting {
  const Scale& scale;
  const graph::Snapshot& snapshot;
  std::uint64_t seed = 1;
  std::uint32_t questions = 0;  // 0: as many as a contestant can answer in a bearable time

  [[nodiscard]] std::uint32_t or_bearable(std::uint32_t bearable) const noexcept {
    return questions > 0 ? questions : bearable;
  }
};

struct Contestant {
  std::string name;
  std::vector<double> times_us;   // one a question
  std::vector<double> qualities;  // value / what it is compared with; empty: not compared
  std::string compared_with;      // "exact", or "bound"
};

// What is asked of ours; 0: nothing.
struct Bars {
  double p99_ms = 0;
  double least_quality = 0;
};

// One kind of question and those who answer it, ours first. Rivals may answer fewer.
struct Case {
  std::string question;
  Bars bars;
  std::vector<Contestant> contestants;
};

// Each case is taken as soon as it is done: a long run shows how far it is.
using TakeCase = std::function<void(const Case& done)>;

void team_cases(const Setting& setting, const TakeCase& take);
void venture_cases(const Setting& setting, const TakeCase& take);
void opportunity_cases(const Setting& setting, const TakeCase& take);
void pair_cases(const Setting& setting, const TakeCase& take);

// How much of a processor `work` takes, in microseconds: what others on the machine do meanwhile
// does not count.
template <typename Work>
[[nodiscard]] double microseconds_of(const Work& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
  };
  const double start = now();
  work();
  return now() - start;
}

}  // namespace veieninn::bench
