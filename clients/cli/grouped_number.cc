#include "clients/cli/grouped_number.h"

#include <cstddef>

#include <fmt/format.h>

namespace veieninn::cli {
namespace {

constexpr std::size_t kGroup = 3;
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

}  // namespace

std::string grouped_number(std::int64_t number, std::string_view language) {
  std::string digits = fmt::format("{}", number);
  const bool is_english = language == "en";
  const std::size_t sign = number < 0 ? 1 : 0;
  if (!is_english && digits.size() - sign <= kGroup + 1) return digits;
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > sign && (digits.size() - i) % kGroup == 0) grouped += is_english ? "," : kNoBreakSpace;
    grouped += digits[i];
  }
  return grouped;
}

}  // namespace veieninn::cli
