#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "clients/cli/conversions.h"

namespace veieninn::cli {
namespace {

struct Island {
  std::string_view number;
  std::string_view name;
};

// Postal codes lead there, but the official list of municipalities does not have them.
constexpr std::array<Island, 2> kIslands{{{"2100", "Svalbard"}, {"2211", "Jan Mayen"}}};

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void refuse(SourceFile& file, std::string description, std::string remedy) {
  file.torn = true;
  file.rows.clear();
  file.problems = {{1, {}, std::move(description), std::move(remedy)}};
}

void describe_island(v1::Area& area, std::string_view number) {
  for (const Island& island : kIslands) {
    if (island.number != number) continue;
    area.set_kind(v1::AREA_KIND_COUNTY);
    v1::LocalizedText& name = *area.add_names();
    name.set_language_code("nb");
    name.set_text(std::string(island.name));
    area.set_parent("areas/no");
  }
}

}  // namespace

SourceFile convert_postal_codes(std::string name, std::string_view json) {
  SourceFile file;
  file.name = std::move(name);
  file.table = find_table("areas");
  file.columns = {"id", "kind", "names", "parent", "postal_codes"};
  file.partial = true;
  const nlohmann::json root = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) {
    refuse(file, "the file is not one whole JSON object",
           "give {\"1001\": [\"OSLO\", \"0301\", …], …}");
    return file;
  }
  std::map<std::string, std::set<std::string>> codes_by_area;
  for (const auto& [key, value] : root.items()) {
    const bool good = value.is_array() && value.size() >= 2 && value[1].is_string() &&
                      !key.empty() && key.size() <= 4 && is_digits(key) &&
                      value[1].get_ref<const std::string&>().size() == 4 &&
                      is_digits(value[1].get_ref<const std::string&>());
    if (!good) {
      file.problems.push_back({1, "postal_codes", fmt::format("'{}' is no postal code", key),
                               "write \"1001\": [place, municipality number]"});
      continue;
    }
    codes_by_area[value[1].get<std::string>()].insert(std::string(4 - key.size(), '0') + key);
  }
  for (const auto& [number, codes] : codes_by_area) {
    SourceRow row{1, {}};
    v1::Area& area = *row.entry.mutable_area();
    area.set_name("areas/" + number);
    describe_island(area, number);
    for (const std::string& code : codes) area.add_postal_codes(code);
    file.rows.push_back(std::move(row));
  }
  return file;
}

}  // namespace veieninn::cli
