#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/conversions.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

// The counties of 2011 and the county of today that holds their land. Official numbers:
// Statistics Norway, classification 104.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kCountiesOf2011{
    {{"01", "31"},
     {"02", "32"},
     {"03", "03"},
     {"04", "34"},
     {"05", "34"},
     {"06", "33"},
     {"07", "39"},
     {"08", "40"},
     {"09", "42"},
     {"10", "42"},
     {"11", "11"},
     {"12", "46"},
     {"14", "46"},
     {"15", "15"},
     {"16", "50"},
     {"17", "50"},
     {"18", "18"},
     {"19", "55"},
     {"20", "56"}}};

std::optional<std::string> county_of(std::string_view number) {
  for (const auto& [old_number, number_today] : kCountiesOf2011) {
    if (old_number == number) return std::string(number_today);
  }
  return std::nullopt;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

v1::OrgUnitKind kind_of(std::string_view number) {
  if (number.size() == 2) return v1::ORG_UNIT_KIND_COUNTY;
  return number.size() == 4 ? v1::ORG_UNIT_KIND_MUNICIPALITY : v1::ORG_UNIT_KIND_STATE_BODY;
}

// The list has rows of three and of four cells: the last is optional, and is not wanted here.
std::string with_four_cells(std::string_view text) {
  std::string made = "id;name;email;categories\n";
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    // Comments keep their line, so that line numbers stay the file's own.
    const bool comment = line.empty() || line.starts_with('#');
    std::string kept = comment ? ";;;" : std::string(line);
    for (std::size_t at = kept.find('"'); at != std::string::npos; at = kept.find('"', at)) {
      kept.erase(at, 1);
    }
    std::size_t count = 0;
    for (const char c : kept) count += c == ';' ? 1U : 0U;
    if (count == 2) kept += ';';
    made += kept + "\n";
  }
  return made;
}

RowProblem row_problem(const CsvRow& row) {
  const std::size_t line = row.line - 1;  // one header line was put before the file
  if (!is_number(trimmed(row.cells[0]))) {
    return {line, "id", "is not an official number", "write such as 0101"};
  }
  if (trimmed(row.cells[1]).empty()) return {line, "name", "is empty", "name the body"};
  if (trimmed(row.cells[2]).find('@') == std::string_view::npos) {
    return {line, "email", "holds no address", "a unit without a mailbox is not taken in"};
  }
  return {};
}

// The unit of a good row; `time` counts the rows of its number.
v1::OrgUnit unit_of(const CsvRow& row, int time, const AreaNumbers& numbers) {
  const std::string number(trimmed(row.cells[0]));
  v1::OrgUnit unit;
  unit.set_name(time == 1 ? fmt::format("orgUnits/postmottak-{}", number)
                          : fmt::format("orgUnits/postmottak-{}-{}", number, time));
  unit.set_kind(kind_of(number));
  v1::LocalizedText& label = *unit.add_names();
  label.set_language_code("nb");
  label.set_text(std::string(trimmed(row.cells[1])));
  unit.set_mailbox(std::string(trimmed(row.cells[2])));
  const std::optional<std::string> area =
      number.size() == 2 ? county_of(number) : numbers.today(number);
  if (area) unit.add_areas("areas/" + *area);
  return unit;
}

// Takes one row in: as a unit, a note or a problem.
void take_row(const CsvRow& row, const AreaNumbers& numbers, std::map<std::string, int>& times,
              SourceFile& file) {
  const std::size_t line = row.line - 1;  // one header line was put before the file
  if (trimmed(row.cells[1]) == "default") {
    file.notes.push_back(
        fmt::format("{}:{}: the default row names no body: left out", file.name, line));
    return;
  }
  RowProblem problem = row_problem(row);
  if (!problem.description.empty()) {
    file.problems.push_back(std::move(problem));
    return;
  }
  const std::string number(trimmed(row.cells[0]));
  SourceRow made{line, {}};
  v1::OrgUnit& unit = *made.entry.mutable_org_unit();
  unit = unit_of(row, ++times[number], numbers);
  if (unit.areas().empty() && number.size() == 4) {
    file.notes.push_back(fmt::format("{}:{}: no area of today is known for {}: kept without one",
                                     file.name, line, number));
  }
  file.rows.push_back(std::move(made));
}

}  // namespace

SourceFile convert_mailboxes(std::string name, std::string_view text, const AreaNumbers& numbers) {
  SourceFile file;
  file.name = std::move(name);
  file.table = find_table("units");
  file.columns = {"id", "kind", "names", "areas", "mailbox"};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const CsvTable csv = read_csv(with_four_cells(text));
  for (RowProblem problem : csv.problems) {
    if (problem.line > 1) --problem.line;
    file.problems.push_back(std::move(problem));
  }
  file.torn = csv.torn;
  if (csv.torn) return file;
  std::map<std::string, int> times;
  for (const CsvRow& row : csv.rows) {
    const bool comment = row.cells[0].empty() && row.cells[1].empty();
    const bool header = row.cells[0] == "id";
    if (!comment && !header) take_row(row, numbers, times, file);
  }
  return file;
}

}  // namespace veieninn::cli
