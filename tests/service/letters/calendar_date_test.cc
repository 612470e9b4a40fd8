#include "service/letters/calendar_date.h"

#include <gtest/gtest.h>

namespace veieninn::letters {
namespace {

TEST(CalendarDate, IsSaidAsPeopleSayIt) {
  const CalendarDate date{2026, 12, 4};
  EXPECT_EQ(date_words(date, Language::kBokmaal), "fredag 4. desember");
  EXPECT_EQ(date_words(date, Language::kNynorsk), "fredag 4. desember");
  EXPECT_EQ(date_words(date, Language::kEnglish), "Friday 4 December");
}

// The week of 4 to 10 January 2027, read off a paper calendar.
TEST(CalendarDate, NamesEveryWeekday) {
  struct Row {
    int day;
    const char* nb;
    const char* nn;
    const char* en;
  };
  for (const Row& row : {Row{4, "mandag 4. januar", "måndag 4. januar", "Monday 4 January"},
                         Row{5, "tirsdag 5. januar", "tysdag 5. januar", "Tuesday 5 January"},
                         Row{6, "onsdag 6. januar", "onsdag 6. januar", "Wednesday 6 January"},
                         Row{7, "torsdag 7. januar", "torsdag 7. januar", "Thursday 7 January"},
                         Row{8, "fredag 8. januar", "fredag 8. januar", "Friday 8 January"},
                         Row{9, "lørdag 9. januar", "laurdag 9. januar", "Saturday 9 January"},
                         Row{10, "søndag 10. januar", "søndag 10. januar", "Sunday 10 January"}}) {
    const CalendarDate date{2027, 1, row.day};
    EXPECT_EQ(date_words(date, Language::kBokmaal), row.nb);
    EXPECT_EQ(date_words(date, Language::kNynorsk), row.nn);
    EXPECT_EQ(date_words(date, Language::kEnglish), row.en);
  }
}

TEST(CalendarDate, KnowsLeapDays) {
  EXPECT_EQ(date_words({2028, 2, 29}, Language::kEnglish), "Tuesday 29 February");
  EXPECT_EQ(date_words({2000, 2, 29}, Language::kEnglish), "Tuesday 29 February");
  EXPECT_EQ(date_words({2027, 2, 29}, Language::kEnglish), "");
  EXPECT_EQ(date_words({2100, 2, 29}, Language::kEnglish), "");
}

TEST(CalendarDate, SaysNothingOfWhatIsNoDay) {
  for (const CalendarDate& date :
       {CalendarDate{}, CalendarDate{2026, 0, 1}, CalendarDate{2026, 13, 1},
        CalendarDate{2026, 4, 31}, CalendarDate{2026, 4, 0}, CalendarDate{-1, 4, 1},
        CalendarDate{10'000, 4, 1}, CalendarDate{2026, 257, 1}, CalendarDate{2026, 4, 257}}) {
    EXPECT_EQ(date_words(date, Language::kBokmaal), "");
    EXPECT_EQ(iso_date(date), "");
  }
}

TEST(CalendarDate, IsWrittenForAFormField) {
  EXPECT_EQ(iso_date({2026, 12, 4}), "2026-12-04");
  EXPECT_EQ(iso_date({987, 1, 31}), "0987-01-31");
}

}  // namespace
}  // namespace veieninn::letters
