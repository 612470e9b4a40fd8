#include "service/api/field_reader.h"

#include "engine/taxonomy/need_words.h"
#include "engine/taxonomy/text_normalizer.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

constexpr std::int32_t kNanosMax = 999'999'999;

}  // namespace

void FieldReader::reject(const FieldPath& path, std::string description, std::string remedy) {
  std::string field = prefix_;
  field += path.list;
  if (path.index >= 0) field.append("[").append(std::to_string(path.index)).append("]");
  if (!path.leaf.empty()) field.append(".").append(path.leaf);
  violations_.push_back({std::move(field), std::move(description), std::move(remedy)});
}

std::string FieldReader::id(const FieldPath& path, const std::string& name,
                            store::ResourceKind kind) {
  if (name.empty()) return {};
  Result<std::string> id = id_of_name(kind, name, {});
  if (id) return *std::move(id);
  FieldViolation& violation = id.error().violations.front();
  reject(path, std::move(violation.description), std::move(violation.remedy));
  return {};
}

std::string FieldReader::required_id(const FieldPath& path, const std::string& name,
                                     store::ResourceKind kind) {
  if (name.empty()) {
    reject(path, "is empty", "name one, such as " + std::string(example_name(kind)));
  }
  return id(path, name, kind);
}

std::vector<std::string> FieldReader::ids(std::string_view list, const Names& names,
                                          store::ResourceKind kind) {
  std::vector<std::string> ids;
  ids.reserve(static_cast<std::size_t>(names.size()));
  for (int i = 0; i < names.size(); ++i) ids.push_back(required_id({list, i}, names[i], kind));
  return ids;
}

Instant FieldReader::instant(const FieldPath& path, const google::protobuf::Timestamp& time) {
  const Instant instant{time.seconds()};
  if (instant < kEarliestInstant || instant > kLatestInstant) {
    reject(path, "is outside the years 1900 to 2200", "give a time within them");
    return kEarliestInstant;
  }
  if (time.nanos() < 0 || time.nanos() > kNanosMax) {
    reject(path, "has nanos outside 0 to 999,999,999", "count nanos forward from the second");
  }
  return instant;
}

TimeWindow FieldReader::window(std::string_view list, int index, const v1::TimePeriod& period) {
  TimeWindow window;
  if (period.has_start_time()) {
    window.from = instant({list, index, "start_time"}, period.start_time());
  }
  if (period.has_end_time()) window.until = instant({list, index, "end_time"}, period.end_time());
  return window;
}

std::vector<model::LocalizedText> FieldReader::texts(
    const google::protobuf::RepeatedPtrField<v1::LocalizedText>& texts) {
  std::vector<model::LocalizedText> rows;
  rows.reserve(static_cast<std::size_t>(texts.size()));
  for (const v1::LocalizedText& text : texts) rows.push_back({text.language_code(), text.text()});
  return rows;
}

std::vector<std::string> FieldReader::words(std::string_view list, const Names& words) {
  std::vector<std::string> spellings;
  spellings.reserve(static_cast<std::size_t>(words.size()));
  for (int i = 0; i < words.size(); ++i) {
    const std::vector<taxonomy::Word> parts = taxonomy::words_of(words[i]);
    if (parts.size() == 1 && taxonomy::is_need_word(parts[0].spelling)) {
      spellings.push_back(parts[0].spelling);
    } else {
      reject({list, i}, "is not a single word of 3 letters to 60 bytes without digits",
             "give one word, such as sykkel");
    }
  }
  return spellings;
}

Result<void> no_violations(FieldReader& reader) {
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return {};
}

void write_instant(Instant instant, google::protobuf::Timestamp* time) {
  time->set_seconds(instant.unix_seconds);
  time->set_nanos(0);
}

void write_window(const TimeWindow& window, v1::TimePeriod* period) {
  if (window.from != kAlways) write_instant(window.from, period->mutable_start_time());
  if (window.until != kNever) write_instant(window.until, period->mutable_end_time());
}

void write_texts(const std::vector<model::LocalizedText>& texts,
                 google::protobuf::RepeatedPtrField<v1::LocalizedText>* out) {
  out->Reserve(static_cast<int>(texts.size()));
  for (const model::LocalizedText& text : texts) {
    v1::LocalizedText* added = out->Add();
    added->set_language_code(text.language);
    added->set_text(text.text);
  }
}

void write_names(store::ResourceKind kind, const std::vector<std::string>& ids,
                 FieldReader::Names* out) {
  out->Reserve(static_cast<int>(ids.size()));
  for (const std::string& id : ids) *out->Add() = name_of(kind, id);
}

std::string optional_name(store::ResourceKind kind, const std::string& id) {
  return id.empty() ? std::string() : name_of(kind, id);
}

}  // namespace veieninn::api
