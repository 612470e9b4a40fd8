#include "clients/cli/cells.h"

#include <charconv>
#include <chrono>
#include <optional>

#include <fmt/format.h>
#include <google/protobuf/util/time_util.h>

#include "clients/cli/enum_words.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/initiative.pb.h"

namespace veieninn::cli {
namespace {

using google::protobuf::Timestamp;
using google::protobuf::util::TimeUtil;

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kRelativeDaysMax =
    std::int64_t{200} * 366;  // what the service takes: 1900 to 2200

tl::unexpected<CellProblem> bad(std::string description, std::string remedy) {
  return tl::unexpected(CellProblem{std::move(description), std::move(remedy)});
}

// `-30d`, `+10d`, `0d`.
std::optional<std::int64_t> relative_days(std::string_view cell) {
  if (cell.size() < 2 || cell.back() != 'd') return std::nullopt;
  cell.remove_suffix(1);
  if (cell.front() == '+') cell.remove_prefix(1);
  std::int64_t days = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), days);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  if (days > kRelativeDaysMax || days < -kRelativeDaysMax) return std::nullopt;
  return days;
}

// Cuts `value` at its first `count - 1` colons.
std::vector<std::string_view> cut_at_colons(std::string_view value, std::size_t count) {
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < count) {
    const std::size_t at = value.find(':');
    if (at == std::string_view::npos) break;
    parts.push_back(value.substr(0, at));
    value.remove_prefix(at + 1);
  }
  parts.push_back(value);
  return parts;
}

}  // namespace

Today today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  return {seconds - seconds % kDaySeconds};
}

std::vector<std::string> split_cell(std::string_view cell) {
  std::vector<std::string> values;
  if (trimmed(cell).empty()) return values;
  std::string value;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool escape =
        cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == '|' || cell[i + 1] == '\\');
    if (escape) {
      value.push_back(cell[++i]);
    } else if (cell[i] == '|') {
      values.emplace_back(trimmed(value));
      value.clear();
    } else {
      value.push_back(cell[i]);
    }
  }
  values.emplace_back(trimmed(value));
  return values;
}

std::string join_cell(const std::vector<std::string>& values) {
  std::string cell;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) cell.push_back('|');
    for (const char c : values[i]) {
      if (c == '|' || c == '\\') cell.push_back('\\');
      cell.push_back(c);
    }
  }
  return cell;
}

Cell<Timestamp> read_time(std::string_view cell, Today today) {
  cell = trimmed(cell);
  if (const std::optional<std::int64_t> days = relative_days(cell)) {
    return TimeUtil::SecondsToTimestamp(today.midnight_seconds + *days * kDaySeconds);
  }
  Timestamp time;
  const std::string text =
      cell.size() == 10 ? fmt::format("{}T00:00:00Z", cell) : std::string(cell);
  if (text.size() >= 20 && TimeUtil::FromString(text, &time)) return time;
  return bad(fmt::format("'{}' is not a date or time", cell),
             "write 2026-01-31, 2026-01-31T10:00:00Z, or days from today such as -30d");
}

std::string write_time(const Timestamp& time) {
  std::string text = TimeUtil::ToString(time);
  if (time.nanos() == 0 && time.seconds() % kDaySeconds == 0) text.resize(10);
  return text;
}

Cell<std::string> read_reference(std::string_view cell, std::string_view collection) {
  cell = trimmed(cell);
  const std::size_t slash = cell.find('/');
  if (slash == std::string_view::npos) return fmt::format("{}/{}", collection, cell);
  if (cell.substr(0, slash) == collection) return std::string(cell);
  return bad(fmt::format("'{}' names another kind of resource", cell),
             fmt::format("write the id alone, or {}/ID", collection));
}

std::string bare_id(std::string_view resource_name) {
  return std::string(resource_name.substr(resource_name.rfind('/') + 1));
}

Cell<v1::LocalizedText> read_localized(std::string_view value) {
  const std::size_t equals = value.find('=');
  if (equals == std::string_view::npos || equals < 2 || equals > 3) {
    return bad(fmt::format("'{}' does not begin with a language", value),
               "write language=text, such as nb=Barnehage|en=Kindergarten");
  }
  v1::LocalizedText text;
  text.set_language_code(std::string(value.substr(0, equals)));
  text.set_text(std::string(value.substr(equals + 1)));
  return text;
}

std::string write_localized(const v1::LocalizedText& text) {
  return fmt::format("{}={}", text.language_code(), text.text());
}

Cell<v1::Expertise> read_expertise(std::string_view value, Today today) {
  const std::vector<std::string_view> parts = cut_at_colons(value, 3);
  if (parts.size() != 3 || trimmed(parts[0]).empty()) {
    return bad(fmt::format("'{}' is not topic:level:verify_date", value),
               "write such as tema-barnehage:expert:-30d or tema-barnehage:skilled:2026-01-31");
  }
  v1::Expertise expertise;
  const Cell<std::string> topic = read_reference(parts[0], "topics");
  if (!topic) return tl::unexpected(topic.error());
  expertise.set_topic(*topic);
  const Cell<int> level = read_enum_word(*v1::ExpertiseLevel_descriptor(), trimmed(parts[1]));
  if (!level) return tl::unexpected(level.error());
  expertise.set_level(static_cast<v1::ExpertiseLevel>(*level));
  // A time holds colons too: the dates part where both sides are dates.
  const std::string_view dates = parts[2];
  if (const Cell<Timestamp> verify = read_time(dates, today)) {
    *expertise.mutable_verify_time() = *verify;
    return expertise;
  }
  for (std::size_t at = dates.find(':'); at != std::string_view::npos;
       at = dates.find(':', at + 1)) {
    const Cell<Timestamp> verify = read_time(dates.substr(0, at), today);
    const Cell<Timestamp> expire = read_time(dates.substr(at + 1), today);
    if (!verify || !expire) continue;
    *expertise.mutable_verify_time() = *verify;
    *expertise.mutable_expire_time() = *expire;
    return expertise;
  }
  return tl::unexpected(read_time(dates, today).error());
}

std::string write_expertise(const v1::Expertise& expertise) {
  std::string value = fmt::format("{}:{}:{}", bare_id(expertise.topic()),
                                  enum_word(*v1::ExpertiseLevel_descriptor(), expertise.level()),
                                  write_time(expertise.verify_time()));
  if (expertise.has_expire_time()) value += ":" + write_time(expertise.expire_time());
  return value;
}

Cell<v1::TimePeriod> read_period(std::string_view value, Today today) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) {
    return bad(fmt::format("'{}' is not from/until", value),
               "write 2026-07-01/2026-08-01; leave a side empty for no bound");
  }
  v1::TimePeriod period;
  const std::string_view from = trimmed(value.substr(0, slash));
  const std::string_view until = trimmed(value.substr(slash + 1));
  if (!from.empty()) {
    const Cell<Timestamp> time = read_time(from, today);
    if (!time) return tl::unexpected(time.error());
    *period.mutable_start_time() = *time;
  }
  if (!until.empty()) {
    const Cell<Timestamp> time = read_time(until, today);
    if (!time) return tl::unexpected(time.error());
    *period.mutable_end_time() = *time;
  }
  return period;
}

std::string write_period(const v1::TimePeriod& period) {
  return fmt::format("{}/{}", period.has_start_time() ? write_time(period.start_time()) : "",
                     period.has_end_time() ? write_time(period.end_time()) : "");
}

Cell<v1::Channel> read_channel(std::string_view value) {
  const std::vector<std::string_view> parts = cut_at_colons(value, 3);
  if (parts.size() != 3) {
    return bad("is not visibility:kind:value", "write such as public:email:rolig.bok@example.org");
  }
  v1::Channel channel;
  const Cell<int> visibility =
      read_enum_word(*v1::ChannelVisibility_descriptor(), trimmed(parts[0]));
  if (!visibility) return tl::unexpected(visibility.error());
  const Cell<int> kind = read_enum_word(*v1::ChannelKind_descriptor(), trimmed(parts[1]));
  if (!kind) return tl::unexpected(kind.error());
  channel.set_visibility(static_cast<v1::ChannelVisibility>(*visibility));
  channel.set_kind(static_cast<v1::ChannelKind>(*kind));
  channel.set_value(std::string(parts[2]));
  return channel;
}

std::string write_channel(const v1::Channel& channel) {
  return fmt::format("{}:{}:{}",
                     enum_word(*v1::ChannelVisibility_descriptor(), channel.visibility()),
                     enum_word(*v1::ChannelKind_descriptor(), channel.kind()), channel.value());
}

Cell<v1::Collaboration> read_collaboration(std::string_view value, Today today) {
  const std::vector<std::string_view> parts = cut_at_colons(value, 3);
  v1::Collaboration collaboration;
  const Cell<std::string> unit = read_reference(parts[0], "orgUnits");
  if (!unit) return tl::unexpected(unit.error());
  collaboration.set_unit(*unit);
  if (parts.size() > 1 && !trimmed(parts[1]).empty()) {
    const Cell<std::string> topic = read_reference(parts[1], "topics");
    if (!topic) return tl::unexpected(topic.error());
    collaboration.set_topic(*topic);
  }
  if (parts.size() > 2 && !trimmed(parts[2]).empty()) {
    const Cell<Timestamp> time = read_time(parts[2], today);
    if (!time) return tl::unexpected(time.error());
    *collaboration.mutable_time() = *time;
  }
  return collaboration;
}

std::string write_collaboration(const v1::Collaboration& collaboration) {
  return fmt::format("{}:{}:{}", bare_id(collaboration.unit()), bare_id(collaboration.topic()),
                     collaboration.has_time() ? write_time(collaboration.time()) : "");
}

Cell<std::int64_t> read_whole_number(std::string_view cell) {
  cell = trimmed(cell);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error == std::errc() && end == cell.data() + cell.size()) return number;
  return bad(fmt::format("'{}' is not a whole number", cell), "write such as 3");
}

Cell<QuotaCell> read_quota_cell(std::string_view value, std::string_view example) {
  const std::vector<std::string_view> parts = cut_at_colons(value, 3);
  const auto unit = read_enum_word(*v1::QuotaUnit_descriptor(), trimmed(parts[0]));
  if (!unit) return tl::unexpected(unit.error());
  QuotaCell cell{*unit, 0, 0};
  const Cell<std::int64_t> first = read_whole_number(parts.size() > 1 ? parts[1] : "");
  const Cell<std::int64_t> second = read_whole_number(parts.size() > 2 ? parts[2] : "0");
  if (!first || !second) {
    return bad(fmt::format("'{}' does not say how much", value),
               fmt::format("write such as {}", example));
  }
  cell.first = *first;
  cell.second = *second;
  return cell;
}

std::string write_quota_cell(const QuotaCell& cell) {
  const std::string unit = enum_word(*v1::QuotaUnit_descriptor(), cell.unit);
  if (cell.second == 0) return fmt::format("{}:{}", unit, cell.first);
  return fmt::format("{}:{}:{}", unit, cell.first, cell.second);
}

}  // namespace veieninn::cli
