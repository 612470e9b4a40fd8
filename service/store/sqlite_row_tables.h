// The SQL of the child tables that look alike, made once from their names.
#pragma once

#include <string>
#include <string_view>

namespace veieninn::store {

// (owner, position, columns…), read and rewritten whole.
struct ListTable {
  std::string select;
  std::string insert;
  std::string clear;

  // `columns` as "language, text", `marks` as "?, ?".
  ListTable(std::string_view table, std::string_view owner, std::string_view columns,
            std::string_view marks)
      : select(join(
            {"SELECT ", columns, " FROM ", table, " WHERE ", owner, " = ? ORDER BY position"})),
        insert(join({"INSERT INTO ", table, " (", owner, ", position, ", columns,
                     ") VALUES (?, ?, ", marks, ")"})),
        clear(join({"DELETE FROM ", table, " WHERE ", owner, " = ?"})) {}

 private:
  static std::string join(std::initializer_list<std::string_view> parts) {
    std::string whole;
    for (const std::string_view part : parts) whole += part;
    return whole;
  }
};

inline const ListTable kAreaName("area_name", "area", "language, text", "?, ?");
inline const ListTable kAreaFormerNumber("area_former_number", "area", "number", "?");
inline const ListTable kAreaPostalCode("area_postal_code", "area", "code", "?");
inline const ListTable kTopicLabel("topic_label", "topic", "language, text", "?, ?");
inline const ListTable kTopicHiddenLabel("topic_hidden_label", "topic", "language, text", "?, ?");
inline const ListTable kTopicNote("topic_note", "topic", "language, text", "?, ?");
inline const ListTable kTopicBroader("topic_broader", "topic", "broader", "?");
inline const ListTable kTopicRelated("topic_related", "topic", "related", "?");
inline const ListTable kOrgUnitName("org_unit_name", "org_unit", "language, text", "?, ?");
inline const ListTable kOrgUnitArea("org_unit_area", "org_unit", "area", "?");
inline const ListTable kContactExpertise("contact_expertise", "contact",
                                         "topic, level, verify_time, expire_time", "?, ?, ?, ?");
inline const ListTable kContactLanguage("contact_language", "contact", "language", "?");
inline const ListTable kContactAbsence("contact_absence", "contact", "from_time, until_time",
                                       "?, ?");
inline const ListTable kContactChannel("contact_channel", "contact", "kind, visibility, value",
                                       "?, ?, ?");
inline const ListTable kVentureTopic("venture_topic", "venture", "topic", "?");
inline const ListTable kVentureArea("venture_area", "venture", "area", "?");
inline const ListTable kVenturePerson("venture_person", "venture", "display_name", "?");
inline const ListTable kVentureCollaboration("venture_collaboration", "venture",
                                             "unit, topic, time", "?, ?, ?");

}  // namespace veieninn::store
