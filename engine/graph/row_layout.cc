#include "engine/graph/row_layout.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/graph/derivation.h"

namespace veieninn::graph {
namespace {

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

// Every kind's numbers to dense ids.
struct Resolvers {
  Resolver area;
  Resolver topic;
  Resolver unit;
  Resolver contact;
  Resolver venture;
  Resolver tie;
};

Resolvers resolvers_of(const RowColumns& in, std::int64_t& dangling) {
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

void lay_units(RowColumns& in, const Resolvers& to, SnapshotData& data) {
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

void lay_contacts(RowColumns& in, const Resolvers& to, SnapshotData& data) {
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

void lay_ventures(RowColumns& in, const Resolvers& to, SnapshotData& data) {
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

void lay_ties(RowColumns& in, const Resolvers& to, SnapshotData& data) {
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

void lay_events(RowColumns& in, const Resolvers& to, SnapshotData& data) {
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

void lay_need_outcomes(RowColumns& in, const Resolvers& to, SnapshotData& data) {
  std::vector<NeedOutcomeRow>& rows = in.need_outcomes;
  for (NeedOutcomeRow& row : rows) {
    if (row.venture != kNone) row.venture = to.venture.of(row.venture);
    if (row.topic != kNone) row.topic = to.topic.of(row.topic);
  }
  learn_needs(data, std::move(rows));
}

}  // namespace

void lay_rows(RowColumns& in, SnapshotData& data) {
  const Resolvers to = resolvers_of(in, data.dangling_references);
  lay_units(in, to, data);
  lay_contacts(in, to, data);
  lay_ventures(in, to, data);
  lay_ties(in, to, data);
  lay_events(in, to, data);
  lay_need_outcomes(in, to, data);
}

}  // namespace veieninn::graph
