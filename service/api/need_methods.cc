#include "service/api/need_methods.h"

#include <string>
#include <utility>
#include <vector>

#include "engine/taxonomy/need_reading.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/need_question.h"
#include "service/api/resource_names.h"
#include "service/api/route_reply.h"
#include "service/api/routing_methods.h"

namespace veieninn::api {
namespace {

void read_text(FieldReader& reader, const std::string& text, std::size_t bytes_max) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    reader.reject({"text"}, "is empty", "write what is needed");
  } else if (text.size() > bytes_max) {
    reader.reject({"text"}, "is " + std::to_string(text.size()) + " bytes long",
                  "say it in at most " + std::to_string(bytes_max));
  }
}

void write_unit(const graph::Snapshot& snapshot, const std::string& text,
                const taxonomy::NamedRun& unit, v1::NamedOrgUnit* written) {
  written->set_org_unit(
      name_of(store::ResourceKind::kOrgUnit, snapshot.unit_id(UnitIndex{unit.named})));
  written->set_text(text.substr(unit.words.start, unit.words.end - unit.words.start));
  written->set_start_offset(static_cast<std::int32_t>(unit.words.start));
  written->set_end_offset(static_cast<std::int32_t>(unit.words.end));
}

Result<void> all_well(FieldReader& reader) {
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return {};
}

}  // namespace

Result<void> NeedMethods::resolve_need(const Call& call, const v1::ResolveNeedRequest& request,
                                       v1::ResolveNeedResponse& response) {
  FieldReader reader("", Instant{});
  read_text(reader, request.text(), taxonomy::kNeedTextBytesMax);
  const Language language = read_language(reader, request.language_code());
  if (Result<void> read = all_well(reader); !read) return read;
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const graph::NeedUnderstanding need = snapshot.understand(request.text());
  for (const taxonomy::NamedRun& unit : need.units) {
    write_unit(snapshot, request.text(), unit, response.add_org_units());
  }
  for (const taxonomy::PlaceMention& place : need.places) {
    write_place(snapshot, language, request.text(), place, response.add_places());
  }
  write_need_topics(snapshot, language, request.text(), need.topics,
                    response.mutable_need_topics());
  response.set_revision(snapshot.revision());
  return {};
}

Result<void> NeedMethods::suggest_topics(const Call& call, const v1::SuggestTopicsRequest& request,
                                         v1::SuggestTopicsResponse& response) {
  FieldReader reader("", Instant{});
  read_text(reader, request.text(), kTypedTextBytesMax);
  const Language language = read_language(reader, request.language_code());
  const int count = request.max_topics();
  if (count < 0 || count > kSuggestedTopicsMax) {
    reader.reject({"max_topics"}, "is " + std::to_string(count), "use 1 to 20");
  }
  if (Result<void> read = all_well(reader); !read) return read;
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const std::string_view code = code_of(language);
  for (const taxonomy::SuggestedTopic& suggested : snapshot.topic_suggester().suggest(
           request.text(), code,
           static_cast<std::size_t>(count == 0 ? kSuggestedTopicsDefault : count))) {
    v1::TopicSuggestion* written = response.add_suggestions();
    written->set_topic(name_of(store::ResourceKind::kTopic, suggested.topic));
    const TopicIndex topic = snapshot.find_topic(suggested.topic);
    if (!topic.is_none()) {
      written->set_display_name(std::string(snapshot.topic_label(topic, code)));
    }
    written->set_matched_text(suggested.text);
    written->set_kind(suggested.is_label ? v1::MATCH_KIND_LABEL : v1::MATCH_KIND_SYNONYM);
  }
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
