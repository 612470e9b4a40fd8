// What came out of one file: rows to send, and what is wrong with the rest. Every reader makes one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/csv_reader.h"
#include "clients/cli/table.h"

namespace veieninn::cli {

struct SourceRow {
  std::size_t line = 0;
  v1::DirectoryEntry entry;
};

struct SourceFile {
  std::string name;                  // as shown: `contacts.csv`
  const Table* table = nullptr;      // what its rows are; null only when it could not be told
  std::vector<std::string> columns;  // the columns it gives
  bool partial = false;              // its rows change only `columns` of stored rows
  std::vector<SourceRow> rows;
  std::vector<RowProblem> problems;  // bad rows, by line
  std::vector<std::string> notes;    // what was left out or mended on purpose
  bool torn = false;                 // nothing of it can be trusted

  [[nodiscard]] bool is_good() const { return problems.empty() && !torn; }
};

// Reads a documented table. Which one: `as`, else what the header fits, else the file's name.
// With `merge`, columns that are otherwise required may be missing; an area file with only some
// columns is always read so.
[[nodiscard]] SourceFile read_table(std::string name, std::string_view text, const Table* as,
                                    bool merge, Today today);

// Reads Los, or any SKOS vocabulary, in RDF/XML or Turtle. Stops at the first syntax error, and
// then has no rows.
[[nodiscard]] SourceFile read_los(std::string name, std::string_view text);

// Says whether the text looks like RDF rather than a table.
[[nodiscard]] bool looks_like_rdf(std::string_view text);

// Lays the columns a partial file gives over stored rows of the same ids. A row that is not stored
// stays when it has every required column, and is a problem otherwise.
void merge_into_stored(SourceFile& file, const std::vector<v1::DirectoryEntry>& stored);

// `contacts.csv:17 column expertise: what → remedy`.
[[nodiscard]] std::string problem_line(std::string_view file, const RowProblem& problem);

// The documented CSV of the rows, header first, only `columns`.
[[nodiscard]] std::string write_csv(const SourceFile& file);

}  // namespace veieninn::cli
