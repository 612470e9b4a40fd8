#include "clients/cli/resource_view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <google/protobuf/reflection.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

using google::protobuf::Message;

constexpr std::size_t kColumnWidthMax = 36;

// The columns of a list, the most telling first.
std::vector<std::string> overview_columns(const Table& table) {
  if (table.kind == "areas") return {"id", "names", "kind", "parent"};
  if (table.kind == "topics") return {"id", "labels", "kind", "broader"};
  if (table.kind == "units") return {"id", "names", "kind", "parent"};
  if (table.kind == "contacts") return {"id", "display_name", "title", "unit"};
  if (table.kind == "ventures") return {"id", "display_name", "areas", "topics"};
  if (table.kind == "initiatives") return {"id", "titles", "kind", "unit", "apply_until"};
  if (table.kind == "participations") return {"id", "initiative", "venture", "contact", "state"};
  if (table.kind == "ties") return {"id", "from", "to", "kind", "strength"};
  return {"time", "kind", "venture", "contact", "other_contact", "topic"};
}

std::string in_language(const Message& resource, const std::string& field,
                        std::string_view language) {
  const auto texts = resource.GetReflection()->GetRepeatedFieldRef<v1::LocalizedText>(
      resource, resource.GetDescriptor()->FindFieldByName(field));
  std::string best;
  int best_rank = 3;
  for (const v1::LocalizedText& text : texts) {
    const int rank = text.language_code() == language ? 0 : text.language_code() == "nb" ? 1 : 2;
    if (rank >= best_rank) continue;
    best = text.text();
    best_rank = rank;
  }
  return best;
}

}  // namespace

std::string display_name(const Message& resource, std::string_view language) {
  const auto* fields = resource.GetDescriptor();
  if (const auto* name = fields->FindFieldByName("display_name")) {
    return resource.GetReflection()->GetString(resource, name);
  }
  for (const char* field : {"names", "labels", "titles"}) {
    if (fields->FindFieldByName(field) != nullptr) return in_language(resource, field, language);
  }
  return {};
}

std::string resource_details(const Table& table, const Message& resource, const Style& style) {
  std::size_t widest = 0;
  for (const Column& column : table.columns) widest = std::max(widest, column.name.size());
  std::string text;
  for (const Column& column : table.columns) {
    const std::string cell = printable(column.write(resource));
    if (cell.empty()) continue;
    text += fmt::format("{}  {}\n", style.dim(padded(column.name, widest)),
                        column.name == "display_name" ? style.bold(cell) : cell);
  }
  const auto* etag = resource.GetDescriptor()->FindFieldByName("etag");
  if (etag != nullptr) {
    text += fmt::format("{}  {}\n", style.dim(padded("etag", widest)),
                        resource.GetReflection()->GetString(resource, etag));
  }
  return text;
}

std::vector<std::string> overview_row(const Table& table, const Message& resource,
                                      std::string_view language) {
  std::vector<std::string> cells;
  for (const std::string& name : overview_columns(table)) {
    const bool localized = name == "names" || name == "labels" || name == "titles";
    cells.push_back(printable(localized ? in_language(resource, name, language)
                                        : table.find(name)->write(resource)));
  }
  return cells;
}

std::string overview(const Table& table, const std::vector<std::vector<std::string>>& rows,
                     const Style& style) {
  const std::vector<std::string> heads = overview_columns(table);
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    std::size_t width = heads[i].size();
    for (const auto& row : rows) width = std::max(width, display_width(row[i]));
    widths.push_back(std::min(width, kColumnWidthMax));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += "  ";
      const std::string cut = cut_to_width(cells[i], widths[i], style.ellipsis());
      text += i + 1 == cells.size() ? cut : padded(cut, widths[i]);
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  };
  std::string text = style.dim(line(heads)) + "\n";
  for (const auto& row : rows) text += line(row) + "\n";
  return text;
}

}  // namespace veieninn::cli
