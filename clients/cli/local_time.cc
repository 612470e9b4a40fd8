#include "clients/cli/local_time.h"

#include <cstddef>
#include <cstdint>
#include <ctime>

#include <fmt/format.h>

#include "clients/cli/cells.h"

namespace veieninn::cli {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::size_t kDayLength = 10;  // `2026-01-31`, as write_time() gives a midnight UTC

std::tm broken_down(const google::protobuf::Timestamp& time) {
  const auto seconds = static_cast<std::time_t>(time.seconds());
  std::tm local{};
  // Fails only for years that an int cannot hold; what stays is 1900-01-00, plainly no date.
  static_cast<void>(localtime_r(&seconds, &local));
  return local;
}

}  // namespace

std::string local_minute(const google::protobuf::Timestamp& time) {
  const std::tm local = broken_down(time);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1,
                     local.tm_mday, local.tm_hour, local.tm_min);
}

std::string day_or_minute(const google::protobuf::Timestamp& time) {
  const std::string written = write_time(time);
  return written.size() == kDayLength ? written : local_minute(time);
}

std::string last_day_or_minute(const google::protobuf::Timestamp& time) {
  if (write_time(time).size() != kDayLength) return local_minute(time);
  google::protobuf::Timestamp day_before = time;
  day_before.set_seconds(time.seconds() - kDaySeconds);
  return write_time(day_before);
}

}  // namespace veieninn::cli
