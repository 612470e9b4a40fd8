// The questions of bench_matching: each case asks its own, and prints the rows of one table.
#pragma once

#include <ctime>

#include <cstdint>
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
};

// One contestant at one kind of question.
struct Measured {
  std::string question;
  std::string contestant;
  std::vector<double> times_us;   // one a question
  std::vector<double> qualities;  // one a question: value / what it is compared with
  std::string compared_with;      // "exact", or "bound"
};

struct Case {
  const char* name;
  std::vector<Measured> (*run)(const Setting& setting);
};

[[nodiscard]] std::vector<Measured> team_case(const Setting& setting);

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
