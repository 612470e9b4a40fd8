#include "bench/passing/desk_world.h"

#include <set>

#include "engine/graph/snapshot_builder.h"

namespace veieninn::bench {
namespace {

constexpr const char* kPlace = "3101";

model::Contact contact(std::string id) {
  model::Contact row;
  row.display_name = "Rolig Bok " + id;
  row.id = std::move(id);
  row.unit = "desk";
  row.capacity_per_week = 60'000;  // load is measured elsewhere
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, row.id + "@example.org"}};
  return row;
}

}  // namespace

DeskWorld::DeskWorld(std::span<const Event> events, const belief::ModelParameters& parameters) {
  graph::SnapshotOptions options;
  options.parameters = parameters;
  // Entries of this world are never confirmed again.
  options.parameters.confirmation_fresh_days = 100'000;
  options.parameters.confirmation_hidden_days = 200'000;
  graph::SnapshotBuilder builder(std::move(options));
  model::Area area;
  area.id = kPlace;
  area.names = {{"nb", "Eksempelby"}};
  builder.add(area);
  model::OrgUnit unit;
  unit.id = "desk";
  unit.names = {{"nb", "Servicetorget"}};
  unit.areas = {kPlace};
  builder.add(unit);
  model::Contact door = contact(front_door());
  door.front_door = true;
  builder.add(door);
  std::set<belief::Party> people;
  std::set<belief::Party> askers;
  std::set<belief::Term> terms;
  for (const Event& event : events) {
    people.insert(event.answerers.begin(), event.answerers.end());
    askers.insert(event.asker);
    terms.insert(event.terms.begin(), event.terms.end());
  }
  for (const belief::Party person : people) builder.add(contact(contact_of(person)));
  for (const belief::Party asker : askers) {
    model::Venture venture;
    venture.id = venture_of(asker);
    builder.add(venture);
  }
  for (const belief::Term term : terms) {
    model::Topic topic;
    topic.id = topic_of(term);
    builder.add(topic);
  }
  snapshot_ = std::move(builder).build(1);
}

void DeskWorld::record(std::vector<model::Engagement> facts) {
  if (facts.empty()) return;
  for (model::Engagement& fact : facts) fact.sequence = ++sequence_;
  graph::RowChanges changes;
  changes.revision = snapshot_->revision() + 1;
  changes.engagements = std::move(facts);
  snapshot_ = graph::advance(snapshot_, changes);
}

}  // namespace veieninn::bench
