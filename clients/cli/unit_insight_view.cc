#include "clients/cli/unit_insight_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/page.h"
#include "clients/cli/sparkline.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kWideTerminal = 60;
constexpr std::size_t kNameWidthMax = 40;
// Deeper units are indented no further: the name needs the room.
constexpr std::size_t kIndentMax = 4;
constexpr std::size_t kWeeksWidth = 12;

struct TableColumn {
  Text head;
  std::size_t width;
};

// A unit's name, its figures or why there are none.
struct UnitLine {
  std::string name;
  std::vector<std::string> figures;  // a text a column; none: withheld
  std::string withheld;
};

// Names and depths of the units that are listed.
template <typename Unit>
class UnitNames {
 public:
  explicit UnitNames(const std::vector<Unit>& units) {
    for (const Unit& unit : units) {
      const auto above = listed_.find(unit.parent());
      const std::size_t depth = above == listed_.end() ? 0 : above->second.depth + 1;
      const std::string& name = unit.org_unit_display_name();
      listed_[unit.org_unit()] = {printable(name.empty() ? bare_id(unit.org_unit()) : name), depth};
    }
  }
  [[nodiscard]] std::string name(const std::string& unit) const {
    const auto found = listed_.find(unit);
    return found == listed_.end() ? printable(bare_id(unit)) : found->second.name;
  }
  [[nodiscard]] std::string indented(const std::string& unit) const {
    return std::string(std::min(listed_.at(unit).depth, kIndentMax), ' ') + name(unit);
  }

 private:
  struct Listed {
    std::string name;
    std::size_t depth = 0;
  };
  std::map<std::string, Listed> listed_;
};

template <typename Unit>
std::string why_withheld(const Unit& unit, const UnitNames<Unit>& names, const Page& page) {
  if (unit.withheld_reason() == v1::WITHHELD_REASON_TOO_FEW) {
    return std::string(page.say(Text::kTooFewToTell));
  }
  return fmt::format(fmt::runtime(page.say(Text::kCountedIn)), names.name(unit.included_in()));
}

// What stands in each line: `figures_of(unit)` where they are told.
template <typename Unit, typename FiguresOf>
std::vector<UnitLine> lines_of(const std::vector<Unit>& units, const Page& page,
                               FiguresOf figures_of) {
  const UnitNames<Unit> names(units);
  std::vector<UnitLine> lines;
  for (const Unit& unit : units) {
    UnitLine& line = lines.emplace_back();
    line.name = names.indented(unit.org_unit());
    if (unit.withheld_reason() == v1::WITHHELD_REASON_UNSPECIFIED) {
      line.figures = figures_of(unit);
    } else {
      line.withheld = why_withheld(unit, names, page);
    }
  }
  return lines;
}

void write_table(const std::vector<TableColumn>& columns, const std::vector<UnitLine>& lines,
                 Page& page) {
  const Style& style = page.style();
  std::size_t taken = 0;
  for (const TableColumn& column : columns) taken += column.width + 1;
  std::size_t name_width = display_width(page.say(Text::kUnitHead));
  for (const UnitLine& line : lines) name_width = std::max(name_width, display_width(line.name));
  name_width = std::min({name_width, kNameWidthMax, style.width - taken});
  const auto cell = [&](std::string_view content, std::size_t width) {
    return padded(cut_to_width(content, width, style.ellipsis()), width);
  };
  const auto trimmed_end = [](std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  };
  std::string head = cell(page.say(Text::kUnitHead), name_width);
  for (const TableColumn& column : columns) head += " " + cell(page.say(column.head), column.width);
  page.line(style.bold(trimmed_end(head)));
  for (const UnitLine& line : lines) {
    std::string text = cell(line.name, name_width);
    for (std::size_t i = 0; i < line.figures.size(); ++i) {
      text += " " + cell(line.figures[i], columns[i].width);
    }
    if (line.figures.empty()) {
      const std::size_t room = style.width - name_width - 1;
      text += " " + style.dim(cut_to_width(line.withheld, room, style.ellipsis()));
    }
    page.line(trimmed_end(text));
  }
}

void write_legend(Text legend, Page& page) {
  for (const Text which : {legend, Text::kFloorNote}) {
    page.wrap_painted("", 0, page.say(which),
                      [&](std::string_view part) { return page.style().dim(part); });
  }
}

std::vector<std::string> load_figures(const v1::UnitLoad& unit, const Style& style) {
  const auto& weeks = unit.weekly_sent_counts();
  const std::int64_t last_week = weeks.empty() ? 0 : weeks[weeks.size() - 1];
  std::vector<std::string> figures = {std::to_string(unit.contact_count()),
                                      fmt::format("{}/{}", last_week, unit.capacity_per_week()),
                                      std::to_string(unit.at_capacity_count()),
                                      std::to_string(unit.near_capacity_count())};
  if (style.width >= kWideTerminal) {
    figures.push_back(sparkline({weeks.begin(), weeks.end()}, kWeeksWidth, style));
  }
  return figures;
}

long per_cent(double share) { return std::lround(share * 100); }

std::string days_of(const v1::UnitResponsiveness& unit, const Page& page) {
  const int days = unit.half_answered_within_days();
  if (days == 0) return "";
  return days > 10 ? std::string(page.say(Text::kLater)) : std::to_string(days);
}

std::vector<std::string> reply_figures(const v1::UnitResponsiveness& unit, const Page& page) {
  const v1::AnsweredShare& year = unit.year();
  std::vector<std::string> figures = {
      fmt::format("{}/{}", year.answer_count(), year.answer_count() + year.silence_count()),
      fmt::format("{} ({}{}{})", per_cent(year.share()), per_cent(year.share_low()),
                  page.style().drawn ? "–" : "-", per_cent(year.share_high())),
      days_of(unit, page)};
  if (page.style().width < kWideTerminal) return figures;
  std::vector<std::string> quarters;
  for (const v1::AnsweredShare& quarter : unit.quarters()) {
    const bool is_empty = quarter.answer_count() + quarter.silence_count() == 0;
    quarters.push_back(is_empty ? "-" : std::to_string(per_cent(quarter.share())));
  }
  figures.push_back(joined(quarters, " "));
  return figures;
}

}  // namespace

std::string load_table(const std::vector<v1::UnitLoad>& units, std::string_view language,
                       const Style& style) {
  Page page(style, std::string(language));
  if (units.empty()) page.line(page.say(Text::kNoUnits));
  if (units.empty()) return page.take();
  std::vector<TableColumn> columns = {
      {Text::kPeopleHead, 5}, {Text::kSentHead, 8}, {Text::kFullHead, 5}, {Text::kNearHead, 6}};
  if (style.width >= kWideTerminal) columns.push_back({Text::kWeeksHead, kWeeksWidth});
  write_table(
      columns,
      lines_of(units, page, [&](const v1::UnitLoad& unit) { return load_figures(unit, style); }),
      page);
  write_legend(Text::kLoadLegend, page);
  return page.take();
}

std::string responsiveness_table(const std::vector<v1::UnitResponsiveness>& units,
                                 std::string_view language, const Style& style) {
  Page page(style, std::string(language));
  if (units.empty()) page.line(page.say(Text::kNoUnits));
  if (units.empty()) return page.take();
  std::vector<TableColumn> columns = {
      {Text::kAnsweredHead, 7}, {Text::kShareHead, 11}, {Text::kWithinHead, 7}};
  if (style.width >= kWideTerminal) columns.push_back({Text::kQuartersHead, 15});
  write_table(
      columns,
      lines_of(units, page,
               [&](const v1::UnitResponsiveness& unit) { return reply_figures(unit, page); }),
      page);
  write_legend(Text::kReplyLegend, page);
  return page.take();
}

}  // namespace veieninn::cli
