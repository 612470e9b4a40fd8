#include "clients/cli/import_report.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kNotesShownMax = 20;  // more would bury the bad rows; --json has them all

struct FileProblem {
  std::string file;
  RowProblem problem;
};

// The rows the files themselves show to be bad, then those the server refused.
std::vector<FileProblem> all_problems(const ImportReport& report) {
  std::vector<FileProblem> problems;
  for (const SourceFile& file : *report.files) {
    for (const RowProblem& problem : file.problems) problems.push_back({file.name, problem});
  }
  if (!report.answer) return problems;
  for (const v1::ImportRowError& error : report.answer->row_errors()) {
    const auto index = static_cast<std::size_t>(std::max<std::int64_t>(0, error.row_index()));
    if (index < report.origins.size()) {
      const RowOrigin& origin = report.origins[index];
      problems.push_back({origin.file->name, problem_of(error, origin)});
    } else {
      problems.push_back({error.source(), {0, error.field(), error.description(), error.remedy()}});
    }
  }
  return problems;
}

void print_as_json(const Session& session, const ImportReport& report) {
  nlohmann::json object =
      nlohmann::json::parse(json_of(report.answer.value_or(v1::ImportDirectoryResponse())));
  object["sent"] = report.answer.has_value();
  object["validate_only"] = report.dry_run;
  object["row_errors"] = nlohmann::json::array();
  for (const FileProblem& one : all_problems(report)) {
    object["row_errors"].push_back({{"file", one.file},
                                    {"line", one.problem.line},
                                    {"column", one.problem.column},
                                    {"description", one.problem.description},
                                    {"remedy", one.problem.remedy}});
  }
  object["notes"] = nlohmann::json::array();
  for (const SourceFile& file : *report.files) {
    for (const std::string& note : file.notes) object["notes"].push_back(note);
  }
  session.out << object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

void print_notes(const Session& session, const ImportReport& report) {
  for (const SourceFile& file : *report.files) {
    const std::size_t shown = std::min(file.notes.size(), kNotesShownMax);
    for (std::size_t i = 0; i < shown; ++i) {
      session.err << session.err_style.dim("note: " + printable(file.notes[i])) << "\n";
    }
    if (shown < file.notes.size()) {
      session.err << session.err_style.dim(
                         fmt::format("note: {} more of {}", file.notes.size() - shown, file.name))
                  << "\n";
    }
  }
}

std::string sums(const ImportReport& report, std::size_t local_count) {
  if (!report.answer) return "Nothing was imported: correct the rows above, or use --keep-good.";
  const v1::ImportDirectoryResponse& answer = *report.answer;
  const auto rejected = static_cast<std::size_t>(answer.rejected_count()) + local_count;
  const bool nothing = rejected > 0 && !report.keep_good;
  if (nothing && !report.dry_run) {
    return fmt::format(
        "Nothing was imported: {} of {} rows are bad. Correct them, or use "
        "--keep-good.",
        rejected, static_cast<std::size_t>(answer.row_count()) + local_count);
  }
  std::string text = fmt::format("{} rows: {} new, {} changed, {} unchanged, {} bad.",
                                 static_cast<std::size_t>(answer.row_count()) + local_count,
                                 answer.created_count(), answer.updated_count(),
                                 answer.unchanged_count(), rejected);
  if (report.dry_run) return "Checked only, nothing was changed. " + text;
  return text + fmt::format(" Revision {}.", answer.revision());
}

}  // namespace

RowProblem problem_of(const v1::ImportRowError& error, const RowOrigin& origin) {
  std::string column = origin.file->table->column_of(error.field());
  if (column.empty()) column = error.field();
  return {origin.line, std::move(column), printable(error.description()),
          printable(error.remedy())};
}

void print_import_problems(const Session& session, const ImportReport& report) {
  print_notes(session, report);
  for (const FileProblem& one : all_problems(report)) {
    session.err << problem_line(one.file, one.problem) << "\n";
  }
}

void print_import_report(const Session& session, const ImportReport& report) {
  if (session.json) {
    print_as_json(session, report);
    return;
  }
  print_import_problems(session, report);
  std::size_t local_count = 0;
  for (const SourceFile& file : *report.files) local_count += file.problems.size();
  session.out << sums(report, local_count) << "\n";
}

}  // namespace veieninn::cli
