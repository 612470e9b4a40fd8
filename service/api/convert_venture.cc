#include "service/api/convert_venture.h"

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

namespace {

model::Collaboration read_collaboration(FieldReader& reader, int index,
                                        const v1::Collaboration& message) {
  constexpr std::string_view kList = "collaborations";
  model::Collaboration entry;
  entry.unit = reader.required_id({kList, index, "unit"}, message.unit(), ResourceKind::kOrgUnit);
  entry.topic = reader.id({kList, index, "topic"}, message.topic(), ResourceKind::kTopic);
  if (message.has_time()) entry.time = reader.instant({kList, index, "time"}, message.time());
  return entry;
}

}  // namespace

model::Venture read_row(FieldReader& reader, const v1::Venture& message) {
  model::Venture row;
  row.display_name = message.display_name();
  row.description = message.description();
  row.topics = reader.ids("topics", message.topics(), ResourceKind::kTopic);
  row.areas = reader.ids("areas", message.areas(), ResourceKind::kArea);
  row.website = message.website();
  row.people.assign(message.people().begin(), message.people().end());
  for (int i = 0; i < message.collaborations_size(); ++i) {
    row.collaborations.push_back(read_collaboration(reader, i, message.collaborations(i)));
  }
  return row;
}

void write_row(const model::Venture& row, v1::Venture* message) {
  message->set_name(name_of(ResourceKind::kVenture, row.id));
  message->set_display_name(row.display_name);
  message->set_description(row.description);
  write_names(ResourceKind::kTopic, row.topics, message->mutable_topics());
  write_names(ResourceKind::kArea, row.areas, message->mutable_areas());
  message->set_website(row.website);
  message->mutable_people()->Add(row.people.begin(), row.people.end());
  for (const model::Collaboration& entry : row.collaborations) {
    v1::Collaboration* added = message->add_collaborations();
    added->set_unit(name_of(ResourceKind::kOrgUnit, entry.unit));
    added->set_topic(optional_name(ResourceKind::kTopic, entry.topic));
    if (entry.time != kAlways) write_instant(entry.time, added->mutable_time());
  }
}

}  // namespace veieninn::api
