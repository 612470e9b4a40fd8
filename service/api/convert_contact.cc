#include "service/api/convert_contact.h"

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

namespace {

model::Expertise read_expertise(FieldReader& reader, int index, const v1::Expertise& message) {
  constexpr std::string_view kList = "expertise";
  model::Expertise entry;
  entry.topic = reader.required_id({kList, index, "topic"}, message.topic(), ResourceKind::kTopic);
  entry.level = reader.choice<model::ExpertiseLevel>({kList, index, "level"}, message.level(),
                                                     v1::EXPERTISE_LEVEL_EXPERT);
  if (message.has_verify_time()) {
    entry.verify_time = reader.instant({kList, index, "verify_time"}, message.verify_time());
  } else {
    reader.reject({kList, index, "verify_time"}, "is not set",
                  "say when she or her registrar last confirmed it");
  }
  if (message.has_expire_time()) {
    entry.expire_time = reader.instant({kList, index, "expire_time"}, message.expire_time());
  }
  return entry;
}

model::Channel read_channel(FieldReader& reader, int index, const v1::Channel& message) {
  model::Channel channel;
  channel.kind = reader.choice<model::ChannelKind>({"channels", index, "kind"}, message.kind(),
                                                   v1::CHANNEL_KIND_VISIT);
  channel.visibility = reader.choice<model::ChannelVisibility>(
      {"channels", index, "visibility"}, message.visibility(), v1::CHANNEL_VISIBILITY_INTERNAL);
  channel.value = message.value();
  return channel;
}

void read_lists(FieldReader& reader, const v1::Contact& message, model::Contact* row) {
  for (int i = 0; i < message.expertise_size(); ++i) {
    row->expertise.push_back(read_expertise(reader, i, message.expertise(i)));
  }
  row->languages.assign(message.language_codes().begin(), message.language_codes().end());
  for (int i = 0; i < message.absences_size(); ++i) {
    row->absences.push_back(reader.window("absences", i, message.absences(i)));
  }
  for (int i = 0; i < message.channels_size(); ++i) {
    row->channels.push_back(read_channel(reader, i, message.channels(i)));
  }
}

void write_expertise(const model::Expertise& entry, v1::Expertise* message) {
  message->set_topic(name_of(ResourceKind::kTopic, entry.topic));
  message->set_level(static_cast<v1::ExpertiseLevel>(entry.level));
  write_instant(entry.verify_time, message->mutable_verify_time());
  if (entry.expire_time != kNever) write_instant(entry.expire_time, message->mutable_expire_time());
}

void write_lists(const model::Contact& row, v1::Contact* message) {
  for (const model::Expertise& entry : row.expertise) {
    write_expertise(entry, message->add_expertise());
  }
  message->mutable_language_codes()->Add(row.languages.begin(), row.languages.end());
  for (const TimeWindow& absence : row.absences) write_window(absence, message->add_absences());
  for (const model::Channel& channel : row.channels) {
    v1::Channel* added = message->add_channels();
    added->set_kind(static_cast<v1::ChannelKind>(channel.kind));
    added->set_visibility(static_cast<v1::ChannelVisibility>(channel.visibility));
    added->set_value(channel.value);
  }
}

}  // namespace

model::Contact read_row(FieldReader& reader, const v1::Contact& message) {
  model::Contact row;
  row.display_name = message.display_name();
  row.title = message.title();
  row.unit = reader.required_id({"unit"}, message.unit(), ResourceKind::kOrgUnit);
  row.tenure = reader.window("tenure", -1, message.tenure());
  row.capacity_per_week = message.capacity_per_week();
  row.deputy = reader.id({"deputy"}, message.deputy(), ResourceKind::kContact);
  row.successor = reader.id({"successor"}, message.successor(), ResourceKind::kContact);
  row.front_door = message.front_door();
  row.registrar = message.registrar();
  row.confirm_time = message.has_confirm_time()
                         ? reader.instant({"confirm_time"}, message.confirm_time())
                         : reader.now();
  if (message.has_publish_consent_time()) {
    row.publish_consent_time =
        reader.instant({"publish_consent_time"}, message.publish_consent_time());
  }
  read_lists(reader, message, &row);
  return row;
}

void write_row(const model::Contact& row, v1::Contact* message) {
  message->set_name(name_of(ResourceKind::kContact, row.id));
  message->set_display_name(row.display_name);
  message->set_title(row.title);
  message->set_unit(name_of(ResourceKind::kOrgUnit, row.unit));
  if (row.tenure != TimeWindow{}) write_window(row.tenure, message->mutable_tenure());
  message->set_capacity_per_week(row.capacity_per_week);
  message->set_deputy(optional_name(ResourceKind::kContact, row.deputy));
  message->set_successor(optional_name(ResourceKind::kContact, row.successor));
  message->set_front_door(row.front_door);
  message->set_registrar(row.registrar);
  write_instant(row.confirm_time, message->mutable_confirm_time());
  if (row.publish_consent_time != kNever) {
    write_instant(row.publish_consent_time, message->mutable_publish_consent_time());
  }
  write_lists(row, message);
}

}  // namespace veieninn::api
