#include "engine/graph/snapshot_builder.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/graph/derived_tables.h"
#include "engine/graph/row_writer.h"

namespace veieninn::graph {
namespace {

// People who are asked about together lie together: by their unit's first area, unit and id.
std::vector<std::uint32_t> contact_order(const Tables& tables) {
  const std::uint32_t count = tables.contact_ids.size();
  std::vector<std::uint32_t> place(tables.unit_ids.size());
  const std::vector<std::uint32_t> units = tables.unit_ids.sorted_numbers();
  std::vector<std::uint32_t> by_area(units);
  std::ranges::stable_sort(by_area, {}, [&](std::uint32_t unit) {
    const std::uint32_t area = tables.units[unit].belief_area;
    return area == kNoNumber ? std::string_view() : tables.area_ids.id(area);
  });
  for (std::uint32_t i = 0; i < by_area.size(); ++i) place[by_area[i]] = i;
  const auto place_of = [&](std::uint32_t contact) {
    const std::uint32_t unit = tables.contacts[contact].unit;
    return unit == kNoNumber ? kNoNumber : place[unit];
  };
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t place_a = place_of(a);
    const std::uint32_t place_b = place_of(b);
    if (place_a != place_b) return place_a < place_b;
    return tables.contact_ids.id(a) < tables.contact_ids.id(b);
  });
  return order;
}

template <typename T>
PagedRows<T> reordered(const PagedRows<T>& rows, const std::vector<std::uint32_t>& order) {
  return PagedRows<T>::generate(order.size(), [&](std::size_t i, std::vector<T>& out) {
    const std::span<const T> row = rows[order[i]];
    out.insert(out.end(), row.begin(), row.end());
  });
}

template <typename T>
PagedColumn<T> reordered(const PagedColumn<T>& column, const std::vector<std::uint32_t>& order) {
  PagedColumn<T> result;
  for (std::size_t i = 0; i < order.size(); ++i) result.edit(i) = column[order[i]];
  return result;
}

}  // namespace

struct SnapshotBuilder::Columns {
  Tables tables;
  std::vector<EventRecord> events;
  std::vector<std::uint32_t> event_contacts;
  std::unique_ptr<RowWriter> writer;

  void renumber_contacts();
  void place_events();
};

// From the order of arrival to contact_order().
void SnapshotBuilder::Columns::renumber_contacts() {
  const std::vector<std::uint32_t> order = contact_order(tables);
  std::vector<std::uint32_t> number(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i;
  const auto rename = [&](std::uint32_t& contact) {
    if (contact != kNoNumber) contact = number[contact];
  };
  tables.contact_ids = tables.contact_ids.renumbered(order);
  tables.contacts = reordered(tables.contacts, order);
  tables.contacts_cold = reordered(tables.contacts_cold, order);
  tables.absences = reordered(tables.absences, order);
  tables.expertise = reordered(tables.expertise, order);
  tables.cards = reordered(tables.cards, order);
  for (std::uint32_t contact = 0; contact < order.size(); ++contact) {
    ContactCold& cold = tables.contacts_cold.edit(contact);
    rename(cold.deputy);
    rename(cold.successor);
  }
  for (std::uint32_t tie = 0; tie < tables.tie_ids.size(); ++tie) {
    TieRecord& record = tables.ties.edit(tie);
    if (!record.from_venture) rename(record.from);
    rename(record.to);
  }
  for (std::uint32_t& contact : event_contacts) rename(contact);
  for (EventRecord& event : events) rename(event.other);
}

// One row a contact, oldest first, ranked.
void SnapshotBuilder::Columns::place_events() {
  const std::size_t contacts = tables.contact_ids.size();
  std::vector<std::uint32_t> ends(contacts + 1, 0);
  for (const std::uint32_t contact : event_contacts) ++ends[contact + std::size_t{1}];
  for (std::size_t i = 1; i <= contacts; ++i) ends[i] += ends[i - 1];
  std::vector<std::uint32_t> sorted(events.size());
  {
    std::vector<std::uint32_t> next(ends.begin(), ends.end() - 1);
    for (std::uint32_t i = 0; i < events.size(); ++i) sorted[next[event_contacts[i]]++] = i;
  }
  std::vector<std::uint32_t>().swap(event_contacts);
  tables.events = PagedRows<EventRecord>::generate(
      contacts, [&](std::size_t contact, std::vector<EventRecord>& out) {
        const std::size_t first = out.size();
        for (std::uint32_t i = ends[contact]; i < ends[contact + 1]; ++i) {
          out.push_back(events[sorted[i]]);
          tables.newest_event = std::max(tables.newest_event, out.back().time);
        }
        const std::span<EventRecord> row = std::span(out).subspan(first);
        std::ranges::sort(row, {}, [](const EventRecord& event) {
          return std::pair(event.time, event.sequence);
        });
        rank_events(row, tables.venture_ids);
      });
  std::vector<EventRecord>().swap(events);
}

SnapshotBuilder::SnapshotBuilder(const belief::ModelParameters& parameters)
    : columns_(std::make_unique<Columns>()) {
  columns_->tables.model = std::make_shared<const EvidenceModel>(parameters);
  columns_->writer = std::make_unique<RowWriter>(columns_->tables);
}
SnapshotBuilder::~SnapshotBuilder() = default;

void SnapshotBuilder::reserve_engagements(std::size_t count) {
  columns_->events.reserve(count);
  columns_->event_contacts.reserve(count);
}
void SnapshotBuilder::add(const model::Area& row) { columns_->writer->put(row); }
void SnapshotBuilder::add(const model::Topic& row) { columns_->writer->put(row); }
void SnapshotBuilder::add(const model::OrgUnit& row) { columns_->writer->put(row); }
void SnapshotBuilder::add(const model::Contact& row) { columns_->writer->put(row); }
void SnapshotBuilder::add(const model::Venture& row) { columns_->writer->put(row); }
void SnapshotBuilder::add(const model::Tie& row) { columns_->writer->put(row); }
void SnapshotBuilder::add(const model::Engagement& row) {
  const RowWriter::PlacedEvent placed = columns_->writer->put(row);
  columns_->events.push_back(placed.record);
  columns_->event_contacts.push_back(placed.contact);
}

std::shared_ptr<const Snapshot> SnapshotBuilder::build(model::Revision revision) && {
  Columns& columns = *columns_;
  Tables& tables = columns.tables;
  tables.revision = revision;
  columns.writer->finish();
  columns.renumber_contacts();
  derive_places_and_ties(tables);
  columns.place_events();
  tables.reference = reference_of(tables.newest_event);
  derive_evidence(tables);
  return std::make_shared<const Snapshot>(std::move(tables));
}

}  // namespace veieninn::graph
