#include "service/store/sqlite_filter.h"

#include <algorithm>
#include <utility>

namespace veieninn::store {
namespace {

using Names = std::string_view;

constexpr Names kAreaKinds[] = {"COUNTRY", "COUNTY", "MUNICIPALITY", "DISTRICT"};
constexpr Names kTopicKinds[] = {"THEME", "WORD", "LIFE_EVENT", "SERVICE_FUNCTION", "EXTENSION"};
constexpr Names kUnitKinds[] = {"MUNICIPALITY", "DISTRICT",       "DEPARTMENT",
                                "SERVICE_UNIT", "NAV_OFFICE",     "COUNTY",
                                "STATE_BODY",   "BRIDGE_BUILDER", "FUNDER"};
constexpr Names kTieKinds[] = {"ACQUAINTANCE",  "COLLEAGUE",     "FORMER_COLLEAGUE",
                               "WORKING_GROUP", "MEETING_PLACE", "PARTNER"};
constexpr Names kEngagementKinds[] = {"SENT",
                                      "DELIVERED",
                                      "REPLIED",
                                      "MET",
                                      "INTRODUCED",
                                      "REFERRED",
                                      "DECLINED",
                                      "TOOK_OWNERSHIP",
                                      "PILOTED",
                                      "COLLABORATED",
                                      "NO_REPLY",
                                      "INVITATION_ACCEPTED",
                                      "INVITATION_DECLINED"};
constexpr Names kInitiativeKinds[] = {
    "INVITATION",    "CHALLENGE",        "STRATEGY",  "MANDATE",      "STARTUP_SERVICE",
    "PILOT",         "BUSINESS_ADVICE",  "MENTORING", "OFFICE_SPACE", "MEETING_PLACE",
    "WORKING_GROUP", "OUTREACH_PROJECT", "GRANT",     "FUND",         "TRAINING"};
constexpr Names kParticipationStates[] = {"ACTIVE", "COMPLETED", "ENDED"};
constexpr Names kBooleans[] = {"TRUE"};  // anything else that is allowed counts as 0

constexpr FilterField kAreaFields[] = {
    {"kind", "t.kind", {}, kAreaKinds, "AREA_KIND_"},
    {"parent", "@t.parent@", "areas/"},
    {"number",
     "(@t.id@ OR EXISTS (SELECT 1 FROM area_former_number x WHERE x.area = t.id AND @x.number@))",
     "areas/"},
    {"postal_code", "EXISTS (SELECT 1 FROM area_postal_code x WHERE x.area = t.id AND @x.code@)"},
    {"display_name", "EXISTS (SELECT 1 FROM area_name x WHERE x.area = t.id AND @x.text@)"},
};
constexpr FilterField kTopicFields[] = {
    {"kind", "t.kind", {}, kTopicKinds, "TOPIC_KIND_"},
    {"broader", "EXISTS (SELECT 1 FROM topic_broader x WHERE x.topic = t.id AND @x.broader@)",
     "topics/"},
    {"uri", "@t.uri@"},
    {"display_name", "EXISTS (SELECT 1 FROM topic_label x WHERE x.topic = t.id AND @x.text@)"},
};
constexpr FilterField kUnitFields[] = {
    {"kind", "t.kind", {}, kUnitKinds, "ORG_UNIT_KIND_"},
    {"parent", "@t.parent@", "orgUnits/"},
    {"area", "EXISTS (SELECT 1 FROM org_unit_area x WHERE x.org_unit = t.id AND @x.area@)",
     "areas/"},
    {"display_name", "EXISTS (SELECT 1 FROM org_unit_name x WHERE x.org_unit = t.id AND @x.text@)"},
};
constexpr FilterField kContactFields[] = {
    {"unit", "@t.unit@", "orgUnits/"},
    {"topic", "EXISTS (SELECT 1 FROM contact_expertise x WHERE x.contact = t.id AND @x.topic@)",
     "topics/"},
    {"front_door", "t.front_door", {}, kBooleans},
    {"registrar", "t.registrar", {}, kBooleans},
    {"display_name", "@t.display_name@"},
};
constexpr FilterField kVentureFields[] = {
    {"topic", "EXISTS (SELECT 1 FROM venture_topic x WHERE x.venture = t.id AND @x.topic@)",
     "topics/"},
    {"area", "EXISTS (SELECT 1 FROM venture_area x WHERE x.venture = t.id AND @x.area@)", "areas/"},
    {"display_name", "@t.display_name@"},
};
constexpr FilterField kTieFields[] = {
    {"from", "@t.from_venture@", "ventures/"},
    {"from", "@t.from_contact@", "contacts/"},
    {"to", "@t.to_contact@", "contacts/"},
    {"kind", "t.kind", {}, kTieKinds, "TIE_KIND_"},
};
constexpr FilterField kInitiativeFields[] = {
    {"kind", "t.kind", {}, kInitiativeKinds, "INITIATIVE_KIND_"},
    {"unit",
     "(@t.unit@ OR EXISTS (SELECT 1 FROM initiative_unit x WHERE x.initiative = t.id AND "
     "x.role = 1 AND @x.unit@))",
     "orgUnits/"},
    {"contact",
     "EXISTS (SELECT 1 FROM initiative_contact x WHERE x.initiative = t.id AND @x.contact@)",
     "contacts/"},
    {"topic", "EXISTS (SELECT 1 FROM initiative_topic x WHERE x.initiative = t.id AND @x.topic@)",
     "topics/"},
    {"area", "EXISTS (SELECT 1 FROM initiative_area x WHERE x.initiative = t.id AND @x.area@)",
     "areas/"},
    {"title", "EXISTS (SELECT 1 FROM initiative_title x WHERE x.initiative = t.id AND @x.text@)"},
};
constexpr FilterField kParticipationFields[] = {
    {"initiative", "@t.initiative@", "initiatives/"},
    {"venture", "@t.venture@", "ventures/"},
    {"contact", "@t.contact@", "contacts/"},
    {"state", "t.state", {}, kParticipationStates, "PARTICIPATION_STATE_"},
};
constexpr FilterField kEngagementFields[] = {
    {"contact", "@t.contact@", "contacts/"},
    {"venture", "@t.venture@", "ventures/"},
    {"topic", "@t.topic@", "topics/"},
    {"area", "@t.area@", "areas/"},
    {"kind", "t.kind", {}, kEngagementKinds, "ENGAGEMENT_KIND_"},
};

std::string upper(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return folded;
}

std::string listed(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) {
    list += (list.empty() ? "" : ", ");
    list += name;
  }
  return list;
}

Error unknown_field(std::span<const FilterField> fields, const std::string& field) {
  std::vector<std::string_view> names;
  for (const FilterField& known : fields) {
    if (names.empty() || names.back() != known.name) names.push_back(known.name);
  }
  return invalid_argument("filter", "`" + field.substr(0, 40) + "` is not a field of this kind",
                          "use one of: " + listed(names));
}

Error unknown_value(const FilterField& field) {
  const bool boolean = field.names.data() == kBooleans;
  return invalid_argument("filter", "`" + std::string(field.name) + "` has no such value",
                          "use one of: " + (boolean ? "true, false" : listed(field.names)));
}

Error other_collection(const FilterField& field) {
  return invalid_argument(
      "filter", "`" + std::string(field.name) + "` does not name such a resource",
      "give an id, or a name that begins with " + std::string(field.collection));
}

// "t.kind IN (2, 3)": numbers of our own, never the client's text.
Result<std::string> enum_condition(const FilterField& field, const Condition& condition) {
  std::string wanted = upper(condition.value);
  if (wanted.starts_with(field.name_prefix)) wanted.erase(0, field.name_prefix.size());
  if (field.names.data() == kBooleans) {
    if (wanted != "TRUE" && wanted != "FALSE") return fail(unknown_value(field));
    return std::string(field.pattern) + (wanted == "TRUE" ? " = 1" : " = 0");
  }
  std::string numbers;
  for (std::size_t i = 0; i < field.names.size(); ++i) {
    const bool matches = condition.comparison == Comparison::kEquals
                             ? field.names[i] == wanted
                             : field.names[i].find(wanted) != std::string_view::npos;
    if (matches) numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
  }
  if (numbers.empty()) return fail(unknown_value(field));
  return std::string(field.pattern) + " IN (" + numbers + ")";
}

std::string comparison_sql(std::string_view column, const Condition& condition,
                           const std::string& parameter) {
  const std::string name(column);
  if (condition.comparison == Comparison::kContains) {
    return "instr(veieninn_fold(" + name + "), veieninn_fold(" + parameter + ")) > 0";
  }
  // An empty reference is stored as NULL.
  if (condition.value.empty()) return "coalesce(" + name + ", '') = " + parameter;
  return name + " = " + parameter;
}

std::string column_condition(const FilterField& field, const Condition& condition,
                             const std::string& parameter) {
  std::string sql;
  std::string_view rest = field.pattern;
  for (std::size_t at = rest.find('@'); at != std::string_view::npos; at = rest.find('@')) {
    sql += rest.substr(0, at);
    rest.remove_prefix(at + 1);
    const std::size_t end = rest.find('@');
    sql += comparison_sql(rest.substr(0, end), condition, parameter);
    rest.remove_prefix(end + 1);
  }
  return sql.append(rest);
}

// The value without its collection, when it has the field's own.
std::string_view without_collection(const FilterField& field, std::string_view value) {
  if (!field.collection.empty() && value.starts_with(field.collection)) {
    value.remove_prefix(field.collection.size());
  }
  return value;
}

Result<std::string> reference_condition(std::span<const FilterField> fields,
                                        const Condition& condition, FilterClause& clause) {
  std::string any;
  const FilterField* named = nullptr;
  for (const FilterField& field : fields) {
    if (field.name != condition.field) continue;
    named = &field;
    const std::string_view value = without_collection(field, condition.value);
    if (!field.collection.empty() && value.find('/') != std::string_view::npos) continue;
    clause.values.emplace_back(value);
    any += (any.empty() ? "" : " OR ") +
           column_condition(field, condition, "?" + std::to_string(clause.values.size()));
  }
  if (any.empty()) return fail(other_collection(*named));
  return "(" + any + ")";
}

}  // namespace

std::span<const FilterField> filter_fields(ResourceKind kind) noexcept {
  switch (kind) {
    case ResourceKind::kArea:
      return kAreaFields;
    case ResourceKind::kTopic:
      return kTopicFields;
    case ResourceKind::kOrgUnit:
      return kUnitFields;
    case ResourceKind::kContact:
      return kContactFields;
    case ResourceKind::kVenture:
      return kVentureFields;
    case ResourceKind::kTie:
      return kTieFields;
    case ResourceKind::kInitiative:
      return kInitiativeFields;
    case ResourceKind::kParticipation:
      return kParticipationFields;
  }
  return {};
}

std::span<const FilterField> engagement_filter_fields() noexcept { return kEngagementFields; }

void FilterClause::bind_to(Query& query) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    query.bind(static_cast<int>(i) + 1, std::string_view(values[i]));
  }
}

Result<FilterClause> filter_clause(std::span<const FilterField> fields,
                                   const std::vector<Condition>& conditions) {
  FilterClause clause;
  for (const Condition& condition : conditions) {
    const auto field = std::ranges::find(fields, condition.field, &FilterField::name);
    if (field == fields.end()) return fail(unknown_field(fields, condition.field));
    Result<std::string> sql = field->names.empty() ? reference_condition(fields, condition, clause)
                                                   : enum_condition(*field, condition);
    if (!sql) return fail(std::move(sql.error()));
    clause.sql += " AND " + *sql;
  }
  return clause;
}

}  // namespace veieninn::store
