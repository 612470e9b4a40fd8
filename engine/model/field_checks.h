// The checks that laws of single rows are put together from. For the model's own .cc files.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/row_validation.h"
#include "engine/model/rows.h"

namespace veieninn::model::field_checks {

// Gathers the violations of one row; `field` names are relative to the prefix.
class Findings {
 public:
  explicit Findings(std::string_view prefix) : prefix_(prefix) {}

  void add(const std::string& field, std::string description, std::string remedy) {
    violations_.push_back({prefix_ + field, std::move(description), std::move(remedy)});
  }

  void require(bool holds, const std::string& field, const char* description, const char* remedy) {
    if (!holds) add(field, description, remedy);
  }

  void require_at_most(std::size_t count, std::size_t limit, const std::string& field,
                       const std::string& unit) {
    if (count <= limit) return;
    add(field, "has " + std::to_string(count) + " " + unit,
        "give at most " + std::to_string(limit) + " " + unit);
  }

  std::vector<FieldViolation> take() { return std::move(violations_); }

 private:
  std::string prefix_;
  std::vector<FieldViolation> violations_;
};

inline constexpr const char* kBadText = "is not clean UTF-8 text";
inline constexpr const char* kCleanText = "send well-formed UTF-8 without control characters";

inline std::string at(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

inline void check_id(Findings& findings, const std::string& field, const std::string& id) {
  findings.require(is_valid_id(id), field, "is not a valid id",
                   "use 1 to 63 of a-z, 0-9 and -, beginning and ending with a letter or digit");
}

inline void check_optional_id(Findings& findings, const std::string& field, const std::string& id) {
  if (!id.empty()) check_id(findings, field, id);
}

inline void check_text(Findings& findings, const std::string& field, const std::string& text,
                       std::size_t bytes_max) {
  findings.require_at_most(text.size(), bytes_max, field, "bytes");
  if (text.size() <= bytes_max) {
    findings.require(is_clean_text(text), field, kBadText, kCleanText);
  }
}

inline void check_required_text(Findings& findings, const std::string& field,
                                const std::string& text, std::size_t bytes_max) {
  findings.require(!is_blank(text), field, "is empty", "give it a text");
  check_text(findings, field, text, bytes_max);
}

inline void check_prose(Findings& findings, const std::string& field, const std::string& text,
                        std::size_t bytes_max) {
  findings.require_at_most(text.size(), bytes_max, field, "bytes");
  if (text.size() <= bytes_max) {
    findings.require(is_clean_prose(text), field, kBadText, kCleanText);
  }
}

inline void check_optional_url(Findings& findings, const std::string& field, const std::string& url,
                               std::size_t bytes_max) {
  findings.require_at_most(url.size(), bytes_max, field, "bytes");
  findings.require(url.empty() || is_https_url(url), field, "is not an https address",
                   "give the whole address, such as https://example.org/side");
}

template <typename Kind>
void check_kind(Findings& findings, const std::string& field, Kind kind, Kind last) {
  const auto value = static_cast<std::uint8_t>(kind);
  findings.require(value >= 1 && value <= static_cast<std::uint8_t>(last), field, "is not stated",
                   "choose one of the documented values");
}

// Each text alone, and at most one a language where `one_a_language`.
inline void check_texts(Findings& findings, const std::string& list,
                        const std::vector<LocalizedText>& texts, std::size_t count_max,
                        bool one_a_language) {
  findings.require_at_most(texts.size(), count_max, list, "texts");
  std::vector<std::string_view> seen;
  for (std::size_t i = 0; i < std::min(texts.size(), count_max); ++i) {
    const std::string language_field = at(list, i) + ".language_code";
    const std::string& language = texts[i].language;
    findings.require(is_text_language(language), language_field, "is not a language texts come in",
                     "use nb, nn, en, se, smj, sma or fkv");
    if (one_a_language && std::ranges::find(seen, language) != seen.end()) {
      findings.add(language_field, "comes twice", "give one text a language");
    }
    seen.emplace_back(language);
    check_required_text(findings, at(list, i) + ".text", texts[i].text, kLabelBytesMax);
  }
}

inline void check_names(Findings& findings, const std::string& list,
                        const std::vector<LocalizedText>& names) {
  findings.require(!names.empty(), list, "is empty", "give at least one, in nb if you can");
  check_texts(findings, list, names, kLabelsMax, true);
}

// A list of values, each valid and once.
template <typename Check>
void check_set(Findings& findings, const std::string& list, const std::vector<std::string>& values,
               std::size_t count_max, const Check& check_value) {
  findings.require_at_most(values.size(), count_max, list, "entries");
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < std::min(values.size(), count_max); ++i) {
    check_value(at(list, i), values[i]);
    if (!seen.insert(values[i]).second) {
      findings.add(at(list, i), "comes twice", "name each entry once");
    }
  }
}

inline void check_ids(Findings& findings, const std::string& list,
                      const std::vector<std::string>& ids, std::size_t count_max) {
  check_set(findings, list, ids, count_max, [&](const std::string& field, const std::string& id) {
    check_id(findings, field, id);
  });
}

inline void check_not_self(Findings& findings, const std::string& list,
                           const std::vector<std::string>& ids, const std::string& self) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    findings.require(ids[i] != self, at(list, i), "names the row itself", "leave it out");
  }
}

inline void check_instant(Findings& findings, const std::string& field, Instant instant) {
  findings.require(instant >= kEarliestInstant && instant <= kLatestInstant, field,
                   "is outside the years 1900 to 2200", "give a time within them");
}

inline void check_window(Findings& findings, const std::string& field, const TimeWindow& window) {
  if (window.from != kAlways) check_instant(findings, field + ".start_time", window.from);
  if (window.until != kNever) check_instant(findings, field + ".end_time", window.until);
  findings.require(window.from < window.until, field + ".end_time", "is not after the start",
                   "end it later than it begins, or leave one of them out");
}

}  // namespace veieninn::model::field_checks
