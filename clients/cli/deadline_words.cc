#include "clients/cli/deadline_words.h"

#include <cstdint>

#include <fmt/format.h>

#include "clients/cli/initiative_texts.h"
#include "clients/cli/local_time.h"

namespace veieninn::cli {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

}  // namespace

std::string deadline_words(const google::protobuf::Timestamp* until, std::string_view language,
                           Today today) {
  const auto say = [&](InitiativeText which, const auto&... arguments) {
    return fmt::format(fmt::runtime(text(which, language)), arguments...);
  };
  if (until == nullptr) return say(InitiativeText::kNoDeadline);
  const std::int64_t last_moment = until->seconds() - 1;
  const std::string last_day = last_day_or_minute(*until);
  const auto day = fmt::arg("day", last_day);
  if (last_moment < today.midnight_seconds) return say(InitiativeText::kPassed, day);
  const std::int64_t days = (last_moment - today.midnight_seconds) / kDaySeconds;
  if (days == 0) return say(InitiativeText::kToday, day);
  if (days == 1) return say(InitiativeText::kTomorrow, day);
  return say(InitiativeText::kInDays, fmt::arg("n", days), day);
}

}  // namespace veieninn::cli
