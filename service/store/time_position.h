// Where a page of rows that come newest first ended: "<create seconds>/<id>".
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/model/text_laws.h"

namespace veieninn::store {

struct TimePosition {
  std::int64_t create_time = INT64_MAX;
  std::string id;
};

[[nodiscard]] inline std::string text_of(const TimePosition& position) {
  return std::to_string(position.create_time) + "/" + position.id;
}

// Of an empty text the beginning; nothing when it is none of ours.
[[nodiscard]] inline std::optional<TimePosition> read_time_position(const std::string& text) {
  TimePosition position;
  if (text.empty()) return position;
  const char* last = text.data() + text.size();
  const auto [end, code] = std::from_chars(text.data(), last, position.create_time);
  if (code != std::errc() || end == last || *end != '/') return std::nullopt;
  position.id.assign(end + 1, last);
  if (!model::is_valid_id(position.id)) return std::nullopt;
  return position;
}

}  // namespace veieninn::store
