// The SQL of the child tables that look alike, made once from their names.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace veieninn::store {

// A statement put together at compile time.
class Sql {
 public:
  constexpr Sql(std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
      for (const char c : part) text_[size_++] = c;
    }
  }
  // NOLINTNEXTLINE(google-explicit-constructor): it is a text, only longer in the making
  constexpr operator std::string_view() const noexcept { return {text_.data(), size_}; }

 private:
  std::array<char, 160> text_{};  // past its end the compiler stops
  std::size_t size_ = 0;
};

// (owner, position, columns…), read and rewritten whole.
struct ListTable {
  Sql select;
  Sql insert;
  Sql clear;

  // `columns` as "language, text", `marks` as "?, ?".
  constexpr ListTable(std::string_view table, std::string_view owner, std::string_view columns,
                      std::string_view marks)
      : select({"SELECT ", columns, " FROM ", table, " WHERE ", owner, " = ? ORDER BY position"}),
        insert({"INSERT INTO ", table, " (", owner, ", position, ", columns, ") VALUES (?, ?, ",
                marks, ")"}),
        clear({"DELETE FROM ", table, " WHERE ", owner, " = ?"}) {}
};

inline constexpr ListTable kAreaName("area_name", "area", "language, text", "?, ?");
inline constexpr ListTable kAreaFormerNumber("area_former_number", "area", "number", "?");
inline constexpr ListTable kAreaPostalCode("area_postal_code", "area", "code", "?");
inline constexpr ListTable kTopicLabel("topic_label", "topic", "language, text", "?, ?");
inline constexpr ListTable kTopicHiddenLabel("topic_hidden_label", "topic", "language, text",
                                             "?, ?");
inline constexpr ListTable kTopicNote("topic_note", "topic", "language, text", "?, ?");
inline constexpr ListTable kTopicBroader("topic_broader", "topic", "broader", "?");
inline constexpr ListTable kTopicRelated("topic_related", "topic", "related", "?");
inline constexpr ListTable kTopicUnlearnedWord("topic_unlearned_word", "topic", "word", "?");
inline constexpr ListTable kOrgUnitName("org_unit_name", "org_unit", "language, text", "?, ?");
inline constexpr ListTable kOrgUnitArea("org_unit_area", "org_unit", "area", "?");
inline constexpr ListTable kContactExpertise("contact_expertise", "contact",
                                             "topic, level, verify_time, expire_time",
                                             "?, ?, ?, ?");
inline constexpr ListTable kContactLanguage("contact_language", "contact", "language", "?");
inline constexpr ListTable kContactAbsence("contact_absence", "contact", "from_time, until_time",
                                           "?, ?");
inline constexpr ListTable kContactChannel("contact_channel", "contact", "kind, visibility, value",
                                           "?, ?, ?");
inline constexpr ListTable kVentureTopic("venture_topic", "venture", "topic", "?");
inline constexpr ListTable kVentureArea("venture_area", "venture", "area", "?");
inline constexpr ListTable kVenturePerson("venture_person", "venture", "display_name", "?");
inline constexpr ListTable kVentureCollaboration("venture_collaboration", "venture",
                                                 "unit, topic, time", "?, ?, ?");

}  // namespace veieninn::store
