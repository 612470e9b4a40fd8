#include "engine/graph/contact_changes.h"

#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/event_changes.h"
#include "engine/graph/named_rows.h"
#include "engine/graph/snapshot_columns.h"

namespace veieninn::graph {
namespace {

void change_contact(SnapshotData& data, const model::Contact& row) {
  const std::uint32_t contact = contact_of(data, row.id);
  ContactHot hot = hot_of(row);
  hot.unit = unit_of(data, row.unit);
  data.contacts.edit(contact) = hot;
  data.stand_ins.edit(contact) = {contact_of(data, row.deputy), contact_of(data, row.successor)};
  data.absences.replace(contact, row.absences);
  std::vector<StatedExpertise> stated;
  for (const model::Expertise& one : row.expertise) {
    const std::uint32_t topic = data.topics->find(one.topic);
    if (topic != kNone) stated.push_back(stated_of(one, topic));
  }
  data.stated.replace(contact, stated);
}

void forget_contact(SnapshotData& data, const std::string& id) {
  const std::uint32_t contact = forget_row(data.contact_ids, data.contact_records, id);
  if (contact == kNone) return;
  data.contacts.edit(contact) = {};
  data.stand_ins.edit(contact) = {};
  data.absences.replace(contact, {});
  data.stated.replace(contact, {});
  forget_events_of(data, contact);
}

}  // namespace

void name_contacts(SnapshotData& data, const RowChanges& changes) {
  for (const model::Contact& row : changes.contacts) {
    name_row(data.contact_ids, data.contact_records, record_of(row));
  }
  const std::uint32_t contacts = data.contact_records.size();
  data.contacts.grow(contacts);
  data.stand_ins.grow(contacts);
  data.absences.grow(contacts);
  data.stated.grow(contacts);
  data.events.grow(contacts);
  data.received.grow(contacts);
  data.topic_entries.grow(contacts);
  data.topic_bounds.grow(contacts);
  data.out_edges.grow(contacts);
  data.in_edges.grow(contacts);
}

void change_contacts(SnapshotData& data, const RowChanges& changes) {
  for (const model::Contact& row : changes.contacts) change_contact(data, row);
  for (const std::string& id : changes.gone_contacts) forget_contact(data, id);
}

}  // namespace veieninn::graph
