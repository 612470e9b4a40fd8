#include "clients/cli/progress_bar.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kBarWidth = 24;
constexpr std::chrono::milliseconds kRedraw{80};
constexpr std::chrono::seconds kPlainLine{5};

std::string bar(double share, const Style& style) {
  const auto full = static_cast<std::size_t>(std::floor(share * static_cast<double>(kBarWidth)));
  std::string drawn;
  for (std::size_t i = 0; i < kBarWidth; ++i) {
    if (style.drawn) {
      drawn += i < full ? "█" : "░";
    } else {
      drawn += i < full ? "#" : ".";
    }
  }
  return drawn;
}

}  // namespace

std::string progress_line(const std::string& what, const Progress& progress, const Style& style) {
  const double share =
      progress.total == 0
          ? 1.0
          : std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
  std::string line = fmt::format("{} {} {} of {} rows {:3.0f} %", what, bar(share, style),
                                 progress.done, progress.total, std::floor(share * 100));
  if (progress.elapsed_seconds < 0.2 || progress.done == 0) return line;
  const double rate = static_cast<double>(progress.done) / progress.elapsed_seconds;
  line += fmt::format("  {:.0f}/s", rate);
  if (progress.done < progress.total) {
    const double left = static_cast<double>(progress.total - progress.done) / rate;
    line += fmt::format("  {:.0f} s left", std::ceil(left));
  }
  return line;
}

ProgressBar::ProgressBar(std::string what, std::size_t total, Style style, bool terminal,
                         Write write)
    : what_(std::move(what)),
      total_(total),
      style_(style),
      terminal_(terminal),
      write_(std::move(write)),
      begun_(Clock::now()),
      drawn_(begun_) {}

void ProgressBar::advance(std::size_t done) {
  const Clock::time_point now = Clock::now();
  const bool ended = done >= total_;
  const auto pause = terminal_ ? std::chrono::duration_cast<Clock::duration>(kRedraw)
                               : std::chrono::duration_cast<Clock::duration>(kPlainLine);
  if (!ended && now - drawn_ < pause) return;
  drawn_ = now;
  const std::chrono::duration<double> elapsed = now - begun_;
  const std::string line = progress_line(what_, {done, total_, elapsed.count()}, style_);
  if (!terminal_) {
    write_(line + "\n");
    return;
  }
  write_("\r\x1b[K" + cut_to_width(line, style_.width - 1, "") + (ended ? "\n" : ""));
}

}  // namespace veieninn::cli
