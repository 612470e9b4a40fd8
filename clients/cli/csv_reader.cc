#include "clients/cli/csv_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Walks the text cell by cell.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(position_); }

  // The rest of the line, without its end.
  [[nodiscard]] std::string_view peek_line() const {
    std::string_view line = rest().substr(0, rest().find('\n'));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
  }

  void skip_line() {
    const std::size_t end = text_.find('\n', position_);
    position_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++line_;
  }

  // Reads one row. False when a quote opens and never closes, or text follows a closing quote;
  // `problem` then says so.
  bool read_row(char delimiter, std::vector<std::string>& cells, std::string& problem) {
    cells.clear();
    while (true) {
      std::string cell;
      const bool good = rest().starts_with('"') ? read_quoted(delimiter, cell, problem)
                                                : read_plain(delimiter, cell);
      cells.push_back(std::move(cell));
      if (!good) return false;
      if (at_end()) return true;
      if (text_[position_] == delimiter) {
        ++position_;
        if (cells.size() > kCsvColumnsMax) return skip_line(), true;
        continue;
      }
      skip_line();
      return true;
    }
  }

 private:
  bool read_plain(char delimiter, std::string& cell) {
    const std::size_t begin = position_;
    while (!at_end() && text_[position_] != delimiter && text_[position_] != '\n') ++position_;
    cell.assign(text_.substr(begin, position_ - begin));
    const bool ends_line = at_end() || text_[position_] == '\n';
    if (ends_line && !cell.empty() && cell.back() == '\r') cell.pop_back();
    return true;
  }

  bool read_quoted(char delimiter, std::string& cell, std::string& problem) {
    const std::size_t opened_on = line_;
    ++position_;
    while (!at_end()) {
      const char c = text_[position_++];
      if (c == '"') {
        if (at_end() || text_[position_] != '"') return after_quote(delimiter, problem);
        ++position_;
      }
      if (c == '\n') ++line_;
      cell.push_back(c);
    }
    problem = fmt::format("the quote opened on line {} never closes", opened_on);
    return false;
  }

  bool after_quote(char delimiter, std::string& problem) {
    if (rest().starts_with("\r\n")) ++position_;
    if (at_end() || text_[position_] == delimiter || text_[position_] == '\n') return true;
    problem = "text stands after the closing quote";
    return false;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
};

char find_delimiter(std::string_view header_line) {
  std::array<std::pair<char, std::size_t>, 3> counts{{{',', 0}, {';', 0}, {'\t', 0}}};
  bool quoted = false;
  for (const char c : header_line) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    for (auto& [delimiter, count] : counts) count += c == delimiter ? 1U : 0U;
  }
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

CsvTable torn_table(CsvTable table, std::size_t line, std::string description, std::string remedy) {
  table.torn = true;
  table.problems.push_back({line, {}, std::move(description), std::move(remedy)});
  return table;
}

// What is wrong with the header, if anything.
std::optional<RowProblem> header_problem(const CsvTable& table, std::size_t line) {
  if (table.header.size() > kCsvColumnsMax) {
    return RowProblem{
        line, {}, "the header has more than 100 columns", "use the documented columns only"};
  }
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (table.header[i].empty()) {
      return RowProblem{line,
                        {},
                        fmt::format("column {} of the header has no name", i + 1),
                        "name it or remove it"};
    }
    if (std::find(table.header.begin(), table.header.begin() + static_cast<std::ptrdiff_t>(i),
                  table.header[i]) != table.header.begin() + static_cast<std::ptrdiff_t>(i)) {
      return RowProblem{line, table.header[i], "stands twice in the header", "keep one of them"};
    }
  }
  return std::nullopt;
}

// What is wrong with the shape of a row, if anything.
std::optional<RowProblem> shape_problem(const CsvTable& table, const CsvRow& row) {
  if (row.cells.size() != table.header.size()) {
    return RowProblem{
        row.line,
        {},
        fmt::format("has {} cells where the header has {}", row.cells.size(), table.header.size()),
        fmt::format(
            "give each column one cell; put quotes round a cell that holds '{}'",
            table.delimiter == '\t' ? std::string("tab") : std::string(1, table.delimiter))};
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].size() > kCsvCellBytesMax) {
      return RowProblem{row.line, table.header[i], "is longer than 1 MiB", "shorten it"};
    }
    if (!is_utf8(row.cells[i])) {
      return RowProblem{row.line, table.header[i], "is not UTF-8", "save the file as UTF-8"};
    }
  }
  return std::nullopt;
}

bool read_header(Cursor& cursor, CsvTable& table) {
  while (!cursor.at_end()) {
    const std::string_view line = trimmed(cursor.peek_line());
    if (!line.empty() && !line.starts_with('#')) break;
    cursor.skip_line();
  }
  const std::size_t line = cursor.line();
  if (cursor.at_end()) {
    table = torn_table(std::move(table), line, "the file has no header",
                       "begin with a line of column names");
    return false;
  }
  table.delimiter = find_delimiter(cursor.peek_line());
  std::string problem;
  if (!cursor.read_row(table.delimiter, table.header, problem)) {
    table = torn_table(std::move(table), line, problem, "close the quote");
    return false;
  }
  for (std::string& name : table.header) name = std::string(trimmed(name));
  if (std::optional<RowProblem> found = header_problem(table, line)) {
    table.torn = true;
    table.problems.push_back(*std::move(found));
    return false;
  }
  return true;
}

}  // namespace

CsvTable read_csv(std::string_view text) {
  CsvTable table;
  if (text.size() > kCsvBytesMax) {
    return torn_table(std::move(table), 1, "the file is larger than 512 MiB", "split it");
  }
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Cursor cursor(text);
  if (!read_header(cursor, table)) return table;
  while (!cursor.at_end()) {
    if (trimmed(cursor.peek_line()).empty() && table.header.size() > 1 &&
        cursor.peek_line().find(table.delimiter) == std::string_view::npos) {
      cursor.skip_line();
      continue;
    }
    CsvRow row{cursor.line(), {}};
    std::string problem;
    if (!cursor.read_row(table.delimiter, row.cells, problem)) {
      const std::string column =
          row.cells.size() <= table.header.size() ? table.header[row.cells.size() - 1] : "";
      table.torn = true;
      table.problems.push_back(
          {row.line, column, problem, "close the quote; double a quote that is part of the text"});
      return table;
    }
    if (std::optional<RowProblem> found = shape_problem(table, row)) {
      table.problems.push_back(*std::move(found));
      continue;
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string write_csv_line(const std::vector<std::string>& cells, char delimiter) {
  std::string line;
  const char specials[] = {delimiter, '"', '\n', '\r', '\0'};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.push_back(delimiter);
    const std::string& cell = cells[i];
    const bool edge_space = !cell.empty() && trimmed(cell).size() != cell.size();
    if (cell.find_first_of(specials) == std::string::npos && !edge_space) {
      line += cell;
      continue;
    }
    line.push_back('"');
    for (const char c : cell) {
      if (c == '"') line.push_back('"');
      line.push_back(c);
    }
    line.push_back('"');
  }
  line.push_back('\n');
  return line;
}

}  // namespace veieninn::cli
