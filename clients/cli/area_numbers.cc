#include "clients/cli/area_numbers.h"

#include "clients/cli/cells.h"
#include "clients/cli/csv_reader.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {

void AreaNumbers::learn(const std::vector<v1::Area>& areas) {
  for (const v1::Area& area : areas) {
    today_by_number_.insert_or_assign(bare_id(area.name()), bare_id(area.name()));
  }
  for (const v1::Area& area : areas) {
    for (const std::string& number : area.former_numbers()) {
      today_by_number_.try_emplace(number, bare_id(area.name()));
    }
  }
}

Outcome<int> AreaNumbers::learn_table(std::string_view text) {
  const CsvTable table = read_csv(text);
  if (table.torn || !table.problems.empty() || table.header.size() < 2) {
    return fail(ExitCode::kBadInput, "the table of numbers cannot be read",
                {"give one with a header, the old number first and today's last, such as "
                 "code_2016 name_2016 code_2024"});
  }
  for (const CsvRow& row : table.rows) {
    const std::string today(trimmed(row.cells.back()));
    today_by_number_.try_emplace(std::string(trimmed(row.cells.front())), today);
    today_by_number_.try_emplace(today, today);
  }
  return static_cast<int>(table.rows.size());
}

std::optional<std::string> AreaNumbers::today(std::string_view number) const {
  const auto found = today_by_number_.find(number);
  if (found == today_by_number_.end()) return std::nullopt;
  return found->second;
}

}  // namespace veieninn::cli
