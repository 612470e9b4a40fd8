#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/conversions.h"
#include "clients/cli/stable_hash.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kUnitIdBytesMax = 63;

struct ListedUnit {
  std::size_t line = 0;
  std::string organisation;
  std::string code;
  std::string name;
  std::string parent;
  std::string id;
  const ListedUnit* above = nullptr;  // null: the organisation itself
  bool is_parent = false;
};

// One line's words: lists made in spreadsheets hold line breaks and doubled spaces in cells.
std::string tidied(std::string_view cell) {
  std::string text;
  for (const std::string& line : wrapped(printable(cell), std::string::npos)) text += line;
  return text;
}

std::string unit_id(std::string_view organisation, std::string_view rest, bool taken,
                    std::string_view salt) {
  std::string whole = slug(fmt::format("{}-{}", organisation, rest), 4096);
  if (whole.size() <= kUnitIdBytesMax && !taken) return whole;
  const std::string cut = slug(whole, kUnitIdBytesMax - 9);
  return fmt::format("{}-{:08x}", cut, stable_hash(salt));
}

std::optional<std::size_t> column_at(const CsvTable& csv, std::string_view name) {
  const auto found = std::find(csv.header.begin(), csv.header.end(), name);
  if (found == csv.header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - csv.header.begin());
}

// The rows that name a unit of an organisation, each name once an organisation and parent.
std::vector<ListedUnit> list_units(const CsvTable& csv, std::size_t organisation, std::size_t name,
                                   SourceFile& file) {
  const std::size_t code = column_at(csv, "code").value_or(name);
  const std::size_t parent = column_at(csv, "parent").value_or(name);
  std::vector<ListedUnit> units;
  std::set<std::string> seen;
  for (const CsvRow& row : csv.rows) {
    ListedUnit unit{row.line,
                    tidied(row.cells[organisation]),
                    tidied(row.cells[code]),
                    tidied(row.cells[name]),
                    tidied(row.cells[parent]),
                    {}};
    if (unit.organisation.empty()) {
      file.problems.push_back({row.line, "org", "is empty", "name the organisation"});
    } else if (unit.name.empty()) {
      file.problems.push_back({row.line, "name", "is empty", "name the unit"});
    } else if (!seen.insert(unit.organisation + '\n' + folded(unit.name) + '\n' +
                            folded(unit.parent) + '\n' + unit.code)
                    .second) {
      file.notes.push_back(fmt::format(
          "{}:{}: stands before with the same code and parent: taken once", file.name, row.line));
    } else {
      units.push_back(std::move(unit));
    }
  }
  return units;
}

// Parents by name within the organisation; the first of several with that name.
void find_parents(std::vector<ListedUnit>& units, SourceFile& file) {
  std::map<std::pair<std::string, std::string>, ListedUnit*> by_name;
  for (ListedUnit& unit : units) by_name.try_emplace({unit.organisation, folded(unit.name)}, &unit);
  for (ListedUnit& unit : units) {
    if (unit.parent.empty() || folded(unit.parent) == folded(unit.name)) continue;
    const auto found = by_name.find({unit.organisation, folded(unit.parent)});
    if (found == by_name.end()) {
      file.notes.push_back(fmt::format(
          "{}:{} column parent: the list has no such unit: placed under the organisation",
          file.name, unit.line));
      continue;
    }
    unit.above = found->second;
  }
}

// Takes away the link that closes a circle.
void break_circles(std::vector<ListedUnit>& units, SourceFile& file) {
  for (ListedUnit& unit : units) {
    std::set<const ListedUnit*> path{&unit};
    for (const ListedUnit* at = unit.above; at != nullptr; at = at->above) {
      if (path.insert(at).second) continue;
      if (at != &unit) break;  // the circle is above: its own member breaks it
      file.notes.push_back(
          fmt::format("{}:{} column parent: closes a circle: placed under the organisation",
                      file.name, unit.line));
      unit.above = nullptr;
      break;
    }
  }
}

void name_units(std::vector<ListedUnit>& units) {
  std::set<std::string> taken;
  for (ListedUnit& unit : units) taken.insert(slug(unit.organisation, kUnitIdBytesMax));
  for (ListedUnit& unit : units) {
    const std::string salt =
        fmt::format("{}\n{}\n{}\n{}", unit.organisation, unit.code, unit.name, unit.parent);
    unit.id = unit_id(unit.organisation, unit.name, false, salt);
    if (!taken.insert(unit.id).second) {
      unit.id = unit_id(unit.organisation, unit.name, true, salt);
      taken.insert(unit.id);
    }
  }
}

void set_name(v1::OrgUnit& unit, const std::string& id, const std::string& text) {
  unit.set_name("orgUnits/" + id);
  v1::LocalizedText& name = *unit.add_names();
  name.set_language_code("nb");
  name.set_text(text);
}

// `0101-halden-kommune` → `Halden kommune`.
std::string organisation_name(std::string_view organisation) {
  const std::size_t begin = organisation.find_first_not_of("0123456789-");
  std::string name(begin == std::string_view::npos ? organisation : organisation.substr(begin));
  std::replace(name.begin(), name.end(), '-', ' ');
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

SourceRow organisation_row(const ListedUnit& first, const AreaNumbers& numbers) {
  const bool municipality = first.organisation.find("kommune") != std::string::npos;
  SourceRow row{first.line, {}};
  v1::OrgUnit& unit = *row.entry.mutable_org_unit();
  set_name(unit, slug(first.organisation, kUnitIdBytesMax), organisation_name(first.organisation));
  unit.set_kind(municipality ? v1::ORG_UNIT_KIND_MUNICIPALITY : v1::ORG_UNIT_KIND_STATE_BODY);
  if (municipality) {
    if (const auto area = numbers.today(std::string_view(first.organisation).substr(0, 4))) {
      unit.add_areas("areas/" + *area);
    }
  }
  return row;
}

SourceRow unit_row(const ListedUnit& listed, const AreaNumbers& numbers) {
  SourceRow row{listed.line, {}};
  v1::OrgUnit& unit = *row.entry.mutable_org_unit();
  set_name(unit, listed.id, listed.name);
  unit.set_kind(listed.is_parent ? v1::ORG_UNIT_KIND_DEPARTMENT : v1::ORG_UNIT_KIND_SERVICE_UNIT);
  unit.set_parent("orgUnits/" + (listed.above == nullptr
                                     ? slug(listed.organisation, kUnitIdBytesMax)
                                     : listed.above->id));
  if (listed.organisation.find("kommune") != std::string::npos) {
    if (const auto area = numbers.today(std::string_view(listed.organisation).substr(0, 4))) {
      unit.add_areas("areas/" + *area);
    }
  }
  return row;
}

}  // namespace

SourceFile convert_unit_list(std::string name, std::string_view text, const AreaNumbers& numbers) {
  SourceFile file;
  file.name = std::move(name);
  file.table = find_table("units");
  file.columns = {"id", "kind", "names", "parent", "areas"};
  CsvTable csv = read_csv(text);
  file.problems = std::move(csv.problems);
  file.torn = csv.torn;
  const std::optional<std::size_t> organisation = column_at(csv, "org");
  const std::optional<std::size_t> unit_name = column_at(csv, "name");
  if (!csv.torn && (!organisation || !unit_name)) {
    file.torn = true;
    file.problems.push_back({1, {}, "the header has no org and name", "write org, code, name, …"});
  }
  if (file.torn || !organisation || !unit_name) return file;
  std::vector<ListedUnit> units = list_units(csv, *organisation, *unit_name, file);
  find_parents(units, file);
  break_circles(units, file);
  name_units(units);
  std::set<const ListedUnit*> parents;
  for (const ListedUnit& unit : units) parents.insert(unit.above);
  std::set<std::string> organisations;
  for (ListedUnit& unit : units) {
    unit.is_parent = parents.contains(&unit);
    if (organisations.insert(slug(unit.organisation, kUnitIdBytesMax)).second) {
      file.rows.push_back(organisation_row(unit, numbers));
    }
    file.rows.push_back(unit_row(unit, numbers));
  }
  std::stable_sort(file.problems.begin(), file.problems.end(),
                   [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
  return file;
}

}  // namespace veieninn::cli
