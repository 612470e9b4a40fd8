#include "clients/cli/table.h"

#include <algorithm>
#include <array>

namespace veieninn::cli {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const Column* Table::find(std::string_view name) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

namespace {

// `mentoring.mentors` of `mentoring.mentors[1].capacity`, whose first part ends at `end`.
const Column* column_of_terms(const Table& table, std::string_view field_path, std::size_t end) {
  if (end == std::string_view::npos || field_path[end] != '.') return nullptr;
  return table.find(field_path.substr(0, field_path.find_first_of(".[", end + 1)));
}

}  // namespace

std::string Table::column_of(std::string_view field_path) const {
  // `contact.expertise[0].topic`, `expertise[0].topic` and `entry.contact.expertise` all lead to
  // the first part that is a field of the resource.
  while (!field_path.empty()) {
    const std::size_t end = field_path.find_first_of(".[");
    const std::string_view part = field_path.substr(0, end);
    const bool ends = field_path.find("end_time") != std::string_view::npos;
    if (const Column* exact = column_of_terms(*this, field_path, end)) return exact->name;
    const Column* first = nullptr;
    const Column* second = nullptr;
    for (const Column& column : columns) {
      if (column.field != part) continue;
      (first == nullptr ? first : second) = &column;
    }
    if (first != nullptr) return ends && second != nullptr ? second->name : first->name;
    const std::size_t dot = field_path.find('.');
    field_path = dot == std::string_view::npos ? std::string_view{} : field_path.substr(dot + 1);
  }
  return {};
}

const std::vector<Table>& all_tables() {
  static const std::vector<Table> tables{
      area_table(), topic_table(),      unit_table(),          contact_table(),   venture_table(),
      tie_table(),  initiative_table(), participation_table(), engagement_table()};
  return tables;
}

const Table* find_table(std::string_view word) {
  const std::vector<Table>& tables = all_tables();
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& table) {
    return table.kind == word || table.singular == word || table.collection == word;
  });
  return found == tables.end() ? nullptr : &*found;
}

Message& resource_in(const Table& table, v1::DirectoryEntry& entry) {
  const FieldDescriptor* field = entry.GetDescriptor()->FindFieldByName(table.entry_field);
  return *entry.GetReflection()->MutableMessage(&entry, field);
}

const Table* table_of(const v1::DirectoryEntry& entry) {
  const FieldDescriptor* field = entry.GetReflection()->GetOneofFieldDescriptor(
      entry, entry.GetDescriptor()->FindOneofByName("resource"));
  if (field == nullptr) return nullptr;
  const std::vector<Table>& tables = all_tables();
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& table) {
    return table.entry_field == field->name();
  });
  return found == tables.end() ? nullptr : &*found;
}

const Message& resource_of(const v1::DirectoryEntry& entry) {
  const FieldDescriptor* field = entry.GetReflection()->GetOneofFieldDescriptor(
      entry, entry.GetDescriptor()->FindOneofByName("resource"));
  return field == nullptr ? entry : entry.GetReflection()->GetMessage(entry, field);
}

std::vector<std::string> write_row(const Table& table, const Message& resource) {
  std::vector<std::string> cells;
  cells.reserve(table.columns.size());
  for (const Column& column : table.columns) cells.push_back(column.write(resource));
  return cells;
}

}  // namespace veieninn::cli
