// Structured logs: one JSON object a line on stderr. No personal data, no texts, no field values.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "service/server/call_journal.h"

namespace veieninn::server {

// `level`: debug, info, warn, error or off. Lines that come less than 200 ms apart are gathered and
// written together at most a second later, warnings at once, so that a call does not wait for the
// terminal. Call once, before any thread.
void start_log(const std::string& level);
// Writes what is still waiting.
void finish_log();

// {"time":…,"level":"info","event":"call","request_id":…,"method":…,"code":"OK","duration_us":52}
void log_call(const CallRecord& record);

struct LogField {
  std::string_view key;
  std::string_view value;
};
void log_event(std::string_view event, std::initializer_list<LogField> fields = {});
void log_failure(std::string_view event, const Error& error);

}  // namespace veieninn::server
