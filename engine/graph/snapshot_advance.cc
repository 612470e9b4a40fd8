// advance: the next snapshot from the one before.
//
// Sources change first; what was derived from the touched persons is taken away before and put back
// after, exactly. A change that moves units among areas, or the reference day, derives everything
// anew: rare, and the law of snapshot_builder.h holds either way.
#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <utility>

#include "engine/graph/derivation.h"
#include "engine/graph/initiative_tie_changes.h"
#include "engine/graph/posting_changes.h"
#include "engine/graph/posting_rows.h"
#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_builder.h"
#include "engine/graph/snapshot_columns.h"
#include "engine/graph/snapshot_data.h"
#include "engine/graph/tie_changes.h"
#include "engine/graph/venture_changes.h"
#include "engine/graph/venture_postings.h"

namespace veieninn::graph {
namespace {

class Advance {
 public:
  Advance(const SnapshotData& base, const RowChanges& changes)
      : changes_(changes), data_(std::make_unique<SnapshotData>(base)) {
    data_->initiatives = InitiativeBook::next(base.initiatives, changes);
    ties_ = tie_changes_of(base, *data_->initiatives, changes);
  }

  std::unique_ptr<const SnapshotData> run() {
    data_->revision = changes_.revision;
    change_areas();
    change_topics();
    change_units();
    name_new_rows();
    collect_touched();
    if (!structural_) take_away();
    change_contacts();
    for (const model::Venture& row : changes_.ventures) change_venture(*data_, row);
    for (const std::string& id : changes_.gone_ventures) {
      const std::uint32_t venture = forget_row(data_->venture_ids, data_->venture_records, id);
      if (venture != kNone) forget_venture(*data_, venture);
    }
    change_ties();
    change_events();
    excuse_silences();
    change_need_outcomes();
    change_reach();
    if (structural_ || reference_day_moves() || !put_back()) derive_all(*data_);
    return std::move(data_);
  }

 private:
  // -- what is small and rare --

  void change_areas() {
    if (changes_.areas.empty() && changes_.gone_areas.empty()) return;
    const auto old = data_->areas;
    data_->areas = AreaTable::next(old.get(), changes_.areas, changes_.gone_areas);
    for (std::uint32_t area = 0; area < old->size(); ++area) {
      structural_ |= old->row(area).kind != data_->areas->row(area).kind ||
                     old->row(area).parent != data_->areas->row(area).parent;
    }
    data_->area_units.grow(data_->areas->size());
    data_->area_experts.grow(data_->areas->size());
    data_->area_ventures.grow(data_->areas->size());
    data_->area_sums.grow(data_->areas->size());
    data_->area_bounds.grow(data_->areas->size());
  }

  void change_topics() {
    if (changes_.topics.empty() && changes_.gone_topics.empty()) return;
    data_->topics = TopicTable::next(data_->topics.get(), changes_.topics, changes_.gone_topics,
                                     data_->parameters);
    data_->postings.grow(posting_row_count(data_->topics->size()));
    data_->venture_postings.grow(venture_posting_row(data_->topics->size(), 0));
  }

  std::uint32_t name_row(IdIndex& ids, Records& records, const RecordWriter& record) {
    const std::string_view id = RecordReader(record.bytes()).text();
    std::uint32_t dense = ids.find(id, records);
    const bool is_new = dense == kNone;
    if (is_new) {
      dense = records.size();
      records.grow(dense + 1);
    }
    records.replace(dense, record.bytes());
    if (is_new) ids.insert(id, dense, records);
    return dense;
  }

  std::uint32_t forget_row(IdIndex& ids, Records& records, const std::string& id) {
    const std::uint32_t dense = ids.find(id, records);
    if (dense != kNone) {
      ids.erase(id, dense);
      records.replace(dense, {});
    }
    return dense;
  }

  void forget_unit_names(const std::string& id) {
    const std::uint32_t unit = data_->unit_ids.find(id, data_->unit_records);
    if (unit != kNone) data_->unit_names.erase(unit, data_->unit_records[unit]);
  }

  void change_units() {
    const std::uint32_t old_units = data_->units.size();
    for (const model::OrgUnit& row : changes_.units) {
      forget_unit_names(row.id);
      const std::uint32_t unit = name_row(data_->unit_ids, data_->unit_records, record_of(row));
      data_->unit_names.insert(unit, data_->unit_records[unit]);
    }
    const std::uint32_t units = data_->unit_records.size();
    data_->units.grow(units);
    data_->unit_stated_areas.grow(units);
    data_->unit_areas.grow(units);
    data_->unit_home.grow(units);
    data_->unit_members.grow(units);
    data_->unit_sums.grow(units);
    data_->unit_bounds.grow(units);
    for (const model::OrgUnit& row : changes_.units) change_unit(row, old_units);
    for (const std::string& id : changes_.gone_units) {
      forget_unit_names(id);
      const std::uint32_t unit = forget_row(data_->unit_ids, data_->unit_records, id);
      if (unit == kNone) continue;
      data_->units.edit(unit) = {};
      data_->unit_stated_areas.replace(unit, {});
      structural_ = true;
    }
    for (const std::uint32_t unit : new_units_) serve(unit);
  }

  void change_unit(const model::OrgUnit& row, std::uint32_t old_units) {
    const std::uint32_t unit = data_->unit_ids.find(row.id, data_->unit_records);
    const UnitSource next = source_of(row, unit_of(row.parent));
    std::vector<std::uint32_t> areas;
    for (const std::string& id : row.areas) {
      if (const std::uint32_t area = data_->areas->find(id); area != kNone) areas.push_back(area);
    }
    const auto old_areas = data_->unit_stated_areas[unit];
    if (unit >= old_units) {
      new_units_.push_back(unit);
    } else {
      structural_ |=
          next.parent != data_->units[unit].parent || !std::ranges::equal(old_areas, areas);
    }
    data_->units.edit(unit) = next;
    data_->unit_stated_areas.replace(unit, areas);
  }

  // A unit that nobody works in yet.
  void serve(std::uint32_t unit) {
    const auto areas = served_areas(*data_, unit);
    data_->unit_areas.replace(unit, areas);
    data_->unit_home.edit(unit).value = home_of(*data_, unit);
    for (const std::uint32_t area : data_->unit_areas[unit]) {
      add_to_row(data_->area_units, area, std::vector{unit});
    }
  }

  // -- dense ids of new people, ventures and ties, so that references can lead to them --

  void name_new_rows() {
    for (const model::Contact& row : changes_.contacts) {
      name_row(data_->contact_ids, data_->contact_records, record_of(row));
    }
    for (const model::Venture& row : changes_.ventures) {
      name_row(data_->venture_ids, data_->venture_records, record_of(row));
    }
    for (const model::Tie& row : ties_.put) {
      name_row(data_->tie_ids, data_->tie_records, id_record(row.id));
    }
    const std::uint32_t contacts = data_->contact_records.size();
    data_->contacts.grow(contacts);
    data_->stand_ins.grow(contacts);
    data_->absences.grow(contacts);
    data_->stated.grow(contacts);
    data_->events.grow(contacts);
    data_->received.grow(contacts);
    data_->topic_entries.grow(contacts);
    data_->topic_bounds.grow(contacts);
    data_->out_edges.grow(contacts);
    data_->in_edges.grow(contacts);
    grow_ventures(*data_, data_->venture_records.size());
    data_->ties.grow(data_->tie_records.size());
  }

  std::uint32_t unit_of(const std::string& id) const {
    return id.empty() ? kNone : data_->unit_ids.find(id, data_->unit_records);
  }
  std::uint32_t contact_of(const std::string& id) const {
    return id.empty() ? kNone : data_->contact_ids.find(id, data_->contact_records);
  }
  std::uint32_t venture_of(const std::string& id) const {
    return id.empty() ? kNone : data_->venture_ids.find(id, data_->venture_records);
  }

  // -- whose derived columns change --

  void collect_touched() {
    for (const model::Contact& row : changes_.contacts) people_.insert(contact_of(row.id));
    for (const std::string& id : changes_.gone_contacts) {
      const std::uint32_t contact = contact_of(id);
      if (contact == kNone) continue;
      people_.insert(contact);
      tie_givers_.insert(contact);
      for (const Edge& edge : data_->in_edges[contact]) tie_givers_.insert(edge.other);
      for (const Event& event : data_->events[contact]) touch_receiver(event);
    }
    for (const model::Tie& row : ties_.put) {
      touch_tie(data_->tie_ids.find(row.id, data_->tie_records));
      touch_giver(row.from_venture, row.from_venture ? venture_of(row.from) : contact_of(row.from));
    }
    for (const std::string& id : ties_.gone) {
      touch_tie(data_->tie_ids.find(id, data_->tie_records));
    }
    for (const model::Engagement& row : changes_.engagements) {
      touch_event(contact_of(row.contact), venture_of(row.venture), !row.other_contact.empty());
      const std::uint32_t other = contact_of(row.other_contact);
      if (row.kind == model::EngagementKind::kReferred && other != kNone) people_.insert(other);
    }
    for (const std::int64_t sequence : changes_.gone_engagements) {
      const std::uint32_t owner = owner_of(sequence);
      if (owner == kNone) continue;
      for (const Event& event : data_->events[owner]) {
        if (event.sequence != sequence) continue;
        touch_event(owner, event.venture, is_pass_on(event));
        touch_receiver(event);
      }
    }
    collect_ventures();
  }

  void collect_ventures() {
    for (const model::Venture& row : changes_.ventures) ventures_.insert(venture_of(row.id));
    laid_anew_ = ventures_;
    for (const std::string& id : changes_.gone_ventures) {
      if (const std::uint32_t venture = venture_of(id); venture != kNone)
        laid_anew_.insert(venture);
    }
  }

  void touch_event(std::uint32_t contact, std::uint32_t venture, bool passes_on) {
    if (contact == kNone) return;
    people_.insert(contact);
    if (venture != kNone) {
      ventures_.insert(venture);
      pairs_[venture].insert(contact);
    }
    if (passes_on) tie_givers_.insert(contact);
  }

  void touch_receiver(const Event& event) {
    if (is_recommendation(event)) people_.insert(event.other);
  }

  void touch_giver(bool from_venture, std::uint32_t from) {
    if (from != kNone) (from_venture ? ventures_ : tie_givers_).insert(from);
  }

  void touch_tie(std::uint32_t tie) {
    if (tie == kNone || data_->ties[tie].to == kNone) return;
    touch_giver(data_->ties[tie].from_venture, data_->ties[tie].from);
  }

  std::uint32_t owner_of(std::int64_t sequence) const {
    return sequence >= 0 && sequence < data_->event_owner.size()
               ? data_->event_owner[static_cast<std::uint32_t>(sequence)].value
               : kNone;
  }

  // -- people: taken away as they were, put back as they are --

  void take_away() {
    for (const std::uint32_t contact : in_order(people_)) {
      const ContactHot& hot = data_->contacts[contact];
      if (!hot.alive) continue;
      add_to_groups(hot.unit, contact, false);
      take_away_postings(*data_, contact);
      if (hot.unit == kNone) continue;
      units_.insert(hot.unit);
      const auto is_her = [=](const auto& row) { return row.contact == contact; };
      remove_from_row(data_->unit_members, hot.unit, [=](std::uint32_t c) { return c == contact; });
      for (const std::uint32_t area : data_->unit_areas[hot.unit]) {
        remove_from_row(data_->area_experts, area, is_her);
      }
    }
    for (const std::uint32_t giver : in_order(tie_givers_)) {
      for (const Edge& edge : data_->out_edges[giver]) {
        remove_from_row(data_->in_edges, edge.other,
                        [=](const Edge& e) { return e.other == giver; });
      }
    }
    for (const std::uint32_t venture : in_order(laid_anew_)) take_away_venture(*data_, venture);
  }

  void add_to_groups(std::uint32_t unit, std::uint32_t contact, bool add) {
    const Outcomes outcomes = outcomes_of(data_->events[contact], fading_of(*data_));
    add_to_group(data_->all_sums, outcomes, add);
    if (unit == kNone) return;
    add_to_group(data_->unit_sums.edit(unit), outcomes, add);
    if (const std::uint32_t home = data_->unit_home[unit].value; home != kNone) {
      add_to_group(data_->area_sums.edit(home), outcomes, add);
    }
  }

  // The newest time of a group may only be too late, never too early: too late costs the exact slow
  // path, which gives the same.
  static void add_to_group(GroupSums& group, const Outcomes& outcomes, bool add) {
    if (add) {
      group.sums.success.add(outcomes.sums.success);
      group.sums.total.add(outcomes.sums.total);
      group.last_outcome_time = std::max(group.last_outcome_time, outcomes.last_outcome_time);
    } else {
      group.sums.success.subtract(outcomes.sums.success);
      group.sums.total.subtract(outcomes.sums.total);
    }
  }

  // False when everything has to be derived anew.
  bool put_back() {
    for (const std::uint32_t contact : in_order(people_)) {
      if (data_->contacts[contact].alive) {
        put_back(contact);
      } else {
        data_->topic_entries.replace(contact, {});
        data_->topic_bounds.replace(contact, {});
      }
    }
    if (!raise_answer_bounds(*data_, units_, people_)) return false;
    for (const std::uint32_t contact : in_order(people_)) {
      if (data_->contacts[contact].alive) put_back_postings(*data_, contact);
    }
    for (const std::uint32_t giver : in_order(tie_givers_)) derive_edges_of(*data_, giver, stated_);
    for (const std::uint32_t venture : in_order(ventures_)) {
      derive_ventures_of(*data_, venture, pairs_[venture], stated_);
    }
    for (const std::uint32_t venture : in_order(laid_anew_)) put_back_venture(*data_, venture);
    return true;
  }

  void put_back(std::uint32_t contact) {
    const Fading fading = fading_of(*data_);
    const Outcomes outcomes = outcomes_of(data_->events[contact], fading);
    ContactHot& hot = data_->contacts.edit(contact);
    hot.last_outcome_time = outcomes.last_outcome_time;
    hot.last_sent_time = outcomes.last_sent_time;
    hot.answers_on_reference_day = outcomes.sums.success.on_reference_day();
    hot.outcomes_on_reference_day = outcomes.sums.total.on_reference_day();
    hot.ended_on_reference_day = static_cast<float>(outcomes.ended.on_reference_day());
    hot.has_declined = has_declined(data_->events[contact]);
    add_to_groups(hot.unit, contact, true);
    const auto entries =
        topic_entries_of(topic_sources_of(*data_, contact), data_->parameters, fading);
    data_->topic_entries.replace(contact, entries);
    const auto bounds = topic_bounds_of(entries, data_->parameters, fading);
    data_->topic_bounds.replace(contact, bounds);
    std::vector<AreaExpert> expert;
    expert.reserve(bounds.size());
    for (const TopicBound& known : bounds) expert.push_back({known.topic, contact, known.bound});
    if (hot.unit == kNone) return;
    units_.insert(hot.unit);
    add_to_row(data_->unit_members, hot.unit, std::vector{contact});
    for (const std::uint32_t area : data_->unit_areas[hot.unit]) {
      add_to_row(data_->area_experts, area, expert);
    }
  }

  void change_contacts() {
    for (const model::Contact& row : changes_.contacts) {
      const std::uint32_t contact = contact_of(row.id);
      ContactHot hot = hot_of(row);
      hot.unit = unit_of(row.unit);
      data_->contacts.edit(contact) = hot;
      data_->stand_ins.edit(contact) = {contact_of(row.deputy), contact_of(row.successor)};
      data_->absences.replace(contact, row.absences);
      std::vector<StatedExpertise> stated;
      for (const model::Expertise& one : row.expertise) {
        const std::uint32_t topic = data_->topics->find(one.topic);
        if (topic != kNone) stated.push_back(stated_of(one, topic));
      }
      data_->stated.replace(contact, stated);
    }
    for (const std::string& id : changes_.gone_contacts) {
      const std::uint32_t contact = forget_row(data_->contact_ids, data_->contact_records, id);
      if (contact == kNone) continue;
      data_->contacts.edit(contact) = {};
      data_->stand_ins.edit(contact) = {};
      data_->absences.replace(contact, {});
      data_->stated.replace(contact, {});
      for (const Event& event : data_->events[contact]) {
        data_->event_owner.edit(static_cast<std::uint32_t>(event.sequence)).value = kNone;
      }
      for (const Event& event : data_->events[contact]) take_from_receiver(event);
      data_->events.replace(contact, {});
      data_->received.replace(contact, {});
    }
  }

  // -- ties --

  void change_ties() {
    for (const model::Tie& row : ties_.put) {
      const std::uint32_t tie = data_->tie_ids.find(row.id, data_->tie_records);
      const std::uint32_t from = row.from_venture ? venture_of(row.from) : contact_of(row.from);
      data_->ties.edit(tie) = source_of(row, from, contact_of(row.to));
      stated_[{row.from_venture, from}].push_back(tie);
    }
    for (const std::string& id : ties_.gone) {
      const std::uint32_t tie = forget_row(data_->tie_ids, data_->tie_records, id);
      if (tie != kNone) data_->ties.edit(tie) = {};
    }
  }

  // -- events --

  void change_events() {
    boost::unordered_flat_map<std::uint32_t, std::vector<Event>> rows;
    const auto row_of = [&](std::uint32_t contact) -> std::vector<Event>& {
      const auto [found, is_new] = rows.try_emplace(contact);
      if (is_new) {
        const auto old = data_->events[contact];
        found->second.assign(old.begin(), old.end());
      }
      return found->second;
    };
    for (const std::int64_t sequence : changes_.gone_engagements) {
      const std::uint32_t owner = owner_of(sequence);
      if (owner == kNone) continue;
      std::erase_if(row_of(owner), [&](const Event& event) {
        if (event.sequence != sequence) return false;
        take_from_receiver(event);
        return true;
      });
      data_->event_owner.edit(static_cast<std::uint32_t>(sequence)).value = kNone;
    }
    for (const model::Engagement& row : changes_.engagements) {
      const std::uint32_t contact = contact_of(row.contact);
      const std::uint32_t venture = venture_of(row.venture);
      if (contact == kNone || venture == kNone) continue;
      const auto sequence = static_cast<std::uint32_t>(row.sequence);
      if (sequence >= data_->event_owner.size()) data_->event_owner.grow(sequence + 1);
      data_->event_owner.edit(sequence).value = contact;
      const Event event = {row.time.unix_seconds,
                           row.sequence,
                           venture,
                           contact_of(row.other_contact),
                           row.topic.empty() ? kNone : data_->topics->find(row.topic),
                           row.kind};
      row_of(contact).push_back(event);
      if (is_recommendation(event)) give_to_receiver(event, contact);
      data_->newest_event_time = std::max(data_->newest_event_time, row.time.unix_seconds);
    }
    for (auto& [contact, events] : rows) {
      std::ranges::sort(events, comes_before);
      data_->events.replace(contact, events);
    }
  }

  // Absences may have been told of after the silence.
  void excuse_silences() {
    for (const std::uint32_t contact : in_order(people_)) {
      const auto absences = data_->absences[contact];
      const auto old = data_->events[contact];
      const auto differs = [&](const Event& event) {
        return event.is_excused != is_excused(event, absences);
      };
      if (std::ranges::none_of(old, differs)) continue;
      std::vector<Event> events(old.begin(), old.end());
      for (Event& event : events) {
        if (!differs(event)) continue;
        event.is_excused = !event.is_excused;
        ventures_.insert(event.venture);
        pairs_[event.venture].insert(contact);
      }
      data_->events.replace(contact, events);
    }
  }

  void give_to_receiver(const Event& event, std::uint32_t owner) {
    const auto old = data_->received[event.other];
    std::vector<Event> row(old.begin(), old.end());
    row.push_back(as_received(event, owner));
    std::ranges::sort(row, comes_before);
    data_->received.replace(event.other, row);
  }
  void take_from_receiver(const Event& event) {
    if (!is_recommendation(event)) return;
    remove_from_row(data_->received, event.other,
                    [&](const Event& one) { return one.sequence == event.sequence; });
  }

  // -- where needs ended --

  void change_need_outcomes() {
    std::vector<NeedOutcomeRow> added;
    for (const model::Engagement& row : changes_.engagements) {
      if (row.need_words.empty()) continue;
      added.push_back({row.sequence, row.time.unix_seconds, venture_of(row.venture), kNone,
                       data_->topics->find(row.topic), row.need_words});
    }
    const bool some_gone = !changes_.gone_engagements.empty() || !changes_.gone_contacts.empty();
    const bool topics_changed = !changes_.topics.empty() || !changes_.gone_topics.empty();
    if (added.empty() && !some_gone && !topics_changed) return;
    learn_more_needs(*data_, std::move(added), some_gone, topics_changed);
  }

  // -- what initiatives reach --

  void change_reach() {
    const bool initiatives_change =
        !changes_.initiatives.empty() || !changes_.participations.empty() ||
        !changes_.gone_initiatives.empty() || !changes_.gone_participations.empty();
    const bool others_change = !changes_.areas.empty() || !changes_.gone_areas.empty() ||
                               !changes_.topics.empty() || !changes_.gone_topics.empty() ||
                               !changes_.units.empty() || !changes_.gone_units.empty() ||
                               !changes_.gone_contacts.empty();
    if (!initiatives_change && (!others_change || data_->initiatives->initiatives().empty())) {
      return;
    }
    const auto old = std::exchange(data_->reach, InitiativeReach::of(*data_));
    if (!old->has_answers() && !data_->reach->has_answers()) return;
    for (std::uint32_t unit = 0; unit < data_->units.size(); ++unit) {
      if (data_->reach->greatest_answer_odds(*data_, unit) > 1) units_.insert(unit);
    }
  }

  bool reference_day_moves() const {
    return data_->newest_event_time != kNoTime &&
           belief::reference_day(day_of(Instant{data_->newest_event_time})) != data_->reference_day;
  }

  const RowChanges& changes_;
  std::unique_ptr<SnapshotData> data_;
  bool structural_ = false;
  std::vector<std::uint32_t> new_units_;
  Touched units_;  // of the people, before and after
  Touched people_;
  Touched tie_givers_;
  Touched ventures_;
  Touched laid_anew_;  // those whose rows or facts change
  boost::unordered_flat_map<std::uint32_t, Touched>
      pairs_;  // venture -> contacts with changed events
  TieChanges ties_;
  ChangedTies stated_;
};

}  // namespace

std::shared_ptr<const Snapshot> advance(const std::shared_ptr<const Snapshot>& base,
                                        const RowChanges& changes) {
  return std::make_shared<const Snapshot>(Advance(base->data(), changes).run());
}

}  // namespace veieninn::graph
