#include "service/answer_site/norwegian_dates.h"

#include <gtest/gtest.h>

namespace veieninn::answer_site {
namespace {

using letters::CalendarDate;

TEST(NorwegianDates, TurnAtMidnightInNorwayWinterAndSummer) {
  EXPECT_EQ(norwegian_date(Instant{1'796'079'599}), (CalendarDate{2026, 11, 30}));  // 22:59:59 UTC
  EXPECT_EQ(norwegian_date(Instant{1'796'079'600}), (CalendarDate{2026, 12, 1}));
  EXPECT_EQ(norwegian_date(Instant{1'782'856'799}), (CalendarDate{2026, 6, 30}));  // 21:59:59 UTC
  EXPECT_EQ(norwegian_date(Instant{1'782'856'800}), (CalendarDate{2026, 7, 1}));
}

TEST(NorwegianDates, ChangeTheClocksOnTheLastSundaysOfMarchAndOctober) {
  EXPECT_EQ(norwegian_date(Instant{1'774'738'800}), (CalendarDate{2026, 3, 29}));   // 28th, 23:00
  EXPECT_EQ(norwegian_date(Instant{1'774'821'600}), (CalendarDate{2026, 3, 30}));   // 29th, 22:00
  EXPECT_EQ(norwegian_date(Instant{1'792'879'200}), (CalendarDate{2026, 10, 25}));  // 24th, 22:00
  EXPECT_EQ(norwegian_date(Instant{1'792'965'600}), (CalendarDate{2026, 10, 25}));  // 25th, 22:00
  EXPECT_EQ(norwegian_date(Instant{1'792'969'200}), (CalendarDate{2026, 10, 26}));
}

TEST(NorwegianDates, OfADeadlineAreTheLastDayBeforeIt) {
  const Instant end = *end_of_day("2026-12-04");
  EXPECT_EQ(end, Instant{1'796'428'800});
  EXPECT_EQ(last_day_before(end), (CalendarDate{2026, 12, 4}));
}

TEST(NorwegianDates, AreReadStrictly) {
  for (const char* wrong : {"", "2026-02-30", "2026-13-01", "2026-1-01", "20261-01-1", "2026/12/04",
                            "+026-12-04", "2026-12-04 ", "2026-00-10", "0000-01-01", "x"}) {
    EXPECT_FALSE(end_of_day(wrong)) << wrong;
  }
  EXPECT_TRUE(end_of_day("2028-02-29"));
}

TEST(NorwegianDates, StandTheEndsOfTime) {
  EXPECT_EQ(norwegian_date(kAlways).year, 1900);
  EXPECT_EQ(norwegian_date(kNever).year, 2200);
}

}  // namespace
}  // namespace veieninn::answer_site
