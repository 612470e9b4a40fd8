#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/source_file.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

bool knows_all(const Table& table, const std::vector<std::string>& header) {
  return std::all_of(header.begin(), header.end(),
                     [&](const std::string& name) { return table.find(name) != nullptr; });
}

bool has_required(const Table& table, const std::vector<std::string>& header) {
  return std::all_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
    return !column.required || std::find(header.begin(), header.end(), column.name) != header.end();
  });
}

std::string_view stem_of(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  return name.substr(0, name.find('.'));
}

// The table whose columns the header names; null when none or several would do.
const Table* table_for(const std::vector<std::string>& header, std::string_view file_name) {
  if (const Table* named = find_table(stem_of(file_name))) return named;
  const Table* found = nullptr;
  const Table* complete = nullptr;
  int known_count = 0;
  int complete_count = 0;
  for (const Table& table : all_tables()) {
    if (!knows_all(table, header)) continue;
    found = &table;
    ++known_count;
    if (!has_required(table, header)) continue;
    complete = &table;
    ++complete_count;
  }
  if (complete_count == 1) return complete;
  return known_count == 1 ? found : nullptr;
}

std::string column_list(const Table& table) {
  std::string list;
  for (const Column& column : table.columns) list += (list.empty() ? "" : ", ") + column.name;
  return list;
}

void refuse(SourceFile& file, std::string column, std::string description, std::string remedy) {
  file.torn = true;
  file.problems.push_back({1, std::move(column), std::move(description), std::move(remedy)});
}

// False, with problems, when the header does not fit the table.
bool check_header(SourceFile& file, bool merge) {
  for (const std::string& name : file.columns) {
    if (file.table->find(name) != nullptr) continue;
    refuse(file, name, fmt::format("is no column of {}", file.table->kind),
           fmt::format("use {}", column_list(*file.table)));
  }
  const auto has = [&](std::string_view name) {
    return std::find(file.columns.begin(), file.columns.end(), name) != file.columns.end();
  };
  const bool short_areas = file.table->kind == "areas" && !has("kind") && !has("names");
  file.partial = file.table->kind != "engagements" && (merge || short_areas);
  for (const Column& column : file.table->columns) {
    const bool needed = column.required && (!file.partial || column.name == "id");
    if (!needed || has(column.name)) continue;
    refuse(file, column.name, "is missing",
           file.table->kind == "engagements"
               ? "add the column"
               : "add the column, or use --merge to change only the given columns of stored rows");
  }
  return !file.torn;
}

// Reads one row; empty `description` when it is good.
RowProblem read_row(const SourceFile& file, const CsvRow& csv, Today today,
                    v1::DirectoryEntry& entry) {
  google::protobuf::Message& resource = resource_in(*file.table, entry);
  for (std::size_t i = 0; i < csv.cells.size(); ++i) {
    const Column& column = *file.table->find(file.columns[i]);
    if (trimmed(csv.cells[i]).empty()) {
      const bool needed = column.required && (!file.partial || column.name == "id");
      if (!needed) continue;
      return {csv.line, column.name, "is empty", fmt::format("write such as {}", column.hint)};
    }
    if (std::optional<CellProblem> problem = column.read(csv.cells[i], today, resource)) {
      return {csv.line, column.name, std::move(problem->description), std::move(problem->remedy)};
    }
  }
  return {};
}

// `name` is a natural slip for `display_name`, and no table has both.
void accept_name(SourceFile& file) {
  const bool has_both =
      std::find(file.columns.begin(), file.columns.end(), "display_name") != file.columns.end();
  const auto name = std::find(file.columns.begin(), file.columns.end(), "name");
  if (!has_both && name != file.columns.end()) *name = "display_name";
}

// Reads the rows below a good header; an id may stand only once.
void read_rows(SourceFile& file, const std::vector<CsvRow>& rows, Today today) {
  const Column* key = file.table->find("id");
  std::set<std::string> ids;
  std::size_t without_key = 0;
  for (const CsvRow& row : rows) {
    SourceRow made{row.line, {}};
    RowProblem problem = read_row(file, row, today, made.entry);
    if (problem.description.empty()) {
      const std::string id = key->write(resource_of(made.entry));
      without_key += id.empty() ? 1U : 0U;
      if (!id.empty() && !ids.insert(id).second) {
        problem = {row.line, "id", fmt::format("'{}' stands twice in this file", id),
                   "keep one of the rows"};
      }
    }
    if (problem.description.empty()) {
      file.rows.push_back(std::move(made));
    } else {
      file.problems.push_back(std::move(problem));
    }
  }
  if (without_key > 0) {
    file.notes.push_back(fmt::format(
        "{}: {} rows have no id: importing them again records them again", file.name, without_key));
  }
}

}  // namespace

SourceFile read_table(std::string name, std::string_view text, const Table* as, bool merge,
                      Today today) {
  SourceFile file;
  file.name = std::move(name);
  CsvTable csv = read_csv(text);
  file.problems = std::move(csv.problems);
  file.columns = std::move(csv.header);
  file.torn = csv.torn;
  accept_name(file);
  if (file.columns.empty() || (file.torn && csv.rows.empty() && as == nullptr)) {
    file.torn = true;
    if (as != nullptr) file.table = as;
    return file;
  }
  file.table = as != nullptr ? as : table_for(file.columns, file.name);
  if (file.table == nullptr) {
    refuse(file, {}, "the header fits no documented table, or more than one",
           "name the file after its kind (contacts.csv) or say --as contacts");
    return file;
  }
  if (file.torn || !check_header(file, merge)) return file;
  read_rows(file, csv.rows, today);
  std::stable_sort(file.problems.begin(), file.problems.end(),
                   [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
  return file;
}

}  // namespace veieninn::cli
