#include "engine/taxonomy/spelling_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SpellingIndex, FindsWhatIsOneErrorAway) {
  const std::vector<std::string_view> terms = {"nbarnehage", "nskole", "nkai", "eschool"};
  const SpellingIndex index(terms);
  for (const char* typed :
       {"nbarnehge", "nbarnehagge", "nbarnehaxe", "nbanrehage", "narnehage", "nbarnehag"}) {
    EXPECT_THAT(index.near(typed), ElementsAre(0U)) << typed;
  }
  EXPECT_THAT(index.near("nbarnehage"), IsEmpty()) << "it is no error";
  EXPECT_THAT(index.near("nbarnhge"), IsEmpty()) << "two errors";
  EXPECT_THAT(index.near("nkia"), IsEmpty()) << "too short to repair";
  EXPECT_THAT(index.near("nschol"), IsEmpty()) << "of the other language";
  EXPECT_THAT(index.near(""), IsEmpty());
}

// Optimal string alignment distance by its recurrence.
int distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::string random_term(std::mt19937& random, std::size_t letters) {
  std::string term = "n";
  while (term.size() <= letters) term += static_cast<char>('a' + random() % 3);
  return term;
}

TEST(SpellingIndexProperties, AgreeWithTheDistance) {
  std::size_t found = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::string> terms;
    for (int i = 0; i < 20; ++i) terms.push_back(random_term(random, 4 + random() % 4));
    std::ranges::sort(terms);
    const std::vector<std::string_view> views(terms.begin(), terms.end());
    const SpellingIndex index(views);
    const std::string typed = random_term(random, 4 + random() % 4);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
      if (distance(terms[i], typed) == 1) expected.push_back(i);
      EXPECT_EQ(is_one_error_apart(terms[i], typed), distance(terms[i], typed) == 1)
          << terms[i] << " " << typed;
    }
    EXPECT_EQ(index.near(typed), expected) << "seed " << seed << " " << typed;
    found += expected.size();
  }
  EXPECT_GT(found, 100U);
}

}  // namespace
}  // namespace veieninn::taxonomy
