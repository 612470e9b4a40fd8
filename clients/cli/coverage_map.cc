#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "clients/cli/coverage_command.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kAreaColumnsMax = 8;
constexpr std::size_t kAreaLinesMax = 20;
constexpr std::size_t kBarWidth = 16;

struct TopicRow {
  std::string name;
  std::map<std::string, const v1::CoverageCell*> by_area;
  std::size_t missing = 0;  // areas with nobody
  std::int64_t gaps = 0;
};

std::vector<TopicRow> rows_of(const std::vector<v1::CoverageCell>& cells) {
  std::map<std::string, TopicRow> by_topic;
  for (const v1::CoverageCell& cell : cells) {
    TopicRow& row = by_topic[cell.topic()];
    row.name =
        printable(cell.topic_display_name().empty() ? cell.topic() : cell.topic_display_name());
    row.by_area[cell.area()] = &cell;
    row.missing += cell.contact_count() > 0 ? 0U : 1U;
    row.gaps += cell.gap_count();
  }
  std::vector<TopicRow> rows;
  rows.reserve(by_topic.size());
  for (auto& [topic, row] : by_topic) rows.push_back(std::move(row));
  // The emptiest first, then what was asked for in vain most often: where a registrar begins.
  std::stable_sort(rows.begin(), rows.end(), [](const TopicRow& a, const TopicRow& b) {
    return std::pair(a.missing, a.gaps) > std::pair(b.missing, b.gaps);
  });
  return rows;
}

std::string area_lines(const std::vector<v1::AreaCoverage>& areas, std::string_view language,
                       const Style& style) {
  std::size_t widest = 0;
  std::int64_t units = 0;
  std::int64_t mailboxes = 0;
  std::int64_t persons = 0;
  for (const v1::AreaCoverage& area : areas) {
    widest = std::max(widest, display_width(area.area_display_name()));
    units += area.unit_count();
    mailboxes += area.mailbox_only_unit_count();
    persons += area.contact_count();
  }
  widest = std::min<std::size_t>(widest, 28);
  const auto line = [&](std::string_view name, std::int64_t unit_count, std::int64_t mailbox_count,
                        std::int64_t person_count) {
    return fmt::format("{}  {:>5} {}  {:>5} {}  {:>5} {}\n",
                       padded(cut_to_width(printable(name), widest, style.ellipsis()), widest),
                       unit_count, text(Text::kUnits, language), mailbox_count,
                       text(Text::kMailboxOnly, language), person_count,
                       text(Text::kPersons, language));
  };
  if (areas.size() > kAreaLinesMax) {
    return line(fmt::format("{} x", areas.size()), units, mailboxes, persons);
  }
  std::string lines;
  for (const v1::AreaCoverage& area : areas) {
    lines += line(area.area_display_name(), area.unit_count(), area.mailbox_only_unit_count(),
                  area.contact_count());
  }
  return lines;
}

std::string glyph_of(const v1::CoverageCell* cell) {
  if (cell == nullptr) return "";
  if (cell->contact_count() > 0) return std::to_string(cell->contact_count());
  return cell->gap_count() > 0 ? "!" : ".";
}

std::string matrix(const std::vector<TopicRow>& rows,
                   const std::map<std::string, std::string>& area_names, std::size_t name_width,
                   const Style& style) {
  const std::size_t column =
      std::max<std::size_t>(4, (style.width - name_width) / area_names.size() - 1);
  std::string text = std::string(name_width, ' ');
  for (const auto& [area, name] : area_names) {
    text += " " + padded(cut_to_width(name, column, style.ellipsis()), column);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  text += "\n";
  for (const TopicRow& row : rows) {
    text += padded(cut_to_width(row.name, name_width, style.ellipsis()), name_width);
    for (const auto& [area, name] : area_names) {
      const auto found = row.by_area.find(area);
      const std::string glyph = glyph_of(found == row.by_area.end() ? nullptr : found->second);
      const std::string cell = area == area_names.rbegin()->first ? glyph : padded(glyph, column);
      text += " " + (glyph == "!" ? style.yellow(cell) : cell);
    }
    text += "\n";
  }
  return text;
}

std::string bars(const std::vector<TopicRow>& rows, std::size_t area_count, std::size_t name_width,
                 std::string_view language, const Style& style) {
  std::string lines;
  for (const TopicRow& row : rows) {
    const std::size_t covered = area_count - std::min(area_count, row.missing);
    const double share = static_cast<double>(covered) / static_cast<double>(area_count);
    auto full = static_cast<std::size_t>(std::floor(share * static_cast<double>(kBarWidth)));
    if (covered > 0 && full == 0) full = 1;
    std::string bar;
    for (std::size_t i = 0; i < kBarWidth; ++i) {
      if (style.drawn)
        bar += i < full ? "█" : "░";
      else
        bar += i < full ? "#" : ".";
    }
    lines += fmt::format(
        "{} {} {}", padded(cut_to_width(row.name, name_width, style.ellipsis()), name_width),
        style.blue(bar),
        fmt::format(fmt::runtime(text(Text::kNobodyIn, language)), row.missing, area_count));
    if (row.gaps > 0) {
      lines += style.yellow(fmt::format("  {} {}", row.gaps, text(Text::kAskedInVain, language)));
    }
    lines += "\n";
  }
  return lines;
}

}  // namespace

std::string coverage_map(const std::vector<v1::AreaCoverage>& areas,
                         const std::vector<v1::CoverageCell>& cells, std::string_view language,
                         const Style& style) {
  std::string page = area_lines(areas, language, style);
  const std::vector<TopicRow> rows = rows_of(cells);
  if (rows.empty()) return page + "\n" + std::string(text(Text::kAllCovered, language)) + "\n";
  std::map<std::string, std::string> area_names;
  for (const v1::CoverageCell& cell : cells) {
    area_names[cell.area()] = printable(cell.area_display_name());
  }
  std::size_t name_width = 8;
  for (const TopicRow& row : rows) name_width = std::max(name_width, display_width(row.name));
  name_width = std::min<std::size_t>(name_width, 30);
  page += "\n";
  if (area_names.size() <= kAreaColumnsMax) {
    page += matrix(rows, area_names, name_width, style);
    return page + style.dim(text(Text::kHeatLegend, language)) + "\n";
  }
  const std::size_t area_count = std::max(areas.size(), area_names.size());
  return page + bars(rows, area_count, name_width, language, style);
}

}  // namespace veieninn::cli
