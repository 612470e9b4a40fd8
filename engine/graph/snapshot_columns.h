// One row -> its place in the columns: shared by building whole and moving forward.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/record.h"
#include "engine/graph/snapshot_data.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

inline void write_texts(RecordWriter& record, const std::vector<model::LocalizedText>& texts) {
  record.number(static_cast<std::uint32_t>(texts.size()));
  for (const model::LocalizedText& text : texts) {
    record.text(text.language);
    record.text(text.text);
  }
}

[[nodiscard]] inline RecordWriter id_record(std::string_view id) {
  RecordWriter record;
  record.text(id);
  return record;
}

// What a row names, in its order, whatever it names twice.
[[nodiscard]] inline std::vector<std::string> each_once(const std::vector<std::string>& ids) {
  std::vector<std::string> once;
  for (const std::string& id : ids) {
    if (std::ranges::find(once, id) == once.end()) once.push_back(id);
  }
  return once;
}

[[nodiscard]] inline RecordWriter record_of(const model::OrgUnit& row) {
  RecordWriter record = id_record(row.id);
  write_texts(record, row.names);
  return record;
}

[[nodiscard]] inline RecordWriter record_of(const model::Contact& row) {
  RecordWriter record = id_record(row.id);
  record.text(row.display_name);
  record.text(row.title);
  record.number(static_cast<std::uint32_t>(row.channels.size()));
  for (const model::Channel& channel : row.channels) {
    record.number(static_cast<std::uint32_t>(channel.kind));
    record.number(static_cast<std::uint32_t>(channel.visibility));
    record.text(channel.value);
  }
  record.number(static_cast<std::uint32_t>(row.languages.size()));
  for (const std::string& language : row.languages) record.text(language);
  return record;
}

[[nodiscard]] inline RecordWriter record_of(const model::Venture& row) {
  RecordWriter record = id_record(row.id);
  record.number(static_cast<std::uint32_t>(row.people.size()));
  for (const std::string& person : row.people) record.text(person);
  return record;
}

// All but the unit and what is derived.
[[nodiscard]] inline ContactHot hot_of(const model::Contact& row) {
  ContactHot hot;
  hot.alive = true;
  hot.capacity_per_week = static_cast<std::uint16_t>(std::clamp(row.capacity_per_week, 0, 0xFFFF));
  // An address shown only on acceptance still takes an enquiry; an internal one does not.
  hot.direct_channel = std::ranges::any_of(row.channels, [](const model::Channel& channel) {
    return channel.visibility != model::ChannelVisibility::kInternal;
  });
  hot.front_door = row.front_door;
  hot.has_absence = !row.absences.empty();
  hot.confirm_day = day_of(row.confirm_time);
  hot.tenure_from = row.tenure.from.unix_seconds;
  hot.tenure_until = row.tenure.until.unix_seconds;
  return hot;
}

[[nodiscard]] inline UnitSource source_of(const model::OrgUnit& row, std::uint32_t parent) {
  return {parent, row.kind, true, !row.mailbox.empty()};
}

[[nodiscard]] inline TieSource source_of(const model::Tie& row, std::uint32_t from,
                                         std::uint32_t to) {
  return {
      from, to, row.strength, day_of(row.window.from), day_of(row.window.until), row.from_venture};
}

[[nodiscard]] inline StatedExpertise stated_of(const model::Expertise& row, std::uint32_t topic) {
  return {topic, row.level, day_of(row.verify_time), row.expire_time.unix_seconds};
}

}  // namespace veieninn::graph
