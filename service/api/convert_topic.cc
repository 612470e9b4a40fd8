#include "service/api/convert_topic.h"

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

model::Topic read_row(FieldReader& reader, const v1::Topic& message) {
  model::Topic row;
  row.kind = reader.choice<model::TopicKind>({"kind"}, message.kind(), v1::TOPIC_KIND_EXTENSION);
  row.uri = message.uri();
  row.labels = reader.texts(message.labels());
  row.hidden_labels = reader.texts(message.hidden_labels());
  row.broader = reader.ids("broader", message.broader(), ResourceKind::kTopic);
  row.related = reader.ids("related", message.related(), ResourceKind::kTopic);
  row.notes = reader.texts(message.notes());
  row.unlearned_words = reader.words("unlearned_words", message.unlearned_words());
  return row;
}

void write_row(const model::Topic& row, v1::Topic* message) {
  message->set_name(name_of(ResourceKind::kTopic, row.id));
  message->set_kind(static_cast<v1::TopicKind>(row.kind));
  message->set_uri(row.uri);
  write_texts(row.labels, message->mutable_labels());
  write_texts(row.hidden_labels, message->mutable_hidden_labels());
  write_names(ResourceKind::kTopic, row.broader, message->mutable_broader());
  write_names(ResourceKind::kTopic, row.related, message->mutable_related());
  write_texts(row.notes, message->mutable_notes());
  message->mutable_unlearned_words()->Assign(row.unlearned_words.begin(),
                                             row.unlearned_words.end());
}

}  // namespace veieninn::api
