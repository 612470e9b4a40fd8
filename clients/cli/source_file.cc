#include "clients/cli/source_file.h"

#include <map>
#include <utility>

#include <fmt/format.h>

namespace veieninn::cli {
namespace {

using google::protobuf::Message;

std::string name_of(const Message& resource) {
  return resource.GetReflection()->GetString(resource,
                                             resource.GetDescriptor()->FindFieldByName("name"));
}

// The stored row with the given columns of `partial` laid over it.
v1::DirectoryEntry laid_over(const SourceFile& file, const v1::DirectoryEntry& stored,
                             const Message& partial) {
  v1::DirectoryEntry entry = stored;
  Message& resource = resource_in(*file.table, entry);
  for (const std::string& name : file.columns) {
    const Column& column = *file.table->find(name);
    const std::string cell = column.write(partial);
    if (cell.empty()) continue;
    column.clear(resource);
    // The cell was written by this same column: it reads back.
    static_cast<void>(column.read(cell, Today{}, resource));
  }
  return entry;
}

std::string missing_column(const Table& table, const Message& resource) {
  for (const Column& column : table.columns) {
    if (column.required && column.write(resource).empty()) return column.name;
  }
  return {};
}

}  // namespace

void merge_into_stored(SourceFile& file, const std::vector<v1::DirectoryEntry>& stored) {
  std::map<std::string, const v1::DirectoryEntry*> by_name;
  for (const v1::DirectoryEntry& entry : stored) {
    if (table_of(entry) == file.table) by_name.emplace(name_of(resource_of(entry)), &entry);
  }
  std::vector<SourceRow> merged;
  for (SourceRow& row : file.rows) {
    const Message& partial = resource_of(row.entry);
    const auto found = by_name.find(name_of(partial));
    if (found != by_name.end()) {
      merged.push_back({row.line, laid_over(file, *found->second, partial)});
      continue;
    }
    const std::string missing = missing_column(*file.table, partial);
    if (missing.empty()) {
      merged.push_back(std::move(row));
      continue;
    }
    file.problems.push_back(
        {row.line, "id",
         fmt::format("{} is not stored, and the row is too short to make it", name_of(partial)),
         fmt::format("import it first, or give its {} too", missing)});
  }
  file.rows = std::move(merged);
}

std::string problem_line(std::string_view file, const RowProblem& problem) {
  std::string line = fmt::format("{}:{}", file, problem.line);
  if (!problem.column.empty()) line += fmt::format(" column {}", problem.column);
  line += ": " + problem.description;
  if (!problem.remedy.empty()) line += " → " + problem.remedy;
  return line;
}

std::string write_csv(const SourceFile& file) {
  std::string text = write_csv_line(file.columns);
  for (const SourceRow& row : file.rows) {
    std::vector<std::string> cells;
    cells.reserve(file.columns.size());
    for (const std::string& name : file.columns) {
      cells.push_back(file.table->find(name)->write(resource_of(row.entry)));
    }
    text += write_csv_line(cells);
  }
  return text;
}

}  // namespace veieninn::cli
