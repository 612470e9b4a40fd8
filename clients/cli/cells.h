// What stands in one cell of a table, and back: the same spelling for files and for options.
//
// Several values in a cell are parted by `|`; a bar inside a value is written `\|`, a backslash
// before a bar or a backslash `\\`. Times are `2026-01-31`, RFC 3339 (`2026-01-31T10:00:00Z`), or
// days from today (`-30d`, `+10d`), which is midnight UTC: so an example world stays fresh.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/timestamp.pb.h>
#include <tl/expected.hpp>

#include "veieninn/v1/contact.pb.h"
#include "veieninn/v1/localized_text.pb.h"
#include "veieninn/v1/time_period.pb.h"
#include "veieninn/v1/venture.pb.h"

namespace veieninn::cli {

struct CellProblem {
  std::string description;  // what is wrong
  std::string remedy;       // what to write instead
};

template <typename T>
using Cell = tl::expected<T, CellProblem>;

// Today's midnight UTC, in seconds since 1970; a parameter, so that tests own the calendar.
struct Today {
  std::int64_t midnight_seconds = 0;
};
[[nodiscard]] Today today();

[[nodiscard]] std::vector<std::string> split_cell(std::string_view cell);
[[nodiscard]] std::string join_cell(const std::vector<std::string>& values);

[[nodiscard]] Cell<google::protobuf::Timestamp> read_time(std::string_view cell, Today today);
// `2026-01-31` at midnight UTC, else RFC 3339 with what precision there is.
[[nodiscard]] std::string write_time(const google::protobuf::Timestamp& time);

// The id of `collection/id` or of a bare `id`, as a resource name.
[[nodiscard]] Cell<std::string> read_reference(std::string_view cell, std::string_view collection);
[[nodiscard]] std::string bare_id(std::string_view resource_name);

// `nb=Barnehage`.
[[nodiscard]] Cell<v1::LocalizedText> read_localized(std::string_view value);
[[nodiscard]] std::string write_localized(const v1::LocalizedText& text);

// `topic:level:verify_date[:expire_date]`.
[[nodiscard]] Cell<v1::Expertise> read_expertise(std::string_view value, Today today);
[[nodiscard]] std::string write_expertise(const v1::Expertise& expertise);

// `from/until`, either side may be empty.
[[nodiscard]] Cell<v1::TimePeriod> read_period(std::string_view value, Today today);
[[nodiscard]] std::string write_period(const v1::TimePeriod& period);

// `visibility:kind:value`; the value may hold `:`.
[[nodiscard]] Cell<v1::Channel> read_channel(std::string_view value);
[[nodiscard]] std::string write_channel(const v1::Channel& channel);

[[nodiscard]] Cell<std::int64_t> read_whole_number(std::string_view cell);

// `hours:10` or `hours:10:4`, of what an initiative gives; the second number is 0 where it is not
// written. `example` is what a remedy shows.
struct QuotaCell {
  int unit = 0;  // v1::QuotaUnit
  std::int64_t first = 0;
  std::int64_t second = 0;
};
[[nodiscard]] Cell<QuotaCell> read_quota_cell(std::string_view value, std::string_view example);
[[nodiscard]] std::string write_quota_cell(const QuotaCell& cell);

// `unit:topic:date`; topic and date may be empty.
[[nodiscard]] Cell<v1::Collaboration> read_collaboration(std::string_view value, Today today);
[[nodiscard]] std::string write_collaboration(const v1::Collaboration& collaboration);

}  // namespace veieninn::cli
