#include "clients/cli/local_time.h"

#include <ctime>

#include <fmt/format.h>

#include "clients/cli/cells.h"

namespace veieninn::cli {
namespace {

std::tm broken_down(const google::protobuf::Timestamp& time) {
  const auto seconds = static_cast<std::time_t>(time.seconds());
  std::tm local{};
  // Fails only for years that an int cannot hold; what stays is 1900-01-00, plainly no date.
  static_cast<void>(localtime_r(&seconds, &local));
  return local;
}

}  // namespace

std::string local_day(const google::protobuf::Timestamp& time) {
  const std::tm local = broken_down(time);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::string local_minute(const google::protobuf::Timestamp& time) {
  const std::tm local = broken_down(time);
  return fmt::format("{} {:02}:{:02}", local_day(time), local.tm_hour, local.tm_min);
}

std::string written_day(const google::protobuf::Timestamp& time) {
  const std::string written = write_time(time);
  return written.size() == 10 ? written : local_day(time);
}

}  // namespace veieninn::cli
