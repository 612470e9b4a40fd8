// The next snapshot from the one before: what changed is taken out of the groups and rows it stands
// in, written, and put back, by the same functions that make the whole.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "engine/graph/derived_tables.h"
#include "engine/graph/row_writer.h"
#include "engine/graph/snapshot_builder.h"

namespace veieninn::graph {
namespace {

void append_to(PagedRows<std::uint32_t>& rows, std::uint32_t row, std::uint32_t value) {
  const std::span<const std::uint32_t> old = rows[row];
  std::vector<std::uint32_t> elements(old.begin(), old.end());
  elements.push_back(value);
  rows.set(row, elements);
}

void remove_from(PagedRows<std::uint32_t>& rows, std::uint32_t row, std::uint32_t value) {
  const std::span<const std::uint32_t> old = rows[row];
  std::vector<std::uint32_t> elements(old.begin(), old.end());
  std::erase(elements, value);
  rows.set(row, elements);
}

// Replaces (nullptr: removes) the one entry of `row` whose key is `key`.
template <typename T, typename Key>
void replace_in(PagedRows<T>& rows, std::uint32_t row, Key T::* member, Key key, const T* entry) {
  const std::span<const T> old = rows[row];
  std::vector<T> elements(old.begin(), old.end());
  std::erase_if(elements, [&](const T& element) { return element.*member == key; });
  if (entry != nullptr) elements.push_back(*entry);
  rows.set(row, elements);
}

class Advance {
 public:
  explicit Advance(Tables& tables) : tables_(tables), writer_(tables) {}

  void run(const RowChanges& changes);

 private:
  void take_away(const RowChanges& changes);
  void change_ventures(const RowChanges& changes);
  void change_events(const RowChanges& changes);
  void find_events_of_toggled_ventures();
  void change_places(const RowChanges& changes);

  void put_unit(const model::OrgUnit& row);
  void put_contact(const model::Contact& row);
  void put_tie(const model::Tie& row);
  template <typename Write>
  void around_unit(std::uint32_t unit, Write&& write);
  template <typename Write>
  void around_contact(std::uint32_t contact, Write&& write);
  template <typename Write>
  void around_tie(std::uint32_t tie, Write&& write);

  void post(std::uint32_t contact, bool present);
  void count_in_groups(std::uint32_t contact, bool present);
  void recount(std::uint32_t contact);
  void change_pairs(std::uint32_t contact, const ContactEvidence& before,
                    const ContactEvidence& after);
  void reconnect(std::uint32_t contact);
  [[nodiscard]] ContactEvidence count(std::uint32_t contact) const {
    return count_events(tables_.events[contact], *tables_.model, tables_.reference,
                        tables_.topic_ids);
  }
  [[nodiscard]] std::uint32_t contact_of_event(std::int64_t sequence) const;

  Tables& tables_;
  RowWriter writer_;
  // Old rows of those whose events change; ordered, so that the work is the same every time.
  std::map<std::uint32_t, std::vector<EventRecord>> events_;
  std::map<std::uint32_t, ContactEvidence> evidence_before_;
  std::set<std::uint32_t> toggled_ventures_;
  std::set<std::uint32_t> reconnected_;
  bool newest_gone_ = false;
};

template <typename Write>
void Advance::around_unit(std::uint32_t unit, Write&& write) {
  const auto move_sums = [&](bool in) {
    const std::uint32_t area = tables_.units[unit].belief_area;
    if (area == kNoNumber) return;
    GroupSums& group = tables_.area_sums.edit(area);
    const GroupSums& own = tables_.unit_sums[unit];
    if (in) {
      group.answers.success.add(own.answers.success);
      group.answers.total.add(own.answers.total);
      group.last_event = std::max(group.last_event, own.last_event);
    } else {
      group.answers.success.subtract(own.answers.success);
      group.answers.total.subtract(own.answers.total);
    }
  };
  move_sums(false);
  for (const std::uint32_t area : tables_.unit_areas[unit]) {
    remove_from(tables_.area_units, area, unit);
  }
  write();
  for (const std::uint32_t area : tables_.unit_areas[unit]) {
    append_to(tables_.area_units, area, unit);
  }
  move_sums(true);
}

void Advance::put_unit(const model::OrgUnit& row) {
  const std::uint32_t unit = tables_.unit_ids.intern(row.id);
  around_unit(unit, [&] { writer_.put(row); });
}

void Advance::post(std::uint32_t contact, bool present) {
  for (const ExpertiseRecord& stated : tables_.expertise[contact]) {
    if (stated.topic >= tables_.postings.size()) tables_.postings.resize(tables_.topic_ids.size());
    auto postings = std::make_shared<Postings>();
    if (tables_.postings[stated.topic] != nullptr) *postings = *tables_.postings[stated.topic];
    const std::uint32_t row = contact / kContactsPerPostingRow;
    const std::uint32_t posting = posting_of(contact, stated.level);
    (present ? append_to : remove_from)(*postings, row, posting);
    tables_.postings[stated.topic] = std::move(postings);
  }
}

// Adds what her events say to her unit's, area's and all sums, or takes it away.
void Advance::count_in_groups(std::uint32_t contact, bool present) {
  const ContactHot& hot = tables_.contacts[contact];
  if (!hot.has(ContactHot::kPresent)) return;
  const belief::OutcomeSums& own = tables_.contacts_cold[contact].answers;
  const auto move = [&](belief::OutcomeSums& sums) {
    if (present) {
      sums.success.add(own.success);
      sums.total.add(own.total);
    } else {
      sums.success.subtract(own.success);
      sums.total.subtract(own.total);
    }
  };
  move(tables_.all);
  if (hot.unit == kNoNumber) return;
  const auto move_group = [&](GroupSums& group) {
    move(group.answers);
    if (present) group.last_event = std::max(group.last_event, hot.last_event);
  };
  move_group(tables_.unit_sums.edit(hot.unit));
  write_unit_sums(tables_, hot.unit);
  const std::uint32_t area = tables_.units[hot.unit].belief_area;
  if (area != kNoNumber) move_group(tables_.area_sums.edit(area));
}

template <typename Write>
void Advance::around_contact(std::uint32_t contact, Write&& write) {
  count_in_groups(contact, false);
  post(contact, false);
  if (const std::uint32_t unit = tables_.contacts[contact].unit; unit != kNoNumber) {
    remove_from(tables_.unit_contacts, unit, contact);
  }
  write();
  if (const std::uint32_t unit = tables_.contacts[contact].unit; unit != kNoNumber) {
    append_to(tables_.unit_contacts, unit, contact);
  }
  post(contact, true);
  count_in_groups(contact, true);
}

void Advance::put_contact(const model::Contact& row) {
  const std::uint32_t contact = tables_.contact_ids.intern(row.id);
  around_contact(contact, [&] { writer_.put(row); });
}

template <typename Write>
void Advance::around_tie(std::uint32_t tie, Write&& write) {
  const auto row_of = [&](const TieRecord& record) -> PagedRows<std::uint32_t>& {
    return record.from_venture ? tables_.venture_ties : tables_.ties_out;
  };
  const auto note = [&](const TieRecord& record) {
    if (record.from != kNoNumber && !record.from_venture) reconnected_.insert(record.from);
  };
  const TieRecord before = tables_.ties[tie];
  if (before.from != kNoNumber) remove_from(row_of(before), before.from, tie);
  note(before);
  write();
  const TieRecord after = tables_.ties[tie];
  if (after.from != kNoNumber) append_to(row_of(after), after.from, tie);
  note(after);
}

void Advance::put_tie(const model::Tie& row) {
  const std::uint32_t tie = tables_.tie_ids.intern(row.id);
  around_tie(tie, [&] { writer_.put(row); });
}

std::uint32_t Advance::contact_of_event(std::int64_t sequence) const {
  if (sequence >= 0 && sequence < kIndexedSequencesMax) {
    const std::uint32_t found = tables_.event_contacts[static_cast<std::size_t>(sequence)];
    return found == 0 ? kNoNumber : found - 1;
  }
  for (std::uint32_t contact = 0; contact < tables_.contact_ids.size(); ++contact) {
    for (const EventRecord& event : tables_.events[contact]) {
      if (event.sequence == sequence) return contact;
    }
  }
  return kNoNumber;
}

void Advance::take_away(const RowChanges& changes) {
  for (const std::int64_t sequence : changes.gone_engagements) {
    const std::uint32_t contact = contact_of_event(sequence);
    if (contact == kNoNumber) continue;
    const std::span<const EventRecord> old = tables_.events[contact];
    std::vector<EventRecord>& row =
        events_.try_emplace(contact, old.begin(), old.end()).first->second;
    const auto event = std::ranges::find(row, sequence, &EventRecord::sequence);
    if (event == row.end()) continue;
    newest_gone_ = newest_gone_ || event->time == tables_.newest_event;
    writer_.forget_event(contact, *event);
    row.erase(event);
    if (sequence >= 0 && sequence < kIndexedSequencesMax) {
      tables_.event_contacts.edit(static_cast<std::size_t>(sequence)) = 0;
    }
  }
  const auto each = [](const IdTable& ids, const std::vector<std::string>& gone, auto&& clear) {
    for (const std::string& id : gone) {
      const std::uint32_t number = ids.find(id);
      if (number != kNoNumber) clear(number);
    }
  };
  each(tables_.tie_ids, changes.gone_ties,
       [&](std::uint32_t tie) { around_tie(tie, [&] { writer_.clear_tie(tie); }); });
  each(tables_.contact_ids, changes.gone_contacts, [&](std::uint32_t contact) {
    around_contact(contact, [&] { writer_.clear_contact(contact); });
  });
  each(tables_.unit_ids, changes.gone_units,
       [&](std::uint32_t unit) { around_unit(unit, [&] { writer_.clear_unit(unit); }); });
  each(tables_.area_ids, changes.gone_areas, [&](std::uint32_t n) { writer_.clear_area(n); });
  each(tables_.topic_ids, changes.gone_topics, [&](std::uint32_t n) { writer_.clear_topic(n); });
}

// A venture's events count while it has a row. Its own come and go with it, so that mostly there
// is nothing to look for.
void Advance::change_ventures(const RowChanges& changes) {
  const auto note = [&](std::uint32_t venture) {
    if (tables_.venture_ids.reference_count(venture) > 0) toggled_ventures_.insert(venture);
  };
  for (const std::string& id : changes.gone_ventures) {
    const std::uint32_t venture = tables_.venture_ids.find(id);
    if (venture == kNoNumber) continue;
    writer_.clear_venture(venture);
    note(venture);
  }
  for (const model::Venture& row : changes.ventures) {
    const bool known = tables_.venture_ids.find(row.id) != kNoNumber;
    const std::uint32_t venture = writer_.put(row);
    if (!known) note(venture);
  }
}

void Advance::find_events_of_toggled_ventures() {
  if (toggled_ventures_.empty()) return;
  for (std::uint32_t contact = 0; contact < tables_.contact_ids.size(); ++contact) {
    const std::span<const EventRecord> row = tables_.events[contact];
    const bool concerned = std::ranges::any_of(
        row, [&](const EventRecord& event) { return toggled_ventures_.contains(event.venture); });
    if (concerned) events_.try_emplace(contact, row.begin(), row.end());
  }
}

void Advance::change_events(const RowChanges& changes) {
  for (const model::Engagement& row : changes.engagements) {
    const RowWriter::PlacedEvent placed = writer_.put(row);
    const std::span<const EventRecord> old = tables_.events[placed.contact];
    events_.try_emplace(placed.contact, old.begin(), old.end())
        .first->second.push_back(placed.record);
    tables_.newest_event = std::max(tables_.newest_event, placed.record.time);
    if (row.sequence >= 0 && row.sequence < kIndexedSequencesMax) {
      tables_.event_contacts.edit(static_cast<std::size_t>(row.sequence)) = placed.contact + 1;
    }
  }
  for (auto& [contact, row] : events_) {
    evidence_before_.emplace(contact, count(contact));
    std::ranges::sort(
        row, {}, [](const EventRecord& event) { return std::pair(event.time, event.sequence); });
    rank_events(row, tables_.venture_ids);
    tables_.events.set(contact, row);
  }
}

void Advance::change_pairs(std::uint32_t contact, const ContactEvidence& before,
                           const ContactEvidence& after) {
  const auto sums_of = [](const ContactEvidence& evidence, std::uint32_t venture) {
    const auto found = std::ranges::lower_bound(evidence.pairs, venture, {},
                                                [](const auto& pair) { return pair.first; });
    return found != evidence.pairs.end() && found->first == venture ? &found->second : nullptr;
  };
  for (const auto& [venture, sums] : before.pairs) {
    if (sums_of(after, venture) == nullptr) {
      replace_in<OutcomeRecord>(tables_.venture_pairs, venture, &OutcomeRecord::about, contact,
                                nullptr);
    }
  }
  for (const auto& [venture, sums] : after.pairs) {
    const belief::OutcomeSums* old = sums_of(before, venture);
    if (old != nullptr && *old == sums) continue;
    const OutcomeRecord record = outcome_record(contact, sums);
    replace_in<OutcomeRecord>(tables_.venture_pairs, venture, &OutcomeRecord::about, contact,
                              &record);
  }
}

void Advance::recount(std::uint32_t contact) {
  const ContactEvidence after = count(contact);
  count_in_groups(contact, false);
  write_contact_sums(tables_, contact, after);
  count_in_groups(contact, true);
  tables_.topic_outcomes.set(contact, topic_records(after));
  change_pairs(contact, evidence_before_.at(contact), after);
  reconnected_.insert(contact);
}

void Advance::reconnect(std::uint32_t contact) {
  const std::span<const Edge> row = tables_.edges_out[contact];
  const std::vector<Edge> before(row.begin(), row.end());
  const std::vector<Edge> after = edges_of(tables_, contact, count(contact).passes);
  tables_.edges_out.set(contact, after);
  const auto find = [](const std::vector<Edge>& edges, std::uint32_t to) {
    const auto found = std::ranges::lower_bound(edges, to, {}, &Edge::neighbour);
    return found != edges.end() && found->neighbour == to ? &*found : nullptr;
  };
  for (const Edge& old : before) {
    if (find(after, old.neighbour) != nullptr) continue;
    replace_in<Edge>(tables_.edges_in, old.neighbour, &Edge::neighbour, contact, nullptr);
  }
  for (const Edge& edge : after) {
    const Edge* old = find(before, edge.neighbour);
    if (old != nullptr && old->tie == edge.tie && old->strength == edge.strength &&
        old->learned == edge.learned) {
      continue;
    }
    Edge in = edge;
    in.neighbour = contact;
    replace_in<Edge>(tables_.edges_in, edge.neighbour, &Edge::neighbour, contact, &in);
  }
}

void Advance::change_places(const RowChanges& changes) {
  for (const model::Area& row : changes.areas) writer_.put(row);
  for (const model::Topic& row : changes.topics) writer_.put(row);
  for (const model::OrgUnit& row : changes.units) put_unit(row);
  for (const model::Contact& row : changes.contacts) put_contact(row);
  for (const model::Tie& row : changes.ties) put_tie(row);
}

void Advance::run(const RowChanges& changes) {
  tables_.revision = changes.revision;
  take_away(changes);
  change_ventures(changes);
  find_events_of_toggled_ventures();
  change_places(changes);
  change_events(changes);
  writer_.finish();
  tables_.postings.resize(tables_.topic_ids.size());
  if (newest_gone_) {
    tables_.newest_event = kNoTime;
    for (std::uint32_t contact = 0; contact < tables_.contact_ids.size(); ++contact) {
      const std::span<const EventRecord> row = tables_.events[contact];
      if (!row.empty()) tables_.newest_event = std::max(tables_.newest_event, row.back().time);
    }
  }
  if (const Day reference = reference_of(tables_.newest_event); reference != tables_.reference) {
    tables_.reference = reference;
    derive_evidence(tables_);
    return;
  }
  for (const auto& [contact, row] : events_) recount(contact);
  for (const std::uint32_t contact : reconnected_) reconnect(contact);
}

}  // namespace

std::shared_ptr<const Snapshot> advance(const std::shared_ptr<const Snapshot>& base,
                                        const RowChanges& changes) {
  Tables tables = base->tables();
  Advance(tables).run(changes);
  return std::make_shared<const Snapshot>(std::move(tables));
}

}  // namespace veieninn::graph
