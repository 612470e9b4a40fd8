// How far a long work has come, on stderr: a bar where a terminal shows it, a plain line now and
// then elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "clients/cli/style.h"

namespace veieninn::cli {

struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;
  double elapsed_seconds = 0;
};

// `Sending ████████░░░░ 5 000 of 12 000 rows  42 %  8 100/s  1 s left`.
[[nodiscard]] std::string progress_line(const std::string& what, const Progress& progress,
                                        const Style& style);

class ProgressBar {
 public:
  using Write = std::function<void(const std::string&)>;

  // `terminal`: redraw one line; otherwise at most a line every five seconds, and one at the end.
  ProgressBar(std::string what, std::size_t total, Style style, bool terminal, Write write);

  void advance(std::size_t done);

 private:
  using Clock = std::chrono::steady_clock;

  std::string what_;
  std::size_t total_;
  Style style_;
  bool terminal_;
  Write write_;
  Clock::time_point begun_;
  Clock::time_point drawn_;
};

}  // namespace veieninn::cli
