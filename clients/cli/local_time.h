// Moments as the reader's own clock and calendar show them: in the time zone of the process.
#pragma once

#include <string>

#include <google/protobuf/timestamp.pb.h>

namespace veieninn::cli {

// `2026-01-31`.
[[nodiscard]] std::string local_day(const google::protobuf::Timestamp& time);
// `2026-01-31 10:05`.
[[nodiscard]] std::string local_minute(const google::protobuf::Timestamp& time);
// The day of a moment that was written as a day: midnight UTC is that day everywhere.
[[nodiscard]] std::string written_day(const google::protobuf::Timestamp& time);

}  // namespace veieninn::cli
