#include "clients/cli/sparkline.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace veieninn::cli {
namespace {

constexpr std::array<std::string_view, 8> kBars = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 9> kDigits = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};

// Of `levels`, the part of the largest count, rounded up: 1 can be seen beside 1000.
std::size_t level_of(std::int64_t count, std::int64_t largest, std::size_t levels) {
  const double share = static_cast<double>(count) / static_cast<double>(largest);
  const auto level = static_cast<std::size_t>(share * static_cast<double>(levels));
  const bool is_whole = static_cast<double>(level) >= share * static_cast<double>(levels);
  return std::clamp<std::size_t>(is_whole ? level : level + 1, 1, levels);
}

}  // namespace

std::string sparkline(const std::vector<std::int64_t>& counts, std::size_t width,
                      const Style& style) {
  const std::size_t together = (counts.size() + width - 1) / width;
  std::vector<std::int64_t> sums;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i % together == 0) sums.push_back(0);
    sums.back() += std::max<std::int64_t>(counts[i], 0);
  }
  const std::int64_t largest = sums.empty() ? 0 : *std::ranges::max_element(sums);
  std::string line;
  for (const std::int64_t sum : sums) {
    if (sum == 0) {
      line += style.drawn ? "·" : ".";
    } else if (style.drawn) {
      line += kBars.at(level_of(sum, largest, kBars.size()) - 1);
    } else {
      line += kDigits.at(level_of(sum, largest, kDigits.size()) - 1);
    }
  }
  return line;
}

}  // namespace veieninn::cli
