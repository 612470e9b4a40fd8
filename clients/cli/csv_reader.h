// Reads and writes tables of text: RFC 4180, and what spreadsheets make of it.
//
// UTF-8 with or without a byte order mark; `,`, `;` or tab, found from the header; LF or CRLF; `#`
// lines and empty lines before the header are comments; empty lines later are skipped. A cell in
// quotes may hold delimiters, line breaks and doubled quotes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace veieninn::cli {

inline constexpr std::size_t kCsvBytesMax = std::size_t{512} << 20U;  // a million rows of 500 bytes
inline constexpr std::size_t kCsvCellBytesMax = 1 << 20;  // far above any field's own limit
inline constexpr std::size_t kCsvColumnsMax = 100;

// Something wrong at a place of a file. `column` is a column's name, or empty for the whole line.
struct RowProblem {
  std::size_t line = 0;  // from 1; the line the row begins on
  std::string column;
  std::string description;
  std::string remedy;

  friend bool operator==(const RowProblem&, const RowProblem&) = default;
};

struct CsvRow {
  std::size_t line = 0;
  std::vector<std::string> cells;  // exactly as many as the header has
};

struct CsvTable {
  char delimiter = ',';
  std::vector<std::string> header;  // trimmed; no two alike
  std::vector<CsvRow> rows;
  std::vector<RowProblem> problems;  // rows left out, in the order of lines
  bool torn = false;                 // the file breaks in the middle: no row of it can be trusted
};

[[nodiscard]] CsvTable read_csv(std::string_view text);

// One line with its line end, quoted where it must be.
[[nodiscard]] std::string write_csv_line(const std::vector<std::string>& cells,
                                         char delimiter = ',');

}  // namespace veieninn::cli
