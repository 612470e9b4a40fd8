// What `veieninn coverage --load` and `--responsiveness` print.
#include "clients/cli/unit_insight_view.h"

#include <gtest/gtest.h>

#include <string>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr Style kPlain{false, true, 80};
constexpr Style kNarrow{false, true, 40};

// The lines before the legend.
std::string table_of(const std::string& page, int lines) {
  std::size_t end = 0;
  for (int i = 0; i < lines; ++i) end = page.find('\n', end) + 1;
  return page.substr(0, end);
}

template <typename Unit>
Unit named(const std::string& id, const std::string& name, const std::string& parent) {
  Unit unit;
  unit.set_org_unit("orgUnits/" + id);
  unit.set_org_unit_display_name(name);
  if (!parent.empty()) unit.set_parent("orgUnits/" + parent);
  return unit;
}

template <typename Unit>
Unit rolled_up(const std::string& id, const std::string& name, const std::string& into) {
  Unit unit = named<Unit>(id, name, into);
  unit.set_withheld_reason(v1::WITHHELD_REASON_ROLLED_UP);
  unit.set_included_in("orgUnits/" + into);
  return unit;
}

std::vector<v1::UnitLoad> example_loads() {
  v1::UnitLoad whole = named<v1::UnitLoad>("u1", "Eksempel kommune", "");
  whole.set_contact_count(14);
  whole.set_capacity_per_week(60);
  whole.set_at_capacity_count(2);
  whole.set_near_capacity_count(3);
  for (int week = 1; week <= 12; ++week) whole.add_weekly_sent_counts(week % 9);
  v1::UnitLoad few = named<v1::UnitLoad>("u9", "Liten etat", "");
  few.set_withheld_reason(v1::WITHHELD_REASON_TOO_FEW);
  return {whole, rolled_up<v1::UnitLoad>("u2", "Barnehagekontoret", "u1"), few};
}

TEST(LoadTable, ShowsEachUnitWithItsWeeks) {
  EXPECT_EQ(table_of(load_table(example_loads(), "nb", kPlain), 4),
            "Enhet              Pers. Sendt    Fullt Nesten Tolv uker\n"
            "Eksempel kommune   14    3/60     2     3      ▁▂▃▄▅▆▇█·▁▂▃\n"
            " Barnehagekontoret regnes med i Eksempel kommune\n"
            "Liten etat         for få til å vise tall\n");
}

TEST(LoadTable, LeavesTheWeeksOutWhereTheTerminalIsNarrow) {
  EXPECT_EQ(table_of(load_table(example_loads(), "nn", kNarrow), 4),
            "Eining       Pers. Sendt    Fullt Nesten\n"
            "Eksempel ko… 14    3/60     2     3\n"
            " Barnehagek… rekna med i Eksempel kommu…\n"
            "Liten etat   for få til å vise tal\n");
}

std::vector<v1::UnitResponsiveness> example_replies() {
  v1::UnitResponsiveness whole = named<v1::UnitResponsiveness>("u1", "Eksempel kommune", "");
  const auto fill = [](v1::AnsweredShare& share, int answers, int silences) {
    share.set_answer_count(answers);
    share.set_silence_count(silences);
    share.set_share(0.78);
    share.set_share_low(0.66);
    share.set_share_high(0.874);
  };
  fill(*whole.mutable_year(), 31, 9);
  for (int quarter = 0; quarter < 3; ++quarter) fill(*whole.add_quarters(), 8, 3);
  whole.add_quarters();
  whole.set_half_answered_within_days(3);
  return {whole, rolled_up<v1::UnitResponsiveness>("u2", "Barnehagekontoret", "u1")};
}

TEST(ResponsivenessTable, ShowsWhatIsAnsweredAndHowSurelyItIsKnown) {
  EXPECT_EQ(table_of(responsiveness_table(example_replies(), "nb", kPlain), 3),
            "Enhet              Svar    Andel       Innen   Kvartaler\n"
            "Eksempel kommune   31/40   78 (66–87)  3       78 78 78 -\n"
            " Barnehagekontoret regnes med i Eksempel kommune\n");
  EXPECT_EQ(table_of(responsiveness_table(example_replies(), "en", {false, false, 40}), 3),
            "Unit         Answers Share       Within\n"
            "Eksempel ... 31/40   78 (66-87)  3\n"
            " Barnehag... counted in Eksempel kommune\n");
}

TEST(ResponsivenessTable, SaysWhereHalfOfTheAnswersTookLongerThanTenDays) {
  std::vector<v1::UnitResponsiveness> units = example_replies();
  units[0].set_half_answered_within_days(11);
  EXPECT_NE(responsiveness_table(units, "en", kPlain).find(" over 10 "), std::string::npos);
  units[0].set_half_answered_within_days(0);
  EXPECT_EQ(responsiveness_table(units, "en", kPlain).find(" over 10 "), std::string::npos);
}

TEST(UnitTables, KeepWithinTheTerminalInEveryLanguage) {
  std::vector<v1::UnitLoad> loads = example_loads();
  std::vector<v1::UnitResponsiveness> replies = example_replies();
  const std::string name = "Avdeling for oppvekst, utdanning og inkludering i Eksempelbygda";
  for (v1::UnitLoad& unit : loads) unit.set_org_unit_display_name(name);
  for (v1::UnitResponsiveness& unit : replies) unit.set_org_unit_display_name(name);
  for (const std::size_t width : {40U, 60U, 80U, 100U}) {
    for (const char* language : {"nb", "nn", "en"}) {
      const Style style{false, true, width};
      const std::string page =
          load_table(loads, language, style) + responsiveness_table(replies, language, style);
      std::size_t begin = 0;
      while (begin < page.size()) {
        const std::size_t end = page.find('\n', begin);
        EXPECT_LE(display_width(page.substr(begin, end - begin)), width)
            << page.substr(begin, end - begin);
        begin = end + 1;
      }
    }
  }
}

TEST(UnitTables, SayThatThereAreNoUnits) {
  EXPECT_EQ(load_table({}, "nb", kPlain), "Ingen enheter.\n");
  EXPECT_EQ(responsiveness_table({}, "nn", kPlain), "Ingen einingar.\n");
}

TEST(UnitTables, CannotBeDrivenByAStoredName) {
  std::vector<v1::UnitLoad> loads = example_loads();
  loads[0].set_org_unit_display_name("\x1b[2JEksempel");
  EXPECT_EQ(load_table(loads, "nb", kPlain).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace veieninn::cli
