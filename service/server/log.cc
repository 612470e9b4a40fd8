#include "service/server/log.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <memory>
#include <mutex>

#include "service/api/status.h"

namespace veieninn::server {
namespace {

constexpr std::size_t kBufferBytesMax = std::size_t{64} * 1024;
constexpr std::chrono::seconds kFlushInterval{1};
constexpr std::chrono::milliseconds kQuietTime{200};

// Writes a line at once after a quiet time; gathers lines that come thick and fast.
class GatheringSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  ~GatheringSink() override { write_out(); }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    buffer_.append(line.data(), line.size());
    const auto now = std::chrono::steady_clock::now();
    if (buffer_.size() >= kBufferBytesMax || now - last_write_ > kQuietTime) {
      last_write_ = now;
      write_out();
    }
  }

  void flush_() override { write_out(); }

 private:
  void write_out() {
    std::string_view left = buffer_;
    while (!left.empty()) {
      const ssize_t written = ::write(STDERR_FILENO, left.data(), left.size());
      if (written <= 0) break;  // nowhere to complain to
      left.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
  }

  std::string buffer_;
  std::chrono::steady_clock::time_point last_write_{};
};

constexpr std::array<std::string_view, 17> kCodeNames = {
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

std::string_view code_name(grpc::StatusCode code) {
  const auto index = static_cast<std::size_t>(code);
  return index < kCodeNames.size() ? kCodeNames[index] : "UNKNOWN";
}

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out.append("\\u00");
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
}

std::string json_of(std::string_view event, std::initializer_list<LogField> fields) {
  std::string json = "\"event\":\"";
  append_escaped(json, event);
  for (const LogField& field : fields) {
    json.append("\",\"").append(field.key).append("\":\"");
    append_escaped(json, field.value);
  }
  return json + "\"";
}

// Libraries would write their own kind of line to stderr. What protobuf says of a request it cannot
// read, the caller is told already.
void take_over_library_logs() {
  google::protobuf::SetLogHandler(nullptr);
  gpr_set_log_function([](gpr_log_func_args* line) {
    if (line->severity == GPR_LOG_SEVERITY_ERROR) {
      spdlog::debug("{}", json_of("grpc", {{"message", line->message}}));
    }
  });
}

}  // namespace

void start_log(const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>("veieninnd", std::make_shared<GatheringSink>());
  logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%fZ","level":"%l",%v})",
                      spdlog::pattern_time_type::utc);
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
  spdlog::flush_every(kFlushInterval);
  take_over_library_logs();
}

void finish_log() { spdlog::shutdown(); }

void log_call(const CallRecord& record) {
  spdlog::info(R"("event":"call","request_id":"{}","method":"{}","code":"{}","duration_us":{})",
               record.request_id, record.method, code_name(record.code), record.duration_us);
}

void log_event(std::string_view event, std::initializer_list<LogField> fields) {
  spdlog::info("{}", json_of(event, fields));
}

void log_failure(std::string_view event, const Error& error) {
  spdlog::warn("{}",
               json_of(event, {{"reason", reason_name(error.reason)}, {"message", error.message}}));
}

}  // namespace veieninn::server
