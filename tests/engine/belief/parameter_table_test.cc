#include "engine/belief/parameter_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace veieninn::belief {
namespace {

TEST(ParameterTable, HasEveryParameterOnceAndWithinItsBounds) {
  std::set<std::string_view> names;
  for (const ParameterEntry& entry : parameter_table()) {
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
    const double value = value_of(ModelParameters{}, entry);
    EXPECT_GE(value, entry.least) << entry.name;
    EXPECT_LE(value, entry.most) << entry.name;
    EXPECT_FALSE(entry.meaning.empty()) << entry.name;
  }
  // 32 doubles and 8 whole numbers, which fill the struct: a new one must be named here too.
  std::size_t bytes = 0;
  for (const ParameterEntry& entry : parameter_table()) bytes += entry.place.index() == 0 ? 8 : 4;
  EXPECT_LE(sizeof(ModelParameters) - bytes, 8U * 4) << "padding at most";
}

TEST(ParameterTable, SetsEachAloneWithinItsBounds) {
  for (const ParameterEntry& entry : parameter_table()) {
    ModelParameters parameters;
    EXPECT_TRUE(set_parameter(parameters, entry.name, entry.most)) << entry.name;
    EXPECT_EQ(value_of(parameters, entry), entry.most);
    for (const double wrong : {entry.most * 1.01 + 1, entry.least - 1,
                               std::numeric_limits<double>::quiet_NaN(), HUGE_VAL}) {
      const auto refused = set_parameter(parameters, entry.name, wrong);
      ASSERT_FALSE(refused) << entry.name << " = " << wrong;
      EXPECT_EQ(refused.error().violations.at(0).field, entry.name);
    }
    EXPECT_EQ(value_of(parameters, entry), entry.most) << "a refused value changes nothing";
  }
}

TEST(ParameterTable, KnowsWhatMustHoldTogether) {
  EXPECT_TRUE(check_together({}));
  ModelParameters parameters;
  parameters.confirmation_hidden_days = parameters.confirmation_fresh_days;
  EXPECT_FALSE(check_together(parameters));
  parameters = {};
  parameters.level_skilled = 0.95;
  EXPECT_FALSE(check_together(parameters));
}

}  // namespace
}  // namespace veieninn::belief
