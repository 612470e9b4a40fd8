#include "engine/taxonomy/name_runs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<NamedRun> names(std::string_view text) {
  return find_names(read_need(text), [](std::string_view key) -> std::uint32_t {
    if (key == "nav nordstrand") return 0;
    if (key == "nav nordstrand ungdom") return 1;
    return kNobodyNamed;
  });
}

TEST(NameRuns, FindTheLongestNameFromTheLeft) {
  EXPECT_THAT(names("Vi kjenner NAV Nordstrand godt"), ElementsAre(NamedRun{0, {11, 25}}));
  EXPECT_THAT(names("NAV Nordstrand Ungdom, NAV nordstrand"),
              ElementsAre(NamedRun{1, {0, 21}}, NamedRun{0, {23, 37}}));
}

TEST(NameRuns, BeginInCapitals) { EXPECT_THAT(names("nav nordstrand"), IsEmpty()); }

TEST(NameRuns, BearAnyText) {
  EXPECT_THAT(names(""), IsEmpty());
  EXPECT_THAT(names("NAV"), IsEmpty());
  EXPECT_THAT(names("\xFF\xC3"), IsEmpty());
  EXPECT_THAT(names(std::string(1'000'000, 'A')), IsEmpty());
}

TEST(NameKey, ComparesNamesHoweverTheyAreTyped) {
  EXPECT_EQ(name_key("NAV  Nordstrand"), name_key("nav-nordstrand"));
  EXPECT_EQ(name_key("Bydel Østensjø"), name_key("bydel oestensjoe"));
  EXPECT_EQ(name_key("Barnehage"), "") << "one word is no name to find";
}

}  // namespace
}  // namespace veieninn::taxonomy
