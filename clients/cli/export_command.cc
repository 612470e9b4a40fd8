#include "clients/cli/export_command.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "clients/cli/csv_reader.h"
#include "clients/cli/table.h"

namespace veieninn::cli {
namespace {

namespace fs = std::filesystem;

std::string header_line(const Table& table) {
  std::vector<std::string> names;
  names.reserve(table.columns.size());
  for (const Column& column : table.columns) names.push_back(column.name);
  return write_csv_line(names);
}

// Writes beside and then renames, so that a reader never meets half a table.
bool write_whole_file(const fs::path& path, const std::string& text) {
  const fs::path beside = path.string() + ".new";
  std::error_code error;
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) {
      fs::remove(beside, error);
      return false;
    }
  }
  fs::rename(beside, path, error);
  return !error;
}

Outcome<std::vector<const Table*>> wanted_tables(const std::vector<std::string>& kinds) {
  std::vector<const Table*> tables;
  for (const std::string& kind : kinds) {
    const Table* table = find_table(kind);
    if (table == nullptr) {
      return fail(ExitCode::kUsage, fmt::format("there is no table {}", kind),
                  {"say areas, topics, units, contacts, ventures, ties, initiatives, "
                   "participations or engagements"});
    }
    tables.push_back(table);
  }
  if (tables.empty()) {
    for (const Table& table : all_tables()) tables.push_back(&table);
  }
  return tables;
}

}  // namespace

ExitCode run_export(Session& session, const ExportOptions& options) {
  const Outcome<std::vector<const Table*>> tables = wanted_tables(options.kinds);
  if (!tables) return tell(session, tables.error());
  std::error_code error;
  fs::create_directories(options.folder, error);
  if (error) {
    return tell(session, {ExitCode::kUsage,
                          fmt::format("{} cannot be made", options.folder),
                          {error.message()},
                          {}});
  }
  std::vector<std::string> collections;
  std::map<const Table*, std::string> texts;
  std::map<const Table*, std::size_t> counts;
  for (const Table* table : *tables) {
    collections.push_back(table->collection);
    texts[table] = header_line(*table);
  }
  const Outcome<std::int64_t> revision =
      session.server.export_entries(collections, [&](const v1::DirectoryEntry& entry) {
        const Table* table = table_of(entry);
        if (table == nullptr || !texts.contains(table)) return;
        texts[table] += write_csv_line(write_row(*table, resource_of(entry)));
        ++counts[table];
      });
  if (!revision) return tell(session, revision.error());
  nlohmann::json object{{"revision", std::to_string(*revision)},
                        {"rows", nlohmann::json::object()}};
  for (const Table* table : *tables) {
    const fs::path path = fs::path(options.folder) / (table->kind + ".csv");
    if (!write_whole_file(path, texts[table])) {
      return tell(session, {ExitCode::kRefused,
                            fmt::format("{} cannot be written", path.string()),
                            {"check the disk and the folder's permissions"},
                            {}});
    }
    object["rows"][table->kind] = counts[table];
    if (!session.json) {
      session.out << fmt::format("{}  {} rows\n", path.string(), counts[table]);
    }
  }
  if (session.json) {
    session.out << object.dump() << "\n";
  } else {
    session.out << fmt::format("Revision {}.\n", *revision);
  }
  return ExitCode::kAnswered;
}

}  // namespace veieninn::cli
