// A row of initiatives: what all kinds share, and one column for each field that only one kind has,
// named `mentoring.mentors`. Such a column may only be filled in rows of its kind.
#include <charconv>

#include <fmt/format.h>

#include "clients/cli/columns.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/text_shape.h"
#include "veieninn/v1/initiative.pb.h"

namespace veieninn::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* terms_of(const Message& resource) {
  return resource.GetReflection()->GetOneofFieldDescriptor(
      resource, resource.GetDescriptor()->FindOneofByName("terms"));
}

// Makes `resource` one of the kind whose terms are `name`, unless it is of another kind already.
std::optional<CellProblem> become(const std::string& name, Message& resource) {
  const FieldDescriptor* present = terms_of(resource);
  if (present != nullptr && present->name() != name) {
    return CellProblem{fmt::format("belongs to a {}, and this is a {}", name, present->name()),
                       "leave it empty, or make another initiative: a kind stays"};
  }
  resource.GetReflection()->MutableMessage(&resource,
                                           resource.GetDescriptor()->FindFieldByName(name));
  return std::nullopt;
}

Column kind_column() {
  const auto& type = *v1::InitiativeKind_descriptor();
  Column column = enum_column("kind", type);
  column.read = [&type](std::string_view cell, Today,
                        Message& resource) -> std::optional<CellProblem> {
    const Cell<int> number = read_enum_word(type, trimmed(cell));
    if (!number) return number.error();
    return become(enum_word(type, *number), resource);
  };
  column.clear = [](Message& /*resource*/) {};  // the terms stay, and with them the kind
  column.write = [](const Message& resource) -> std::string {
    const FieldDescriptor* present = terms_of(resource);
    return present == nullptr ? std::string() : present->name();
  };
  return column;
}

// `inner`, of the message in the field `terms`.
Column terms_column(const std::string& terms, const Column& inner) {
  Column column{terms + "." + inner.name, terms, false, inner.hint, {}, {}, {}};
  column.read = [terms, read = inner.read](std::string_view cell, Today today,
                                           Message& resource) -> std::optional<CellProblem> {
    if (auto problem = become(terms, resource)) return problem;
    return read(cell, today,
                *resource.GetReflection()->MutableMessage(
                    &resource, resource.GetDescriptor()->FindFieldByName(terms)));
  };
  column.clear = [terms, clear = inner.clear](Message& resource) {
    const FieldDescriptor* field = resource.GetDescriptor()->FindFieldByName(terms);
    if (!resource.GetReflection()->HasField(resource, field)) return;
    clear(*resource.GetReflection()->MutableMessage(&resource, field));
  };
  column.write = [terms, write = inner.write](const Message& resource) -> std::string {
    const FieldDescriptor* field = resource.GetDescriptor()->FindFieldByName(terms);
    if (!resource.GetReflection()->HasField(resource, field)) return {};
    return write(resource.GetReflection()->GetMessage(resource, field));
  };
  return column;
}

Column optional_enum_column(const std::string& name, const google::protobuf::EnumDescriptor& type) {
  Column column = enum_column(name, type);
  column.required = false;
  return column;
}

Cell<v1::Mentor> read_mentor(const std::string& value, Today /*today*/) {
  const std::size_t colon = value.find(':');
  const Cell<std::string> contact = read_reference(value.substr(0, colon), "contacts");
  if (!contact) return tl::unexpected(contact.error());
  v1::Mentor mentor;
  mentor.set_contact(*contact);
  mentor.set_capacity(1);
  if (colon == std::string::npos) return mentor;
  const Cell<std::int64_t> capacity = read_whole_number(value.substr(colon + 1));
  if (!capacity || *capacity < INT32_MIN || *capacity > INT32_MAX) {
    return tl::unexpected(CellProblem{fmt::format("'{}' is not contact:capacity", value),
                                      "write such as c003:2, or c003 for one at a time"});
  }
  mentor.set_capacity(static_cast<std::int32_t>(*capacity));
  return mentor;
}

std::string write_mentor(const v1::Mentor& mentor) {
  return fmt::format("{}:{}", bare_id(mentor.contact()), mentor.capacity());
}

Column mentors_column() {
  return values_column<v1::Mentor>("mentors", "mentors", "c003:2|c004", read_mentor, write_mentor);
}

Cell<v1::Quota> read_quota(const std::string& value, Today /*today*/) {
  const Cell<QuotaCell> cell = read_quota_cell(value, "hours:10 or hours:10:4");
  if (!cell) return tl::unexpected(cell.error());
  v1::Quota quota;
  quota.set_unit(static_cast<v1::QuotaUnit>(cell->unit));
  quota.set_total(cell->first);
  quota.set_each_max(cell->second);
  return quota;
}

std::string write_quota(const v1::Quota& quota) {
  return write_quota_cell({quota.unit(), quota.total(), quota.each_max()});
}

std::vector<Column> terms_columns() {
  std::vector<Column> columns;
  const auto add = [&](const std::string& terms, const Column& inner) {
    columns.push_back(terms_column(terms, inner));
  };
  add("invitation", text_column("looks_for", false, "Noen som vil lage mat med eldre"));
  add("challenge", text_column("goal", false, "Flere unge i arbeid"));
  add("strategy", text_column("document_uri", false, "https://asker.example.org/strategi"));
  add("strategy", time_column("adopt_time", false, "2026-01-31"));
  add("mandate", text_column("decided_by", false, "kommunestyret"));
  add("mandate", text_column("case_number", false, "17/2026"));
  add("mandate", text_column("document_uri", false, "https://asker.example.org/sak17"));
  add("mandate", time_column("adopt_time", false, "2026-01-31"));
  add("startup_service", references_column("linked_units", "orgUnits", "asker-helse"));
  add("pilot", references_column("site_units", "orgUnits", "asker-sykehjem"));
  add("business_advice", references_column("innovation_topics", "topics", "tema-innovasjon"));
  add("mentoring", mentors_column());
  add("office_space", text_column("address", false, "Torget 1"));
  add("office_space", references_column("hosts", "contacts", "c003|c004"));
  add("meeting_place", text_column("address", false, "Kaia 2"));
  add("meeting_place", text_column("opening_hours", false, "tirsdager 12–15"));
  add("meeting_place", references_column("hosts", "contacts", "c003|c004"));
  add("working_group", text_column("committee", false, "Oppvekstutvalget"));
  add("working_group", references_column("members", "contacts", "c003|c004"));
  add("outreach_project", text_column("assignment", false, "Finne dem som ikke kommer selv"));
  add("grant", text_column("scheme", false, "Tilskudd til sosiale entreprenører"));
  add("fund", text_column("criteria", false, "Nye måter å hjelpe på"));
  add("training", integer_column("credits", "30"));
  add("training", integer_column("minimum_each", "3"));
  add("training", references_column("municipalities", "orgUnits", "asker|oppegard"));
  add("training", optional_enum_column("decision", *v1::TrainingDecision_descriptor()));
  add("training", time_column("decide_time", false, "2026-01-31"));
  return columns;
}

}  // namespace

Table initiative_table() {
  Table table{
      "initiatives",
      "initiative",
      "initiatives",
      "Initiative",
      "initiative",
      {id_column("initiatives"), kind_column(),
       localized_column("titles", "titles", true, "nb=Gründerhjelp"),
       text_column("description", false, "Ti timer veiledning."),
       reference_column("unit", "orgUnits", true, "asker"),
       references_column("partner_units", "orgUnits", "akershus"),
       references_column("funders", "orgUnits", "direktoratet"),
       references_column("contacts", "contacts", "c001|c002"),
       references_column("topics", "topics", "tema-helse"),
       references_column("areas", "areas", "3203"), period_start_column("from", "period"),
       period_end_column("until", "period"), time_column("apply_until", false, "2026-01-31"),
       enum_column("audience", *v1::Audience_descriptor()),
       text_column("conditions", false, "For dem som er i gang."),
       text_column("website", false, "https://asker.example.org/hjelp"),
       values_column<v1::Quota>("quotas", "quotas", "hours:10:4|months:3", read_quota,
                                write_quota)}};
  for (Column& column : table.columns) column.required |= column.name == "contacts";
  for (Column& column : terms_columns()) table.columns.push_back(std::move(column));
  return table;
}

}  // namespace veieninn::cli
