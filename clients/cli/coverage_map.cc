#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "clients/cli/coverage_command.h"
#include "clients/cli/page.h"
#include "clients/cli/sparkline.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kAreaLinesMax = 20;
constexpr std::size_t kAreaNameMax = 24;
constexpr std::size_t kNameWidthMin = 8;
constexpr std::size_t kWideTerminal = 60;
// Columns of a cell with the space before it.
constexpr std::size_t kColumnNamed = 7;  // from here on an area's name heads it
constexpr std::size_t kColumnMax = 17;
constexpr std::size_t kColumnMin = 2;

struct TopicRow {
  std::string name;
  std::map<std::string, const v1::CoverageCell*> by_area;
  std::size_t missing = 0;     // areas with nobody
  std::size_t vulnerable = 0;  // with somebody, and yet not covered
  std::int64_t gaps = 0;
  std::vector<std::int64_t> monthly_gaps;
};

// A server of before there were states sends none.
v1::CoverageState state_of(const v1::CoverageCell& cell) {
  if (cell.contact_count() == 0) return v1::COVERAGE_STATE_NOBODY;
  if (cell.state() != v1::COVERAGE_STATE_UNSPECIFIED) return cell.state();
  return cell.contact_count() == 1 ? v1::COVERAGE_STATE_ONE_PERSON : v1::COVERAGE_STATE_COVERED;
}

void add_cell(const v1::CoverageCell& cell, TopicRow& row) {
  row.name =
      printable(cell.topic_display_name().empty() ? cell.topic() : cell.topic_display_name());
  row.by_area[cell.area()] = &cell;
  const v1::CoverageState state = state_of(cell);
  row.missing += state == v1::COVERAGE_STATE_NOBODY ? 1U : 0U;
  row.vulnerable +=
      state != v1::COVERAGE_STATE_NOBODY && state != v1::COVERAGE_STATE_COVERED ? 1U : 0U;
  row.gaps += cell.gap_count();
  const auto months = static_cast<std::size_t>(cell.monthly_gap_counts_size());
  row.monthly_gaps.resize(std::max(row.monthly_gaps.size(), months));
  for (std::size_t i = 0; i < months; ++i) {
    row.monthly_gaps[i] += cell.monthly_gap_counts(static_cast<int>(i));
  }
}

std::vector<TopicRow> rows_of(const std::vector<v1::CoverageCell>& cells) {
  std::map<std::string, TopicRow> by_topic;
  for (const v1::CoverageCell& cell : cells) add_cell(cell, by_topic[cell.topic()]);
  std::vector<TopicRow> rows;
  rows.reserve(by_topic.size());
  for (auto& [topic, row] : by_topic) rows.push_back(std::move(row));
  // The emptiest first, then what was asked for in vain most often: where a registrar begins.
  std::stable_sort(rows.begin(), rows.end(), [](const TopicRow& a, const TopicRow& b) {
    return std::tuple(a.missing, a.gaps, a.vulnerable) >
           std::tuple(b.missing, b.gaps, b.vulnerable);
  });
  return rows;
}

struct AreaLine {
  std::string name;
  std::int64_t units = 0;
  std::int64_t mailboxes = 0;
  std::int64_t persons = 0;
};

std::vector<AreaLine> area_lines_of(const std::vector<v1::AreaCoverage>& areas) {
  std::vector<AreaLine> lines;
  AreaLine all;
  for (const v1::AreaCoverage& area : areas) {
    lines.push_back({printable(area.area_display_name()), area.unit_count(),
                     area.mailbox_only_unit_count(), area.contact_count()});
    all.units += area.unit_count();
    all.mailboxes += area.mailbox_only_unit_count();
    all.persons += area.contact_count();
  }
  if (lines.size() <= kAreaLinesMax) return lines;
  all.name = fmt::format("{} x", areas.size());
  return {all};
}

std::string wide_line(const AreaLine& line, std::size_t name_width, const Page& page) {
  const std::string name = cut_to_width(line.name, name_width, page.style().ellipsis());
  return fmt::format("{}  {:>5} {}  {:>5} {}  {:>5} {}", padded(name, name_width), line.units,
                     page.say(Text::kUnits), line.mailboxes, page.say(Text::kMailboxOnly),
                     line.persons, page.say(Text::kPersons));
}

void write_areas(const std::vector<v1::AreaCoverage>& areas, Page& page) {
  const std::vector<AreaLine> lines = area_lines_of(areas);
  const std::size_t width = page.style().width;
  std::size_t name_width = 0;
  for (const AreaLine& line : lines) name_width = std::max(name_width, display_width(line.name));
  name_width = std::min(name_width, kAreaNameMax);
  const bool are_wide = std::ranges::all_of(lines, [&](const AreaLine& line) {
    return display_width(wide_line(line, name_width, page)) <= width;
  });
  for (const AreaLine& line : lines) {
    if (are_wide) {
      page.line(wide_line(line, name_width, page));
      continue;
    }
    page.line(cut_to_width(line.name, width, page.style().ellipsis()));
    page.wrap("  ", "  ",
              fmt::format("{} {}, {} {}, {} {}", line.units, page.say(Text::kUnits), line.mailboxes,
                          page.say(Text::kMailboxOnly), line.persons, page.say(Text::kPersons)));
  }
}

std::string_view full_mark(const Style& style) { return style.drawn ? "▲" : "^"; }
std::string_view nobody_mark(const Style& style) { return style.drawn ? "·" : "."; }

// The state in one column, so that it can be read without colour too.
std::string glyph_of(const v1::CoverageCell& cell, const Style& style) {
  switch (state_of(cell)) {
    case v1::COVERAGE_STATE_NOBODY:
      return std::string(cell.gap_count() > 0 ? "!" : nobody_mark(style));
    case v1::COVERAGE_STATE_OVERLOADED:
      return std::string(full_mark(style));
    case v1::COVERAGE_STATE_UNCONFIRMED:
      return "?";
    default:
      return cell.contact_count() > 9 ? "+" : std::to_string(cell.contact_count());
  }
}

std::string painted(const v1::CoverageCell& cell, std::string_view glyph, const Style& style) {
  switch (state_of(cell)) {
    case v1::COVERAGE_STATE_NOBODY:
      return cell.gap_count() > 0 ? style.bold(glyph) : style.dim(glyph);
    case v1::COVERAGE_STATE_COVERED:
      return style.blue(glyph);
    default:
      return style.yellow(glyph);
  }
}

// How the width is shared out.
struct Layout {
  std::size_t name = 0;
  std::size_t column = 0;  // of a cell with the space before it
  std::size_t trend = 0;   // of the sparkline; 0: there is none
};

Layout layout_of(const std::vector<TopicRow>& rows, std::size_t area_count, const Style& style) {
  Layout layout;
  layout.name = kNameWidthMin;
  for (const TopicRow& row : rows) {
    layout.name = std::max(layout.name, display_width(row.name));
    if (!row.monthly_gaps.empty()) layout.trend = style.width >= kWideTerminal ? 12 : 6;
  }
  layout.name = std::min(layout.name, style.width * 3 / 8);
  const std::size_t taken = layout.name + (layout.trend == 0 ? 0 : layout.trend + 1);
  layout.column =
      std::min((style.width - taken) / std::max<std::size_t>(area_count, 1), kColumnMax);
  return layout;
}

// A capital letter for each of the first, then small ones.
std::string key_of(std::size_t number) {
  return std::string(1, static_cast<char>(number < 26 ? 'A' + number : 'a' + number - 26));
}

std::string without_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

using AreaNames = std::map<std::string, std::string>;

void write_matrix_head(const AreaNames& area_names, const Layout& layout, Page& page) {
  const bool is_named = layout.column >= kColumnNamed;
  std::string head(layout.name, ' ');
  std::vector<std::string> keys;
  for (const auto& [area, name] : area_names) {
    const std::string key = key_of(keys.size());
    keys.push_back(fmt::format("{} = {}", key, name));
    const std::string shown =
        is_named ? cut_to_width(name, layout.column - 1, page.style().ellipsis()) : key;
    head += " " + padded(shown, layout.column - 1);
  }
  if (!is_named) page.wrap("", "", joined(keys, ", "));
  page.line(without_end(head));
}

void write_matrix(const std::vector<TopicRow>& rows, const AreaNames& area_names,
                  const Layout& layout, Page& page) {
  const Style& style = page.style();
  write_matrix_head(area_names, layout, page);
  for (const TopicRow& row : rows) {
    std::string line = padded(cut_to_width(row.name, layout.name, style.ellipsis()), layout.name);
    for (const auto& [area, name] : area_names) {
      const auto found = row.by_area.find(area);
      const bool is_there = found != row.by_area.end();
      const std::string glyph = is_there ? glyph_of(*found->second, style) : "";
      line += " " + (is_there ? painted(*found->second, glyph, style) : "") +
              std::string(layout.column - 1 - display_width(glyph), ' ');
    }
    if (layout.trend > 0) line += " " + sparkline(row.monthly_gaps, layout.trend, style);
    page.line(without_end(line));
  }
  page.wrap_painted(
      "", 0,
      fmt::format(fmt::runtime(page.say(Text::kHeatLegend)), full_mark(style), nobody_mark(style)),
      [&](std::string_view part) { return style.dim(part); });
}

struct BarGlyphs {
  std::string_view covered;
  std::string_view vulnerable;
  std::string_view nobody;
};
BarGlyphs bar_glyphs(const Style& style) {
  return style.drawn ? BarGlyphs{"█", "▒", "░"} : BarGlyphs{"#", "+", "."};
}

// The shares of the areas that are covered, vulnerable and empty; what there is of any is seen.
std::string bar_of(const TopicRow& row, std::size_t area_count, std::size_t width,
                   const Style& style) {
  const std::size_t somebody = area_count - std::min(area_count, row.missing);
  const std::array<std::size_t, 3> areas = {somebody - std::min(somebody, row.vulnerable),
                                            row.vulnerable, row.missing};
  std::array<std::size_t, 3> columns{};
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas.at(i) > 0) {
      columns.at(i) = std::max<std::size_t>(1, areas.at(i) * width / area_count);
    }
  }
  // What rounding took or gave is the largest part's: a column more or less shows least there.
  const auto largest = static_cast<std::size_t>(std::ranges::max_element(areas) - areas.begin());
  columns.at(largest) += width;
  columns.at(largest) -= columns[0] + columns[1] + columns[2] - width;
  const BarGlyphs glyphs = bar_glyphs(style);
  std::string bar;
  for (std::size_t i = 0; i < columns[0]; ++i) bar += glyphs.covered;
  for (std::size_t i = 0; i < columns[1]; ++i) bar += glyphs.vulnerable;
  for (std::size_t i = 0; i < columns[2]; ++i) bar += glyphs.nobody;
  return style.blue(bar);
}

void write_bars(const std::vector<TopicRow>& rows, std::size_t area_count, const Layout& layout,
                Page& page) {
  const Style& style = page.style();
  const bool is_wide = style.width >= kWideTerminal;
  const std::size_t bar_width = is_wide ? 16 : 6;
  const std::size_t counts_width = 7;
  const std::size_t gaps_width = 9;
  const std::size_t name_width =
      std::min(layout.name, style.width - bar_width - counts_width - gaps_width - layout.trend - 4);
  const auto line = [&](const std::string& name, const std::string& bar, const std::string& nobody,
                        const std::string& gaps, const std::string& trend) {
    const std::string shown = cut_to_width(name, name_width, style.ellipsis());
    page.line(
        without_end(fmt::format("{} {} {} {} {}", padded(shown, name_width), bar,
                                padded(nobody, counts_width), padded(gaps, gaps_width), trend)));
  };
  const auto head = [&](Text which, std::size_t width) {
    return padded(cut_to_width(page.say(which), width, style.ellipsis()), width);
  };
  line(std::string(page.say(Text::kTopic)), head(Text::kCoverageHead, bar_width),
       head(Text::kNobodyHead, counts_width), head(Text::kInVainHead, gaps_width), "");
  for (const TopicRow& row : rows) {
    line(row.name, bar_of(row, area_count, bar_width, style),
         fmt::format("{}/{}", row.missing, area_count),
         row.gaps > 0 ? std::to_string(row.gaps) : "",
         layout.trend == 0 ? "" : sparkline(row.monthly_gaps, layout.trend, style));
  }
  const BarGlyphs glyphs = bar_glyphs(style);
  page.wrap_painted("", 0,
                    fmt::format(fmt::runtime(page.say(Text::kBarLegend)), glyphs.covered,
                                glyphs.vulnerable, glyphs.nobody),
                    [&](std::string_view part) { return style.dim(part); });
}

}  // namespace

std::string coverage_map(const std::vector<v1::AreaCoverage>& areas,
                         const std::vector<v1::CoverageCell>& cells, std::string_view language,
                         const Style& style) {
  Page page(style, std::string(language));
  write_areas(areas, page);
  page.line("");
  const std::vector<TopicRow> rows = rows_of(cells);
  if (rows.empty()) {
    page.line(page.say(Text::kAllCovered));
    return page.take();
  }
  AreaNames area_names;
  for (const v1::CoverageCell& cell : cells) {
    area_names[cell.area()] =
        printable(cell.area_display_name().empty() ? cell.area() : cell.area_display_name());
  }
  const Layout layout = layout_of(rows, area_names.size(), style);
  if (layout.column >= kColumnMin) {
    write_matrix(rows, area_names, layout, page);
  } else {
    write_bars(rows, std::max(areas.size(), area_names.size()), layout, page);
  }
  if (layout.trend > 0) {
    page.wrap_painted("", 0, page.say(Text::kTrendLegend),
                      [&](std::string_view part) { return style.dim(part); });
  }
  return page.take();
}

}  // namespace veieninn::cli
