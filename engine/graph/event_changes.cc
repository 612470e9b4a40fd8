#include "engine/graph/event_changes.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <vector>

#include "engine/graph/derivation.h"
#include "engine/graph/named_rows.h"
#include "engine/graph/row_edits.h"

namespace veieninn::graph {
namespace {

// The rows that change, each written once.
class EventRows {
 public:
  explicit EventRows(SnapshotData& data) : data_(data) {}

  std::vector<Event>& of(std::uint32_t contact) {
    const auto [found, is_new] = rows_.try_emplace(contact);
    if (is_new) {
      const auto old = data_.events[contact];
      found->second.assign(old.begin(), old.end());
    }
    return found->second;
  }

  void write() {
    for (auto& [contact, events] : rows_) {
      std::ranges::sort(events, comes_before);
      data_.events.replace(contact, events);
    }
  }

 private:
  SnapshotData& data_;
  boost::unordered_flat_map<std::uint32_t, std::vector<Event>> rows_;
};

void give_to_receiver(SnapshotData& data, const Event& event, std::uint32_t owner) {
  const auto old = data.received[event.other];
  std::vector<Event> row(old.begin(), old.end());
  row.push_back(as_received(event, owner));
  std::ranges::sort(row, comes_before);
  data.received.replace(event.other, row);
}

void take_from_receiver(SnapshotData& data, const Event& event) {
  if (!is_recommendation(event)) return;
  remove_from_row(data.received, event.other,
                  [&](const Event& one) { return one.sequence == event.sequence; });
}

void forget_event(SnapshotData& data, EventRows& rows, std::int64_t sequence) {
  const std::uint32_t owner = event_owner_of(data, sequence);
  if (owner == kNone) return;
  std::erase_if(rows.of(owner), [&](const Event& event) {
    if (event.sequence != sequence) return false;
    take_from_receiver(data, event);
    return true;
  });
  data.event_owner.edit(static_cast<std::uint32_t>(sequence)).value = kNone;
}

void add_event(SnapshotData& data, EventRows& rows, const model::Engagement& row) {
  const std::uint32_t contact = contact_of(data, row.contact);
  const std::uint32_t venture = venture_of(data, row.venture);
  if (contact == kNone || venture == kNone) return;
  const auto sequence = static_cast<std::uint32_t>(row.sequence);
  if (sequence >= data.event_owner.size()) data.event_owner.grow(sequence + 1);
  data.event_owner.edit(sequence).value = contact;
  const Event event = {row.time.unix_seconds,
                       row.sequence,
                       venture,
                       contact_of(data, row.other_contact),
                       row.topic.empty() ? kNone : data.topics->find(row.topic),
                       row.kind};
  rows.of(contact).push_back(event);
  if (is_recommendation(event)) give_to_receiver(data, event, contact);
  data.newest_event_time = std::max(data.newest_event_time, row.time.unix_seconds);
}

}  // namespace

std::uint32_t event_owner_of(const SnapshotData& data, std::int64_t sequence) noexcept {
  return sequence >= 0 && sequence < data.event_owner.size()
             ? data.event_owner[static_cast<std::uint32_t>(sequence)].value
             : kNone;
}

void change_events(SnapshotData& data, const RowChanges& changes) {
  EventRows rows(data);
  for (const std::int64_t sequence : changes.gone_engagements) forget_event(data, rows, sequence);
  for (const model::Engagement& row : changes.engagements) add_event(data, rows, row);
  rows.write();
}

void excuse_silences(SnapshotData& data, TouchedRows& touched) {
  for (const std::uint32_t contact : in_order(touched.people)) {
    const auto absences = data.absences[contact];
    const auto old = data.events[contact];
    const auto differs = [&](const Event& event) {
      return event.is_excused != is_excused(event, absences);
    };
    if (std::ranges::none_of(old, differs)) continue;
    std::vector<Event> events(old.begin(), old.end());
    for (Event& event : events) {
      if (!differs(event)) continue;
      event.is_excused = !event.is_excused;
      touched.touch_pair(event.venture, contact);
    }
    data.events.replace(contact, events);
  }
}

void forget_events_of(SnapshotData& data, std::uint32_t contact) {
  for (const Event& event : data.events[contact]) {
    data.event_owner.edit(static_cast<std::uint32_t>(event.sequence)).value = kNone;
  }
  for (const Event& event : data.events[contact]) take_from_receiver(data, event);
  data.events.replace(contact, {});
  data.received.replace(contact, {});
}

}  // namespace veieninn::graph
