#include "engine/graph/snapshot_builder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/graph/derivation.h"
#include "engine/graph/initiative_ties.h"
#include "engine/graph/row_columns.h"
#include "engine/graph/row_layout.h"
#include "engine/graph/snapshot_columns.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

SnapshotBuilder::SnapshotBuilder(SnapshotOptions options)
    : columns_(std::make_unique<RowColumns>()), options_(std::move(options)) {}
SnapshotBuilder::~SnapshotBuilder() = default;

void SnapshotBuilder::reserve_engagements(std::size_t count) { columns_->events.reserve(count); }

void SnapshotBuilder::add(const model::Area& row) {
  columns_->area_names.define(row.id);
  columns_->areas.push_back(row);
}

void SnapshotBuilder::add(const model::Topic& row) {
  columns_->topic_names.define(row.id);
  columns_->topics.push_back(row);
}

void SnapshotBuilder::add(const model::OrgUnit& row) {
  const std::uint32_t unit = columns_->units.define(row.id);
  columns_->unit_records.add(unit, record_of(row));
  columns_->unit_rows.push_back({unit, source_of(row, columns_->units.number_of(row.parent))});
  for (const std::string& area : row.areas) {
    columns_->unit_areas.push_back({unit, columns_->area_names.number_of(area)});
  }
}

void SnapshotBuilder::add(const model::Contact& row) {
  const std::uint32_t contact = columns_->contacts.define(row.id);
  columns_->contact_records.add(contact, record_of(row));
  ContactHot hot = hot_of(row);
  hot.unit = columns_->units.number_of(row.unit);
  columns_->contact_rows.push_back({contact, hot});
  if (!row.deputy.empty() || !row.successor.empty()) {
    columns_->stand_ins.push_back(
        {contact,
         {columns_->contacts.number_of(row.deputy), columns_->contacts.number_of(row.successor)}});
  }
  for (const TimeWindow& absence : row.absences) columns_->absences.push_back({contact, absence});
  for (const model::Expertise& one : row.expertise) {
    columns_->stated.push_back(
        {contact, stated_of(one, columns_->topic_names.number_of(one.topic))});
  }
}

void SnapshotBuilder::add(const model::Venture& row) {
  const std::uint32_t venture = columns_->ventures.define(row.id);
  columns_->venture_records.add(venture, record_of(row));
  for (const std::string& topic : each_once(row.topics)) {
    columns_->venture_topics.push_back({venture, columns_->topic_names.number_of(topic)});
  }
  for (const std::string& area : each_once(row.areas)) {
    columns_->venture_areas.push_back({venture, columns_->area_names.number_of(area)});
  }
  for (const model::Collaboration& one : row.collaborations) {
    columns_->venture_works.push_back({venture,
                                       {one.time.unix_seconds, columns_->units.number_of(one.unit),
                                        columns_->topic_names.number_of(one.topic)}});
  }
}

void SnapshotBuilder::add(const model::Tie& row) {
  // Nothing refers to a tie, so its number is its place in line.
  const auto tie = static_cast<std::uint32_t>(columns_->tie_rows.size());
  columns_->tie_records.add(tie, id_record(row.id));
  Interner& from = row.from_venture ? columns_->ventures : columns_->contacts;
  columns_->tie_rows.push_back(
      {tie, source_of(row, from.number_of(row.from), columns_->contacts.number_of(row.to))});
}

void SnapshotBuilder::add(const model::Initiative& row) { columns_->initiatives.push_back(row); }

void SnapshotBuilder::add(const model::Participation& row) {
  columns_->participations.push_back(row);
}

void SnapshotBuilder::add_initiative_ties(const InitiativeBook& book) {
  std::unordered_map<std::uint32_t, std::vector<const Numbered<ContactHot>*>> members;
  for (const auto& row : book.initiatives()) {
    for (const std::string& unit : units_tied_to(*row)) {
      if (const std::uint32_t number = columns_->units.find(unit); number != kNone) {
        members.try_emplace(number);
      }
    }
  }
  if (!members.empty()) {
    for (const Numbered<ContactHot>& contact : columns_->contact_rows) {
      const auto unit = members.find(contact.value.unit);
      if (unit != members.end()) unit->second.push_back(&contact);
    }
  }
  const auto people_of = [&](const std::string& unit) {
    const auto found = members.find(columns_->units.find(unit));
    if (found == members.end()) return std::vector<std::string>();
    return whom_outsiders_meet(
        found->second, [](const Numbered<ContactHot>* one) { return one->value.front_door; },
        [this](const Numbered<ContactHot>* one) { return columns_->contacts.id_of(one->number); });
  };
  for (const auto& row : book.initiatives()) {
    for (const model::Tie& tie :
         ties_of(*row, book.participations_of(row->id), options_.parameters, people_of)) {
      add(tie);
    }
  }
}

void SnapshotBuilder::add(const model::Engagement& row) {
  columns_->events.push_back(
      {columns_->contacts.number_of(row.contact),
       {row.time.unix_seconds, row.sequence, columns_->ventures.number_of(row.venture),
        columns_->contacts.number_of(row.other_contact), columns_->topic_names.number_of(row.topic),
        row.kind}});
  if (!row.need_words.empty()) {
    const Event& event = columns_->events.back().value;
    columns_->need_outcomes.push_back(
        {row.sequence, event.time, event.venture, kNone, event.topic, row.need_words});
  }
}

std::shared_ptr<const Snapshot> SnapshotBuilder::build(model::Revision revision) && {
  auto data = std::make_unique<SnapshotData>();
  data->revision = revision;
  data->parameters = options_.parameters;
  data->evidence_decay =
      std::make_shared<const belief::EvidenceDecay>(data->parameters.evidence_half_life_days);
  data->expertise_decay =
      std::make_shared<const belief::EvidenceDecay>(data->parameters.expertise_half_life_days);
  data->areas = AreaTable::next(nullptr, std::move(columns_->areas), {});
  data->topics = TopicTable::next(nullptr, std::move(columns_->topics), {}, data->parameters,
                                  std::move(options_.words));
  data->initiatives = std::make_shared<const InitiativeBook>(std::move(columns_->initiatives),
                                                             std::move(columns_->participations));
  add_initiative_ties(*data->initiatives);
  lay_rows(*columns_, *data);
  columns_.reset();
  data->reach = InitiativeReach::of(*data);
  derive_all(*data);
  return std::make_shared<const Snapshot>(std::move(data));
}

}  // namespace veieninn::graph
