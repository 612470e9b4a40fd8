#include "clients/cli/import_command.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/import_report.h"
#include "clients/cli/progress_bar.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kSourceBytesMax = 200;  // the API's limit

// Lays partial files over what the server has.
Outcome<bool> merge_partial_files(Session& session, std::vector<SourceFile>& files) {
  for (SourceFile& file : files) {
    if (!file.partial || file.torn) continue;
    std::vector<v1::DirectoryEntry> stored;
    const auto revision = session.server.export_entries(
        {file.table->collection},
        [&](v1::DirectoryEntry entry) { stored.push_back(std::move(entry)); });
    if (!revision) return tl::unexpected(revision.error());
    merge_into_stored(file, stored);
  }
  return true;
}

// A row that came from a server may carry what only servers set.
void clear_server_fields(const Table& table, v1::DirectoryEntry& entry) {
  google::protobuf::Message& resource = resource_in(table, entry);
  for (const char* name : {"etag", "create_time", "update_time"}) {
    const auto* field = resource.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) resource.GetReflection()->ClearField(&resource, field);
  }
}

// The rows to send, and where each came from.
std::vector<v1::ImportRow> rows_to_send(std::vector<SourceFile>& files, ImportReport& report) {
  std::vector<v1::ImportRow> rows;
  for (SourceFile& file : files) {
    if (file.torn) continue;
    for (SourceRow& row : file.rows) {
      v1::ImportRow& made = rows.emplace_back();
      made.set_source(fmt::format("{}:{}", file.name.substr(0, kSourceBytesMax - 12), row.line));
      *made.mutable_entry() = std::move(row.entry);
      clear_server_fields(*file.table, *made.mutable_entry());
      report.origins.push_back({&file, row.line});
    }
  }
  return rows;
}

std::size_t problem_count(const std::vector<SourceFile>& files) {
  std::size_t count = 0;
  for (const SourceFile& file : files) count += file.problems.size();
  return count;
}

Outcome<v1::ImportDirectoryResponse> send(Session& session, const ImportOptions& options,
                                          std::vector<v1::ImportRow> rows) {
  v1::ImportOptions wanted;
  wanted.set_mode(options.keep_good ? v1::IMPORT_MODE_KEEP_GOOD_ROWS
                                    : v1::IMPORT_MODE_ALL_OR_NOTHING);
  wanted.set_validate_only(options.dry_run);
  wanted.set_request_id(options.request_id);
  ProgressBar bar(options.dry_run ? "Checking" : "Importing", rows.size(), session.err_style,
                  session.err_is_terminal,
                  [&](const std::string& text) { session.err << text << std::flush; });
  return session.server.import_rows(wanted, std::move(rows),
                                    [&](std::size_t sent) { bar.advance(sent); });
}

}  // namespace

ExitCode run_import(Session& session, const ImportOptions& options) {
  Outcome<std::vector<SourceFile>> files = load_sources(session, options.load);
  if (!files) return tell(session, files.error());
  const Outcome<bool> merged = merge_partial_files(session, *files);
  if (!merged) return tell(session, merged.error());
  ImportReport report;
  report.dry_run = options.dry_run;
  report.keep_good = options.keep_good;
  report.files = &*files;
  if (problem_count(*files) > 0 && !options.keep_good) {
    print_import_report(session, report);
    return ExitCode::kBadInput;
  }
  std::vector<v1::ImportRow> rows = rows_to_send(*files, report);
  Outcome<v1::ImportDirectoryResponse> answer = send(session, options, std::move(rows));
  if (!answer) {
    if (!session.json) print_import_problems(session, report);
    return tell(session, answer.error());
  }
  report.answer = *std::move(answer);
  print_import_report(session, report);
  const bool good = problem_count(*files) == 0 && report.answer->rejected_count() == 0;
  return good ? ExitCode::kAnswered : ExitCode::kBadInput;
}

ExitCode run_convert(Session& session, const LoadOptions& options) {
  Outcome<std::vector<SourceFile>> files = load_sources(session, options);
  if (!files) return tell(session, files.error());
  bool good = true;
  for (const SourceFile& file : *files) {
    for (const std::string& note : file.notes) session.err << "note: " << note << "\n";
    for (const RowProblem& problem : file.problems) {
      session.err << problem_line(file.name, problem) << "\n";
    }
    good = good && file.is_good();
    if (file.torn) continue;
    if (!session.json) session.out << write_csv(file);
    for (const SourceRow& row : file.rows) {
      if (session.json) print_json(session, row.entry);
    }
  }
  return good ? ExitCode::kAnswered : ExitCode::kBadInput;
}

}  // namespace veieninn::cli
