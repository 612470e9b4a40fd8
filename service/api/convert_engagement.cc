#include "service/api/convert_engagement.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/model/row_validation.h"
#include "engine/taxonomy/need_reading.h"
#include "engine/taxonomy/need_words.h"
#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

namespace {

// Of the text only the words stay, and only where they teach something.
void read_need(FieldReader& reader, const v1::Engagement& message, model::Engagement& row) {
  row.need_words = reader.words("need_words", message.need_words());
  if (message.need_text().size() > taxonomy::kNeedTextBytesMax) {
    reader.reject({"need_text"}, "is " + std::to_string(message.need_text().size()) + " bytes long",
                  "say it in at most " + std::to_string(taxonomy::kNeedTextBytesMax));
    return;
  }
  if (!model::is_topic_success(row.kind) || row.topic.empty()) return;
  for (std::string& word : taxonomy::need_words_of(message.need_text())) {
    if (row.need_words.size() == model::kNeedWordsMax) break;
    if (std::ranges::find(row.need_words, word) == row.need_words.end()) {
      row.need_words.push_back(std::move(word));
    }
  }
  std::ranges::sort(row.need_words);
}

}  // namespace

model::Engagement read_row(FieldReader& reader, const v1::Engagement& message) {
  model::Engagement row;
  if (message.has_time()) {
    row.time = reader.instant({"time"}, message.time());
  } else {
    reader.reject({"time"}, "is not set", "say when it happened");
  }
  row.kind = reader.choice<model::EngagementKind>({"kind"}, message.kind(), v1::EngagementKind_MAX);
  row.venture = reader.required_id({"venture"}, message.venture(), ResourceKind::kVenture);
  row.contact = reader.required_id({"contact"}, message.contact(), ResourceKind::kContact);
  row.other_contact = reader.id({"other_contact"}, message.other_contact(), ResourceKind::kContact);
  row.topic = reader.id({"topic"}, message.topic(), ResourceKind::kTopic);
  row.area = reader.id({"area"}, message.area(), ResourceKind::kArea);
  row.source_id = message.source_id();
  read_need(reader, message, row);
  return row;
}

void write_row(const model::Engagement& row, v1::Engagement* message) {
  message->set_name(engagement_name(row.sequence));
  write_instant(row.time, message->mutable_time());
  message->set_kind(static_cast<v1::EngagementKind>(row.kind));
  message->set_venture(name_of(ResourceKind::kVenture, row.venture));
  message->set_contact(name_of(ResourceKind::kContact, row.contact));
  message->set_other_contact(optional_name(ResourceKind::kContact, row.other_contact));
  message->set_topic(optional_name(ResourceKind::kTopic, row.topic));
  message->set_area(optional_name(ResourceKind::kArea, row.area));
  message->set_source_id(row.source_id);
  message->mutable_need_words()->Assign(row.need_words.begin(), row.need_words.end());
}

}  // namespace veieninn::api
