#include "engine/graph/snapshot_builder.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/derivation.h"
#include "engine/graph/initiative_ties.h"
#include "engine/graph/row_intake.h"
#include "engine/graph/snapshot_columns.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {
namespace {

template <typename T>
struct Numbered {
  std::uint32_t number = kNone;
  T value;
};

// Where each unit comes when units stand by the first area they state, then by id.
std::vector<std::uint32_t> places_by_area(const std::vector<std::uint32_t>& area_dense,
                                          const std::vector<std::uint32_t>& unit_dense,
                                          const std::vector<Numbered<std::uint32_t>>& unit_areas) {
  std::vector<std::uint32_t> first_area(unit_dense.size(), kNone);
  for (const Numbered<std::uint32_t>& row : unit_areas) {
    if (first_area[row.number] == kNone) first_area[row.number] = area_dense[row.value];
  }
  std::vector<std::uint32_t> order(unit_dense.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(
      order, {}, [&](std::uint32_t unit) { return std::pair(first_area[unit], unit_dense[unit]); });
  std::vector<std::uint32_t> places(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) places[order[i]] = i;
  return places;
}

}  // namespace

struct SnapshotBuilder::Columns {
  std::vector<model::Area> areas;
  std::vector<model::Topic> topics;
  Interner area_names;
  Interner topic_names;
  Interner units;
  Interner contacts;
  Interner ventures;
  RecordHeap unit_records;
  RecordHeap contact_records;
  RecordHeap venture_records;
  RecordHeap tie_records;
  std::vector<Numbered<UnitSource>> unit_rows;
  std::vector<Numbered<std::uint32_t>> unit_areas;
  std::vector<Numbered<ContactHot>> contact_rows;
  std::vector<Numbered<StandIns>> stand_ins;
  std::vector<Numbered<TimeWindow>> absences;
  std::vector<Numbered<StatedExpertise>> stated;
  std::vector<Numbered<std::uint32_t>> venture_topics;
  std::vector<Numbered<std::uint32_t>> venture_areas;
  std::vector<Numbered<VentureWork>> venture_works;
  std::vector<Numbered<TieSource>> tie_rows;
  std::vector<Numbered<Event>> events;
  std::vector<NeedOutcomeRow> need_outcomes;
  std::vector<model::Initiative> initiatives;
  std::vector<model::Participation> participations;
};

SnapshotBuilder::SnapshotBuilder(SnapshotOptions options)
    : columns_(std::make_unique<Columns>()), options_(std::move(options)) {}
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

namespace {

// Replaces numbers by dense ids, and counts those that lead nowhere.
class Resolver {
 public:
  Resolver(std::vector<std::uint32_t> dense, std::int64_t& dangling)
      : dense_(std::move(dense)), dangling_(&dangling) {}
  void operator()(std::uint32_t& reference) const {
    if (reference == kNone) return;
    reference = dense_[reference];
    if (reference == kNone) ++*dangling_;
  }
  // The dense id of what was itself defined, or kNone.
  [[nodiscard]] std::uint32_t of(std::uint32_t number) const { return dense_[number]; }
  [[nodiscard]] const std::vector<std::uint32_t>& dense() const { return dense_; }
  // How many rows have a dense id.
  [[nodiscard]] std::uint32_t rows() const {
    return static_cast<std::uint32_t>(
        std::ranges::count_if(dense_, [](std::uint32_t id) { return id != kNone; }));
  }

 private:
  std::vector<std::uint32_t> dense_;
  std::int64_t* dangling_;
};

template <typename T, std::uint32_t kRowsPerPage = 64, typename Less = std::nullptr_t>
PagedRows<T, kRowsPerPage> by_owner(std::uint32_t rows, std::vector<Numbered<T>>& source,
                                    const Less& less = {}) {
  std::erase_if(source, [](const Numbered<T>& row) { return row.number == kNone; });
  auto result = grouped<T, kRowsPerPage>(
      rows, source, [](const Numbered<T>& row) { return row.number; },
      [](const Numbered<T>& row) { return row.value; }, less);
  source = {};
  return result;
}

}  // namespace

// Every kind's numbers to dense ids.
struct SnapshotBuilder::Resolvers {
  Resolver area;
  Resolver topic;
  Resolver unit;
  Resolver contact;
  Resolver venture;
  Resolver tie;
};

SnapshotBuilder::Resolvers SnapshotBuilder::resolvers(std::int64_t& dangling) const {
  const Columns& in = *columns_;
  auto area = in.area_names.dense_ids();
  auto unit = in.units.dense_ids();
  // People who are asked about together lie together in memory: by their unit's area and unit.
  const auto unit_places = places_by_area(area, unit, in.unit_areas);
  std::vector<std::uint32_t> place_of(in.contacts.size(), kNone);
  for (const auto& row : in.contact_rows) {
    if (row.value.unit != kNone) place_of[row.number] = unit_places[row.value.unit];
  }
  auto contact = in.contacts.dense_ids([&](std::uint32_t number) { return place_of[number]; });
  return {.area = {std::move(area), dangling},
          .topic = {in.topic_names.dense_ids(), dangling},
          .unit = {std::move(unit), dangling},
          .contact = {std::move(contact), dangling},
          .venture = {in.ventures.dense_ids(), dangling},
          .tie = {in.tie_records.dense_ids(), dangling}};
}

void SnapshotBuilder::lay_units(const Resolvers& to, SnapshotData& data) {
  Columns& in = *columns_;
  const std::uint32_t units = to.unit.rows();
  data.unit_records = in.unit_records.in_order(to.unit.dense(), units);
  data.unit_ids.build(data.unit_records);
  data.unit_names.build(data.unit_records);
  data.units.grow(units);
  for (auto& row : in.unit_rows) {
    to.unit(row.value.parent);
    data.units.edit(to.unit.of(row.number)) = row.value;
  }
  for (auto& row : in.unit_areas) {
    row.number = to.unit.of(row.number);
    to.area(row.value);
  }
  std::erase_if(in.unit_areas, [](const auto& row) { return row.value == kNone; });
  data.unit_stated_areas = by_owner(units, in.unit_areas);
}

void SnapshotBuilder::lay_contacts(const Resolvers& to, SnapshotData& data) {
  Columns& in = *columns_;
  const std::uint32_t contacts = to.contact.rows();
  data.contact_records = in.contact_records.in_order(to.contact.dense(), contacts);
  data.contact_ids.build(data.contact_records);
  data.contacts.grow(contacts);
  data.stand_ins.grow(contacts);
  for (auto& row : in.contact_rows) {
    to.unit(row.value.unit);
    data.contacts.edit(to.contact.of(row.number)) = row.value;
  }
  in.contact_rows = {};
  for (auto& row : in.stand_ins) {
    to.contact(row.value.deputy);
    to.contact(row.value.successor);
    data.stand_ins.edit(to.contact.of(row.number)) = row.value;
  }
  for (auto& row : in.absences) row.number = to.contact.of(row.number);
  data.absences = by_owner(contacts, in.absences);
  for (auto& row : in.stated) {
    row.number = to.contact.of(row.number);
    to.topic(row.value.topic);
  }
  std::erase_if(in.stated, [](const auto& row) { return row.value.topic == kNone; });
  data.stated = by_owner(contacts, in.stated);
}

void SnapshotBuilder::lay_ventures(const Resolvers& to, SnapshotData& data) {
  Columns& in = *columns_;
  const std::uint32_t ventures = to.venture.rows();
  data.venture_records = in.venture_records.in_order(to.venture.dense(), ventures);
  data.venture_ids.build(data.venture_records);
  const auto stated = [&](std::vector<Numbered<std::uint32_t>>& rows, const Resolver& named) {
    for (auto& row : rows) {
      row.number = to.venture.of(row.number);
      named(row.value);
    }
    std::erase_if(rows, [](const auto& row) { return row.value == kNone; });
    return by_owner(ventures, rows);
  };
  data.venture_topics = stated(in.venture_topics, to.topic);
  data.venture_areas = stated(in.venture_areas, to.area);
  for (auto& row : in.venture_works) {
    row.number = to.venture.of(row.number);
    to.unit(row.value.unit);
    to.topic(row.value.topic);
  }
  data.venture_works = by_owner(ventures, in.venture_works);
}

void SnapshotBuilder::lay_ties(const Resolvers& to, SnapshotData& data) {
  Columns& in = *columns_;
  const std::uint32_t ties = to.tie.rows();
  data.tie_records = in.tie_records.in_order(to.tie.dense(), ties);
  data.tie_ids.build(data.tie_records);
  data.ties.grow(ties);
  for (auto& row : in.tie_rows) {
    (row.value.from_venture ? to.venture : to.contact)(row.value.from);
    to.contact(row.value.to);
    data.ties.edit(to.tie.of(row.number)) = row.value;
  }
  in.tie_rows = {};
}

void SnapshotBuilder::lay_events(const Resolvers& to, SnapshotData& data) {
  Columns& in = *columns_;
  std::int64_t last_sequence = 0;
  for (auto& row : in.events) {
    to.contact(row.number);
    to.contact(row.value.other);
    to.venture(row.value.venture);
    to.topic(row.value.topic);
    last_sequence = std::max(last_sequence, row.value.sequence);
    data.newest_event_time = std::max(data.newest_event_time, row.value.time);
  }
  std::erase_if(in.events,
                [](const auto& row) { return row.number == kNone || row.value.venture == kNone; });
  data.event_owner.grow(static_cast<std::uint32_t>(last_sequence + 1));
  for (auto& row : in.events) {
    row.value.is_excused = is_excused(row.value, data.absences[row.number]);
    data.event_owner.edit(static_cast<std::uint32_t>(row.value.sequence)).value = row.number;
  }
  std::vector<Numbered<Event>> received;
  for (const auto& row : in.events) {
    if (!is_recommendation(row.value)) continue;
    received.push_back({row.value.other, as_received(row.value, row.number)});
  }
  data.received = by_owner(to.contact.rows(), received, comes_before);
  data.events = by_owner(to.contact.rows(), in.events, comes_before);
}

void SnapshotBuilder::lay_need_outcomes(const Resolvers& to, SnapshotData& data) {
  std::vector<NeedOutcomeRow>& rows = columns_->need_outcomes;
  for (NeedOutcomeRow& row : rows) {
    if (row.venture != kNone) row.venture = to.venture.of(row.venture);
    if (row.topic != kNone) row.topic = to.topic.of(row.topic);
  }
  learn_needs(data, std::move(rows));
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
  {
    const Resolvers to = resolvers(data->dangling_references);
    lay_units(to, *data);
    lay_contacts(to, *data);
    lay_ventures(to, *data);
    lay_ties(to, *data);
    lay_events(to, *data);
    lay_need_outcomes(to, *data);
  }
  columns_.reset();
  data->reach = InitiativeReach::of(*data);
  derive_all(*data);
  return std::make_shared<const Snapshot>(std::move(data));
}

}  // namespace veieninn::graph
