#include "tests/engine/small_town.h"

namespace veieninn::test {

SmallTown::SmallTown(int experts, int ventures) {
  model::Area area;
  area.id = "3101";
  area.names = {{"nb", "Eksempelby"}};
  world_.areas.push_back(area);
  model::Topic topic;
  topic.id = "topic";
  topic.labels = {{"nb", "emne"}};
  world_.topics.push_back(topic);
  for (int i = 0; i < experts; ++i) {
    const std::string number = std::to_string(i);
    model::OrgUnit unit;
    unit.id = "u" + number;
    unit.names = {{"nb", "Enhet " + number}};
    unit.areas = {area.id};
    world_.units.push_back(unit);
    model::Contact contact;
    contact.id = "c" + number;
    contact.display_name = "Rolig Bok " + number;
    contact.unit = unit.id;
    contact.confirm_time = kNow;
    contact.capacity_per_week = 1000;
    contact.channels = {{model::ChannelKind::kEmail, model::ChannelVisibility::kPublic,
                         contact.id + "@example.org"}};
    model::Expertise expertise;
    expertise.topic = topic.id;
    expertise.verify_time = kNow;
    contact.expertise = {expertise};
    world_.contacts.push_back(contact);
  }
  for (int i = 0; i < ventures; ++i) {
    model::Venture venture;
    venture.id = "v" + std::to_string(i);
    venture.display_name = "Eksempel " + venture.id;
    world_.ventures.push_back(venture);
  }
}

model::Engagement& SmallTown::add(model::EngagementKind kind, int venture, int contact,
                                  Instant time) {
  model::Engagement row;
  row.sequence = static_cast<std::int64_t>(world_.engagements.size()) + 1;
  row.time = time;
  row.kind = kind;
  row.venture = "v" + std::to_string(venture);
  row.contact = "c" + std::to_string(contact);
  row.topic = "topic";
  return world_.engagements.emplace_back(row);
}

std::shared_ptr<const graph::Snapshot> SmallTown::build(
    const belief::ModelParameters& parameters) const {
  return test::build(world_, 0, parameters);
}

routing::RouteRequest SmallTown::request(const graph::Snapshot& snapshot, Instant as_of) {
  routing::RouteRequest request;
  request.need = {{snapshot.find_topic("topic"), 1}};
  request.area = snapshot.find_area("3101");
  request.as_of_time = as_of;
  return request;
}

}  // namespace veieninn::test
