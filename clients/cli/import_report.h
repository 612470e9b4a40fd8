// What an import tells its caller: every bad row by file, line and column, then the sums.
#pragma once

#include <optional>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/source_file.h"

namespace veieninn::cli {

struct RowOrigin {
  const SourceFile* file = nullptr;
  std::size_t line = 0;
};

struct ImportReport {
  bool dry_run = false;
  bool keep_good = false;
  const std::vector<SourceFile>* files = nullptr;
  std::vector<RowOrigin> origins;                     // by position in the stream
  std::optional<v1::ImportDirectoryResponse> answer;  // nothing: it was not sent
};

// The problem of a row that the server refused, at its place in the file.
[[nodiscard]] RowProblem problem_of(const v1::ImportRowError& error, const RowOrigin& origin);

// Notes and bad rows, on `err`.
void print_import_problems(const Session& session, const ImportReport& report);

// Bad rows and notes go to `err`, sums to `out`; with --json one object to `out`.
void print_import_report(const Session& session, const ImportReport& report);

}  // namespace veieninn::cli
