#include "engine/graph/touched_rows.h"

#include <string>

#include "engine/graph/derivation.h"
#include "engine/graph/event_changes.h"
#include "engine/graph/named_rows.h"

namespace veieninn::graph {
namespace {

void touch_giver(TouchedRows& touched, bool from_venture, std::uint32_t from) {
  if (from != kNone) (from_venture ? touched.ventures : touched.tie_givers).insert(from);
}

void touch_receiver(TouchedRows& touched, const Event& event) {
  if (is_recommendation(event)) touched.people.insert(event.other);
}

void touch_event(TouchedRows& touched, std::uint32_t contact, std::uint32_t venture,
                 bool passes_on) {
  if (contact == kNone) return;
  touched.people.insert(contact);
  if (venture != kNone) touched.touch_pair(venture, contact);
  if (passes_on) touched.tie_givers.insert(contact);
}

void touch_contacts(TouchedRows& touched, const SnapshotData& data, const RowChanges& changes) {
  for (const model::Contact& row : changes.contacts) {
    touched.people.insert(contact_of(data, row.id));
  }
  for (const std::string& id : changes.gone_contacts) {
    const std::uint32_t contact = contact_of(data, id);
    if (contact == kNone) continue;
    touched.people.insert(contact);
    touched.tie_givers.insert(contact);
    for (const Edge& edge : data.in_edges[contact]) touched.tie_givers.insert(edge.other);
    for (const Event& event : data.events[contact]) touch_receiver(touched, event);
  }
}

void touch_ties(TouchedRows& touched, const SnapshotData& data, const TieChanges& ties) {
  const auto touch_old = [&](const std::string& id) {
    const std::uint32_t tie = data.tie_ids.find(id, data.tie_records);
    if (tie == kNone || data.ties[tie].to == kNone) return;
    touch_giver(touched, data.ties[tie].from_venture, data.ties[tie].from);
  };
  for (const model::Tie& row : ties.put) {
    touch_old(row.id);
    touch_giver(touched, row.from_venture,
                row.from_venture ? venture_of(data, row.from) : contact_of(data, row.from));
  }
  for (const std::string& id : ties.gone) touch_old(id);
}

void touch_engagements(TouchedRows& touched, const SnapshotData& data, const RowChanges& changes) {
  for (const model::Engagement& row : changes.engagements) {
    touch_event(touched, contact_of(data, row.contact), venture_of(data, row.venture),
                !row.other_contact.empty());
    const std::uint32_t other = contact_of(data, row.other_contact);
    if (row.kind == model::EngagementKind::kReferred && other != kNone) {
      touched.people.insert(other);
    }
  }
  for (const std::int64_t sequence : changes.gone_engagements) {
    const std::uint32_t owner = event_owner_of(data, sequence);
    if (owner == kNone) continue;
    for (const Event& event : data.events[owner]) {
      if (event.sequence != sequence) continue;
      touch_event(touched, owner, event.venture, is_pass_on(event));
      touch_receiver(touched, event);
    }
  }
}

void touch_ventures(TouchedRows& touched, const SnapshotData& data, const RowChanges& changes) {
  for (const model::Venture& row : changes.ventures) {
    touched.ventures.insert(venture_of(data, row.id));
  }
  touched.laid_anew = touched.ventures;
  for (const std::string& id : changes.gone_ventures) {
    const std::uint32_t venture = venture_of(data, id);
    if (venture != kNone) touched.laid_anew.insert(venture);
  }
}

}  // namespace

TouchedRows touched_by(const SnapshotData& data, const RowChanges& changes,
                       const TieChanges& ties) {
  TouchedRows touched;
  touch_contacts(touched, data, changes);
  touch_ties(touched, data, ties);
  touch_engagements(touched, data, changes);
  // Last: their facts rest on their ties and events, so that those too lay them anew.
  touch_ventures(touched, data, changes);
  return touched;
}

}  // namespace veieninn::graph
