// The map that `veieninn coverage` draws: glyphs that need no colour, lines that fit the terminal.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients/cli/coverage_command.h"
#include "clients/cli/sparkline.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr Style kPlain{false, true, 80};
constexpr Style kAscii{false, false, 80};
constexpr Style kNarrow{false, true, 40};

v1::CoverageCell cell(const std::string& area, const std::string& topic, int contacts, int gaps) {
  v1::CoverageCell made;
  made.set_area("areas/" + area);
  made.set_area_display_name("Sted " + area);
  made.set_topic("topics/" + topic);
  made.set_topic_display_name(topic);
  made.set_contact_count(contacts);
  made.set_gap_count(gaps);
  return made;
}

v1::CoverageCell cell_in(v1::CoverageState state, const std::string& area, const std::string& topic,
                         int contacts) {
  v1::CoverageCell made = cell(area, topic, contacts, 0);
  made.set_state(state);
  return made;
}

std::size_t widest_line(const std::string& page) {
  std::size_t widest = 0;
  std::size_t begin = 0;
  while (begin < page.size()) {
    const std::size_t end = page.find('\n', begin);
    widest = std::max(widest, display_width(page.substr(begin, end - begin)));
    begin = end + 1;
  }
  return widest;
}

// The line of the page that begins with `name`.
std::string line_of(const std::string& page, const std::string& name) {
  const std::size_t begin = page.find("\n" + name);
  if (begin == std::string::npos) return "";
  return page.substr(begin + 1, page.find('\n', begin + 1) - begin - 1);
}

TEST(CoverageMap, ShowsAColumnAnAreaWhereTheyFit) {
  v1::AreaCoverage asker;
  asker.set_area_display_name("Sted 1");
  asker.set_unit_count(4);
  asker.set_mailbox_only_unit_count(1);
  asker.set_contact_count(7);
  const std::string map = coverage_map(
      {asker},
      {cell("1", "Barnehage", 2, 0), cell("1", "Reparasjon", 0, 3), cell("1", "Sorg", 0, 0)}, "nb",
      kPlain);
  EXPECT_NE(map.find("Sted 1      4 enheter      1 bare postkasse      7 personer"),
            std::string::npos)
      << map;
  EXPECT_LT(map.find("Reparasjon"), map.find("Sorg")) << "asked in vain first";
  EXPECT_LT(map.find("Sorg"), map.find("Barnehage")) << "the emptiest first";
  EXPECT_EQ(line_of(map, "Reparasjon"), "Reparasjon !");
}

TEST(CoverageMap, HasAGlyphForEachState) {
  const std::vector<v1::CoverageCell> cells = {
      cell_in(v1::COVERAGE_STATE_NOBODY, "1", "Sorg", 0),
      cell_in(v1::COVERAGE_STATE_OVERLOADED, "2", "Sorg", 3),
      cell_in(v1::COVERAGE_STATE_UNCONFIRMED, "3", "Sorg", 2),
      cell_in(v1::COVERAGE_STATE_ONE_PERSON, "4", "Sorg", 1),
      cell_in(v1::COVERAGE_STATE_COVERED, "5", "Sorg", 4),
      cell_in(v1::COVERAGE_STATE_COVERED, "6", "Sorg", 12)};
  const std::string map = coverage_map({}, cells, "en", kPlain);
  EXPECT_EQ(line_of(map, "Sorg"),
            "Sorg     ·           ▲           ?           1           4           +")
      << map;
  EXPECT_NE(map.find("▲ everybody is at capacity now"), std::string::npos) << map;
  EXPECT_EQ(line_of(coverage_map({}, cells, "en", kAscii), "Sorg"),
            "Sorg     .           ^           ?           1           4           +");
}

TEST(CoverageMap, RepeatsTheGlyphsInColoursThatEverybodyTellsApart) {
  const std::vector<v1::CoverageCell> cells = {
      cell_in(v1::COVERAGE_STATE_ONE_PERSON, "4", "Sorg", 1),
      cell_in(v1::COVERAGE_STATE_COVERED, "5", "Sorg", 4)};
  const std::string map = coverage_map({}, cells, "en", {true, true, 80});
  EXPECT_NE(map.find("\x1b[33m1\x1b[0m"), std::string::npos) << "yellow";
  EXPECT_NE(map.find("\x1b[34m4\x1b[0m"), std::string::npos) << "blue";
}

TEST(CoverageMap, GivesAreasLettersWhereTheirNamesDoNotFit) {
  std::vector<v1::CoverageCell> cells;
  for (int i = 10; i < 18; ++i) cells.push_back(cell(std::to_string(i), "Barnehage", i - 9, 0));
  const std::string map = coverage_map({}, cells, "nb", kNarrow);
  EXPECT_NE(map.find("A = Sted 10, B = Sted 11"), std::string::npos) << map;
  EXPECT_EQ(line_of(map, "Barnehage"), "Barnehage 1  2  3  4  5  6  7  8") << map;
  EXPECT_EQ(line_of(map, "          A"), "          A  B  C  D  E  F  G  H") << map;
}

TEST(CoverageMap, ShowsABarATopicWhereManyAreasAre) {
  std::vector<v1::AreaCoverage> areas(40);
  std::vector<v1::CoverageCell> cells;
  for (int i = 0; i < 40; ++i) {
    cells.push_back(cell(std::to_string(i), "Barnehage", i < 10 ? 2 : i < 20 ? 1 : 0, i % 2));
    cells.push_back(cell(std::to_string(i), "Sorg", i == 0 ? 1 : 0, 0));
  }
  const std::string map = coverage_map(areas, cells, "en", kPlain);
  EXPECT_EQ(line_of(map, "Topic"), "Topic     Coverage         Nobody  In vain") << map;
  EXPECT_EQ(line_of(map, "Barnehage"), "Barnehage ████▒▒▒▒░░░░░░░░ 20/40   20") << map;
  EXPECT_EQ(line_of(map, "Sorg"), "Sorg      ▒░░░░░░░░░░░░░░░ 39/40") << "one place can be seen";
}

TEST(CoverageMap, ShowsHowOftenItWasAskedForInVainMonthByMonth) {
  std::vector<v1::CoverageCell> cells = {cell("1", "Sorg", 0, 10), cell("2", "Sorg", 0, 6)};
  for (v1::CoverageCell& one : cells) {
    for (const int count : {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 1}) {
      one.add_monthly_gap_counts(count);
    }
  }
  const auto trend = [&](const Style& style) {
    const std::string line = line_of(coverage_map({}, cells, "nb", style), "Sorg");
    return line.substr(line.rfind(' ') + 1);
  };
  EXPECT_EQ(trend(kPlain), "········▂▄█▂");
  EXPECT_EQ(trend(kAscii), "........3593");
  EXPECT_EQ(trend(kNarrow), "····▅█") << "two months together";
}

TEST(CoverageMap, KeepsWithinTheTerminal) {
  for (const std::size_t width : {40U, 80U, 100U}) {
    for (const int areas : {1, 2, 5, 8, 14, 30, 357}) {
      for (const bool drawn : {true, false}) {
        std::vector<v1::AreaCoverage> area_rows(static_cast<std::size_t>(areas));
        std::vector<v1::CoverageCell> cells;
        for (int i = 0; i < areas; ++i) {
          area_rows[static_cast<std::size_t>(i)].set_area_display_name(
              "Nordre Land og Søndre Eksempelbygd kommune");
          area_rows[static_cast<std::size_t>(i)].set_contact_count(12'345);
          cells.push_back(cell(std::to_string(i), "Oppfølging av barn og unge i fosterhjem", i % 3,
                               i % 2 * 1000));
          for (int month = 0; month < 12; ++month) cells.back().add_monthly_gap_counts(month);
        }
        for (const char* language : {"nb", "nn", "en"}) {
          const std::string map = coverage_map(area_rows, cells, language, {false, drawn, width});
          EXPECT_LE(widest_line(map), width) << areas << " areas\n" << map;
        }
      }
    }
  }
}

TEST(Sparkline, ReachesFromADotToAFullBar) {
  EXPECT_EQ(sparkline({0, 1, 4, 8}, 4, kPlain), "·▁▄█");
  EXPECT_EQ(sparkline({0, 1, 1000}, 3, kPlain), "·▁█") << "one is seen beside a thousand";
  EXPECT_EQ(sparkline({0, 0}, 2, kPlain), "··");
  EXPECT_EQ(sparkline({}, 12, kPlain), "");
  EXPECT_EQ(sparkline({0, 1, 9}, 3, kAscii), ".19");
  EXPECT_EQ(sparkline({1, 1, 4, 4, 0}, 3, kPlain), "▂█·");
}

}  // namespace
}  // namespace veieninn::cli
