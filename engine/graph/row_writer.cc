#include "engine/graph/row_writer.h"

#include <algorithm>

#include "engine/graph/text_blob.h"

namespace veieninn::graph {
namespace {

template <typename Row>
void place_row(std::vector<std::shared_ptr<const Row>>& rows, std::uint32_t number,
               std::shared_ptr<const Row> row) {
  if (number >= rows.size()) rows.resize(number + std::size_t{1});
  rows[number] = std::move(row);
}

template <typename Row>
void count_references(IdTable& table, const std::vector<std::shared_ptr<const Row>>& rows,
                      std::uint32_t number, std::int32_t times,
                      void (*visit)(const Row&, IdTable&, std::int32_t)) {
  if (number < rows.size() && rows[number] != nullptr) visit(*rows[number], table, times);
}

void count_ids(IdTable& table, const std::vector<std::string>& ids, std::int32_t times) {
  for (const std::string& id : ids) table.count_reference(table.intern(id), times);
}

void count_area(const model::Area& row, IdTable& table, std::int32_t times) {
  if (!row.parent.empty()) table.count_reference(table.intern(row.parent), times);
  count_ids(table, row.neighbours, times);
}

void count_topic(const model::Topic& row, IdTable& table, std::int32_t times) {
  count_ids(table, row.broader, times);
  count_ids(table, row.related, times);
}

}  // namespace

AreaRows& RowWriter::area_rows() {
  if (!area_rows_) area_rows_ = tables_.areas == nullptr ? AreaRows() : tables_.areas->rows();
  return *area_rows_;
}

TopicRows& RowWriter::topic_rows() {
  if (!topic_rows_) topic_rows_ = tables_.topics == nullptr ? TopicRows() : tables_.topics->rows();
  return *topic_rows_;
}

std::uint32_t RowWriter::refer(IdTable& table, std::string_view id) {
  if (id.empty()) return kNoNumber;
  const std::uint32_t number = table.intern(id);
  table.count_reference(number, 1);
  return number;
}

void RowWriter::release(IdTable& table, std::uint32_t number) {
  if (number != kNoNumber) table.count_reference(number, -1);
}

std::uint32_t RowWriter::put(const model::Area& row) {
  const std::uint32_t area = tables_.area_ids.intern(row.id);
  clear_area(area);
  tables_.area_ids.set_present(area, true);
  auto kept = std::make_shared<model::Area>(row);
  kept->postal_codes = {};  // the engine asks by area
  place_row<model::Area>(area_rows(), area, std::move(kept));
  count_references(tables_.area_ids, area_rows(), area, 1, count_area);
  return area;
}

void RowWriter::clear_area(std::uint32_t area) {
  count_references(tables_.area_ids, area_rows(), area, -1, count_area);
  place_row<model::Area>(area_rows(), area, nullptr);
  tables_.area_ids.set_present(area, false);
}

std::uint32_t RowWriter::put(const model::Topic& row) {
  const std::uint32_t topic = tables_.topic_ids.intern(row.id);
  clear_topic(topic);
  tables_.topic_ids.set_present(topic, true);
  place_row<model::Topic>(topic_rows(), topic, std::make_shared<model::Topic>(row));
  count_references(tables_.topic_ids, topic_rows(), topic, 1, count_topic);
  return topic;
}

void RowWriter::clear_topic(std::uint32_t topic) {
  count_references(tables_.topic_ids, topic_rows(), topic, -1, count_topic);
  place_row<model::Topic>(topic_rows(), topic, nullptr);
  tables_.topic_ids.set_present(topic, false);
}

std::uint32_t RowWriter::put(const model::OrgUnit& row) {
  const std::uint32_t unit = tables_.unit_ids.intern(row.id);
  clear_unit(unit);
  tables_.unit_ids.set_present(unit, true);
  std::vector<std::uint32_t> areas;
  for (const std::string& id : row.areas) areas.push_back(refer(tables_.area_ids, id));
  tables_.unit_areas.set(unit, areas);
  UnitRecord& record = tables_.units.edit(unit);
  record.belief_area = areas.empty() ? kNoNumber : areas.front();
  record.kind = row.kind;
  record.present = true;
  record.has_mailbox = !row.mailbox.empty();
  record.parent = refer(tables_.unit_ids, row.parent);
  TextBlobWriter names;
  for (const model::LocalizedText& name : row.names) {
    names.append(name.language);
    names.append(name.text);
  }
  tables_.unit_names.set(unit, names.bytes());
  return unit;
}

void RowWriter::clear_unit(std::uint32_t unit) {
  for (const std::uint32_t area : tables_.unit_areas[unit]) release(tables_.area_ids, area);
  tables_.unit_areas.set(unit, {});
  tables_.unit_names.set(unit, {});
  UnitRecord& record = tables_.units.edit(unit);
  release(tables_.unit_ids, record.parent);
  record.parent = record.belief_area = kNoNumber;
  record.present = record.has_mailbox = false;
  tables_.unit_ids.set_present(unit, false);
}

std::uint32_t RowWriter::put(const model::Contact& row) {
  const std::uint32_t contact = tables_.contact_ids.intern(row.id);
  clear_contact(contact);
  tables_.contact_ids.set_present(contact, true);
  std::vector<ExpertiseRecord> expertise;
  for (const model::Expertise& stated : row.expertise) {
    expertise.push_back({stated.expire_time.unix_seconds, stated.verify_time.unix_seconds,
                         refer(tables_.topic_ids, stated.topic), stated.level});
  }
  // In the order of topic ids, so that the first of equals is the same whatever the row's order.
  std::ranges::sort(expertise, {}, [&](const ExpertiseRecord& stated) {
    return stated.topic == kNoNumber ? std::string_view() : tables_.topic_ids.id(stated.topic);
  });
  tables_.expertise.set(contact, expertise);
  tables_.absences.set(contact, row.absences);
  ContactCold& cold = tables_.contacts_cold.edit(contact);
  cold.deputy = refer(tables_.contact_ids, row.deputy);
  cold.successor = refer(tables_.contact_ids, row.successor);
  ContactHot& hot = tables_.contacts.edit(contact);
  hot.tenure_from = row.tenure.from.unix_seconds;
  hot.tenure_until = row.tenure.until.unix_seconds;
  hot.unit = refer(tables_.unit_ids, row.unit);
  hot.confirm_time = row.confirm_time.unix_seconds;
  hot.capacity = static_cast<std::int16_t>(row.capacity_per_week);
  const bool is_public = std::ranges::any_of(row.channels, [](const model::Channel& channel) {
    return channel.visibility == model::ChannelVisibility::kPublic;
  });
  hot.flags = static_cast<std::uint8_t>(ContactHot::kPresent |
                                        (row.front_door ? ContactHot::kFrontDoor : 0) |
                                        (is_public ? ContactHot::kPublicChannel : 0) |
                                        (row.absences.empty() ? 0 : ContactHot::kHasAbsence));
  write_card(contact, row);
  return contact;
}

void RowWriter::write_card(std::uint32_t contact, const model::Contact& row) {
  TextBlobWriter card;
  card.append(row.display_name);
  card.append(row.title);
  TextBlobWriter languages;
  for (const std::string& language : row.languages) languages.append(language);
  const std::span<const char> packed = languages.bytes();
  card.append({packed.data(), packed.size()});
  for (const model::Channel& channel : row.channels) {
    const char head[2] = {static_cast<char>(channel.kind), static_cast<char>(channel.visibility)};
    card.append({head, 2});
    card.append(channel.value);
  }
  tables_.cards.set(contact, card.bytes());
}

void RowWriter::clear_contact(std::uint32_t contact) {
  for (const ExpertiseRecord& stated : tables_.expertise[contact]) {
    release(tables_.topic_ids, stated.topic);
  }
  tables_.expertise.set(contact, {});
  tables_.absences.set(contact, {});
  tables_.cards.set(contact, {});
  ContactCold& cold = tables_.contacts_cold.edit(contact);
  release(tables_.contact_ids, cold.deputy);
  release(tables_.contact_ids, cold.successor);
  cold.deputy = cold.successor = kNoNumber;
  ContactHot& hot = tables_.contacts.edit(contact);
  release(tables_.unit_ids, hot.unit);
  hot.unit = kNoNumber;
  hot.flags = 0;
  tables_.contact_ids.set_present(contact, false);
}

std::uint32_t RowWriter::put(const model::Venture& row) {
  const std::uint32_t venture = tables_.venture_ids.intern(row.id);
  tables_.venture_ids.set_present(venture, true);
  return venture;
}

void RowWriter::clear_venture(std::uint32_t venture) {
  tables_.venture_ids.set_present(venture, false);
}

std::uint32_t RowWriter::put(const model::Tie& row) {
  const std::uint32_t tie = tables_.tie_ids.intern(row.id);
  clear_tie(tie);
  tables_.tie_ids.set_present(tie, true);
  tables_.ties.edit(tie) = {
      row.strength,
      row.window.from.unix_seconds,
      row.window.until.unix_seconds,
      refer(row.from_venture ? tables_.venture_ids : tables_.contact_ids, row.from),
      refer(tables_.contact_ids, row.to),
      row.from_venture};
  return tie;
}

void RowWriter::clear_tie(std::uint32_t tie) {
  TieRecord& record = tables_.ties.edit(tie);
  release(record.from_venture ? tables_.venture_ids : tables_.contact_ids, record.from);
  release(tables_.contact_ids, record.to);
  record = {};
  tables_.tie_ids.set_present(tie, false);
}

RowWriter::PlacedEvent RowWriter::put(const model::Engagement& row) {
  EventRecord record;
  record.time = row.time.unix_seconds;
  record.sequence = row.sequence;
  record.kind = row.kind;
  record.venture = refer(tables_.venture_ids, row.venture);
  record.other = refer(tables_.contact_ids, row.other_contact);
  record.topic = refer(tables_.topic_ids, row.topic);
  return {refer(tables_.contact_ids, row.contact), record};
}

void RowWriter::forget_event(std::uint32_t contact, const EventRecord& event) {
  release(tables_.contact_ids, contact);
  release(tables_.venture_ids, event.venture);
  release(tables_.contact_ids, event.other);
  release(tables_.topic_ids, event.topic);
}

void RowWriter::finish() {
  if (area_rows_ || tables_.areas == nullptr) {
    tables_.areas = std::make_shared<const AreaTable>(std::move(area_rows()), tables_.area_ids);
  }
  if (topic_rows_ || tables_.topics == nullptr) {
    tables_.topics = std::make_shared<const TopicTable>(std::move(topic_rows()), tables_.topic_ids,
                                                        tables_.model->parameters);
  }
}

}  // namespace veieninn::graph
