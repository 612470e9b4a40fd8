#include "service/api/need_question.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "engine/graph/initiative_book.h"
#include "engine/taxonomy/need_reading.h"
#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

void check_need_text(FieldReader& reader, const FieldPath& path, const std::string& text) {
  if (text.size() <= taxonomy::kNeedTextBytesMax) return;
  reader.reject(path, "is " + std::to_string(text.size()) + " bytes long",
                "say it in at most 4000");
}

std::vector<std::string> read_need(FieldReader& reader, const v1::Need& need) {
  if (is_blank(need.text()) && need.topics().empty()) {
    reader.reject({"need"}, "is empty", "write a sentence of what is needed, or name topics");
  }
  check_need_text(reader, {"need.text"}, need.text());
  if (need.topics_size() > kNeedTopicsGivenMax) {
    reader.reject({"need.topics"}, "has " + std::to_string(need.topics_size()) + " topics",
                  "name at most 32");
    return {};
  }
  return reader.ids("need.topics", need.topics(), ResourceKind::kTopic);
}

Language read_language(FieldReader& reader, const std::string& code) {
  if (const auto language = language_of(code)) return *language;
  reader.reject({"language_code"}, "is not a language of ours", std::string(kLanguageRemedy));
  return Language::kBokmal;
}

std::int32_t read_introductions(FieldReader& reader, std::int32_t asked) {
  if (asked < 0 || asked > kIntroductionsMax) {
    reader.reject({"max_introductions"}, "is " + std::to_string(asked), "use 0 to 3");
  }
  return asked;
}

std::int32_t read_count(FieldReader& reader, const char* field, std::int32_t asked,
                        std::int32_t usual, std::int32_t most) {
  if (asked == 0) return usual;
  if (asked < 0 || asked > most) {
    reader.reject({field}, "is " + std::to_string(asked), "use 1 to " + std::to_string(most));
  }
  return asked;
}

Result<AreaIndex> find_area(const graph::Snapshot& snapshot, const std::string& id) {
  if (id.empty()) return AreaIndex{};
  const AreaIndex area = snapshot.find_area(id);
  if (area.is_none()) return fail(reference_not_found("area", name_of(ResourceKind::kArea, id)));
  return area;
}

Result<VentureIndex> find_venture(const graph::Snapshot& snapshot, const std::string& id,
                                  const std::string& field) {
  if (id.empty()) return VentureIndex{};
  const VentureIndex venture = snapshot.find_venture(id);
  if (venture.is_none()) {
    return fail(reference_not_found(field, name_of(ResourceKind::kVenture, id)));
  }
  return venture;
}

Result<InitiativeIndex> find_initiative(const graph::Snapshot& snapshot, const std::string& id) {
  if (id.empty()) return InitiativeIndex{};
  const InitiativeIndex initiative = snapshot.initiatives().position_of(id);
  if (initiative.is_none()) {
    return fail(reference_not_found("initiative", name_of(ResourceKind::kInitiative, id)));
  }
  return initiative;
}

Result<void> check_known_topics(const graph::Snapshot& snapshot,
                                const std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!snapshot.find_topic(ids[i]).is_none()) continue;
    return fail(reference_not_found("need.topics[" + std::to_string(i) + "]",
                                    name_of(ResourceKind::kTopic, ids[i])));
  }
  return {};
}

std::vector<routing::WeightedTopic> weighted_topics(
    const graph::Snapshot& snapshot, const std::vector<taxonomy::NeedTopic>& topics) {
  std::vector<routing::WeightedTopic> weighted;
  weighted.reserve(topics.size());
  for (const taxonomy::NeedTopic& topic : topics) {
    const TopicIndex index = snapshot.find_topic(topic.topic);
    if (!index.is_none()) weighted.push_back({index, topic.weight});
  }
  return weighted;
}

std::vector<routing::WeightedTopic> equal_topics(const std::vector<TopicIndex>& topics) {
  const std::size_t count = std::min(topics.size(), static_cast<std::size_t>(kNeedTopicsGivenMax));
  std::vector<routing::WeightedTopic> weighted;
  weighted.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    weighted.push_back({topics[i], 1 / static_cast<double>(count)});
  }
  return weighted;
}

std::vector<taxonomy::NeedTopic> shown_topics(const graph::Snapshot& snapshot,
                                              const std::vector<routing::WeightedTopic>& topics) {
  std::vector<taxonomy::NeedTopic> shown;
  for (const routing::WeightedTopic& topic : topics) {
    taxonomy::NeedTopic& added = shown.emplace_back();
    added.topic = snapshot.topic_id(topic.topic);
    added.weight = topic.weight;
  }
  return shown;
}

}  // namespace veieninn::api
