// Reads the fields of a message and gathers what is wrong with them, each under its path.
//
// Used by every convert_*.cc: a reader is made with the path of the message (`contact.`), asked
// for each field, and says at the end whether anything was wrong. Paths are only built for what is
// wrong, so that a million good rows cost none.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>
#include <google/protobuf/timestamp.pb.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/rows.h"
#include "service/store/store.h"
#include "veieninn/v1/localized_text.pb.h"
#include "veieninn/v1/time_period.pb.h"

namespace veieninn::api {

// `list[index].leaf`, or just `list`.
struct FieldPath {
  std::string_view list;
  int index = -1;
  std::string_view leaf = {};
};

class FieldReader {
 public:
  using Names = google::protobuf::RepeatedPtrField<std::string>;

  // `now` stands in for times whose default is the moment of the write.
  FieldReader(std::string_view prefix, Instant now) : prefix_(prefix), now_(now) {}

  [[nodiscard]] Instant now() const noexcept { return now_; }
  void reject(const FieldPath& path, std::string description, std::string remedy);

  // The id of a resource name; empty for an empty one, which is wrong only where it is required.
  std::string id(const FieldPath& path, const std::string& name, store::ResourceKind kind);
  std::string required_id(const FieldPath& path, const std::string& name, store::ResourceKind kind);
  std::vector<std::string> ids(std::string_view list, const Names& names, store::ResourceKind kind);

  // Whole seconds, rounded down; outside the years 1900 to 2200 is wrong.
  Instant instant(const FieldPath& path, const google::protobuf::Timestamp& time);
  TimeWindow window(std::string_view list, int index, const v1::TimePeriod& period);

  // Single words in lower case without digits (taxonomy/need_words.h).
  std::vector<std::string> words(std::string_view list, const Names& words);

  std::vector<model::LocalizedText> texts(
      const google::protobuf::RepeatedPtrField<v1::LocalizedText>& texts);

  // Model enums have the values of their proto twins, without the unspecified 0.
  template <typename Model, typename Proto>
  Model choice(const FieldPath& path, Proto value, Proto last) {
    const int number = static_cast<int>(value);
    if (number >= 1 && number <= static_cast<int>(last)) return static_cast<Model>(number);
    reject(path, number == 0 ? "is not stated" : "is not a known value",
           "choose one of the documented values");
    return static_cast<Model>(1);
  }

  // Everything wrong so far.
  [[nodiscard]] std::vector<FieldViolation> take() { return std::move(violations_); }

 private:
  std::string prefix_;
  Instant now_;
  std::vector<FieldViolation> violations_;
};

// Everything wrong that it found, as one error.
[[nodiscard]] Result<void> no_violations(FieldReader& reader);

// ---- the other way ----

void write_instant(Instant instant, google::protobuf::Timestamp* time);
// Open ends stay unset.
void write_window(const TimeWindow& window, v1::TimePeriod* period);
void write_texts(const std::vector<model::LocalizedText>& texts,
                 google::protobuf::RepeatedPtrField<v1::LocalizedText>* out);
void write_names(store::ResourceKind kind, const std::vector<std::string>& ids,
                 FieldReader::Names* out);
[[nodiscard]] std::string optional_name(store::ResourceKind kind, const std::string& id);

}  // namespace veieninn::api
