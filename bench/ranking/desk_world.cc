#include "bench/ranking/desk_world.h"

#include <set>

#include "engine/graph/snapshot_builder.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::bench {
namespace {

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

DeskWorld::DeskWorld(std::span<const Event> events, const belief::ModelParameters& parameters,
                     DeskTopics topics) {
  graph::SnapshotOptions options;
  options.parameters = parameters;
  // Entries of this world are never confirmed again.
  options.parameters.confirmation_fresh_days = 100'000;
  options.parameters.confirmation_hidden_days = 200'000;
  graph::SnapshotBuilder builder(std::move(options));
  model::Area area;
  area.id = place();
  area.names = {{"nb", "Eksempelby"}};
  builder.add(area);
  model::OrgUnit unit;
  unit.id = "desk";
  unit.names = {{"nb", "Servicetorget"}};
  unit.areas = {place()};
  builder.add(unit);
  model::Contact door = contact(front_door());
  door.front_door = true;
  builder.add(door);
  std::set<Party> people;
  std::set<Party> askers;
  std::set<Term> terms;
  for (const Event& event : events) {
    people.insert(event.answerers.begin(), event.answerers.end());
    askers.insert(event.asker);
    if (topics == DeskTopics::kTerms) terms.insert(event.terms.begin(), event.terms.end());
  }
  for (const Party person : people) builder.add(contact(contact_of(person)));
  for (const Party asker : askers) {
    model::Venture venture;
    venture.id = venture_of(asker);
    builder.add(venture);
  }
  const auto add_topic = [&](std::string id) {
    model::Topic topic;
    topic.id = std::move(id);
    builder.add(topic);
  };
  if (topics == DeskTopics::kNobodys) {
    add_topic(asked_topic());
    add_topic(past_topic());
  }
  for (const Term term : terms) add_topic(topic_of(term));
  snapshot_ = std::move(builder).build(1);
}

void DeskWorld::use(const belief::ModelParameters& parameters) {
  auto data = std::make_unique<graph::SnapshotData>(snapshot_->data());
  const belief::ModelParameters before = data->parameters;
  data->parameters = parameters;
  data->parameters.confirmation_fresh_days = before.confirmation_fresh_days;
  data->parameters.confirmation_hidden_days = before.confirmation_hidden_days;
  snapshot_ = std::make_shared<const graph::Snapshot>(std::move(data));
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
