// Moments as the reader's own clock and calendar show them: in the time zone of the process.
#pragma once

#include <string>

#include <google/protobuf/timestamp.pb.h>

namespace veieninn::cli {

// `2026-01-31 10:05`.
[[nodiscard]] std::string local_minute(const google::protobuf::Timestamp& time);
// The service counts in whole days, which begin at midnight UTC: such a moment is that day alone,
// any other one is the reader's own minute.
[[nodiscard]] std::string day_or_minute(const google::protobuf::Timestamp& time);
// The same of a moment when time is up: at the end of a day, it is that day.
[[nodiscard]] std::string last_day_or_minute(const google::protobuf::Timestamp& time);

}  // namespace veieninn::cli
