#include "engine/graph/contact_derivation.h"

#include <algorithm>
#include <vector>

#include "engine/graph/derivation.h"
#include "engine/graph/row_edits.h"

namespace veieninn::graph {
namespace {

// The newest time of a group may only be too late, never too early: too late costs the exact slow
// path, which gives the same.
void add_to_group(GroupSums& group, const Outcomes& outcomes, bool add) {
  if (add) {
    group.sums.success.add(outcomes.sums.success);
    group.sums.total.add(outcomes.sums.total);
    group.last_outcome_time = std::max(group.last_outcome_time, outcomes.last_outcome_time);
  } else {
    group.sums.success.subtract(outcomes.sums.success);
    group.sums.total.subtract(outcomes.sums.total);
  }
}

void add_to_groups(SnapshotData& data, std::uint32_t unit, const Outcomes& outcomes, bool add) {
  add_to_group(data.all_sums, outcomes, add);
  if (unit == kNone) return;
  add_to_group(data.unit_sums.edit(unit), outcomes, add);
  if (const std::uint32_t home = data.unit_home[unit].value; home != kNone) {
    add_to_group(data.area_sums.edit(home), outcomes, add);
  }
}

void put_back_sums(SnapshotData& data, std::uint32_t contact) {
  const Outcomes outcomes = outcomes_of(data.events[contact], fading_of(data));
  ContactHot& hot = data.contacts.edit(contact);
  hot.last_outcome_time = outcomes.last_outcome_time;
  hot.last_sent_time = outcomes.last_sent_time;
  hot.answers_on_reference_day = outcomes.sums.success.on_reference_day();
  hot.outcomes_on_reference_day = outcomes.sums.total.on_reference_day();
  hot.ended_on_reference_day = static_cast<float>(outcomes.ended.on_reference_day());
  hot.has_declined = has_declined(data.events[contact]);
  add_to_groups(data, hot.unit, outcomes, true);
}

void put_back_topics(SnapshotData& data, std::uint32_t contact) {
  const Fading fading = fading_of(data);
  const auto entries = topic_entries_of(topic_sources_of(data, contact), data.parameters, fading);
  data.topic_entries.replace(contact, entries);
  data.topic_bounds.replace(contact, topic_bounds_of(entries, data.parameters, fading));
}

void put_back_places(SnapshotData& data, std::uint32_t contact) {
  const std::uint32_t unit = data.contacts[contact].unit;
  if (unit == kNone) return;
  const auto bounds = data.topic_bounds[contact];
  std::vector<AreaExpert> expert;
  expert.reserve(bounds.size());
  for (const TopicBound& known : bounds) expert.push_back({known.topic, contact, known.bound});
  add_to_row(data.unit_members, unit, std::vector{contact});
  for (const std::uint32_t area : data.unit_areas[unit]) {
    add_to_row(data.area_experts, area, expert);
  }
}

}  // namespace

void take_away_derived(SnapshotData& data, std::uint32_t contact) {
  const ContactHot& hot = data.contacts[contact];
  if (!hot.alive) return;
  add_to_groups(data, hot.unit, outcomes_of(data.events[contact], fading_of(data)), false);
  if (hot.unit == kNone) return;
  remove_from_row(data.unit_members, hot.unit, [=](std::uint32_t one) { return one == contact; });
  for (const std::uint32_t area : data.unit_areas[hot.unit]) {
    remove_from_row(data.area_experts, area,
                    [=](const AreaExpert& expert) { return expert.contact == contact; });
  }
}

void put_back_derived(SnapshotData& data, std::uint32_t contact) {
  if (!data.contacts[contact].alive) {
    data.topic_entries.replace(contact, {});
    data.topic_bounds.replace(contact, {});
    return;
  }
  put_back_sums(data, contact);
  put_back_topics(data, contact);
  put_back_places(data, contact);
}

}  // namespace veieninn::graph
