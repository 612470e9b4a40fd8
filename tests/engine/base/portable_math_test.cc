#include "engine/base/portable_math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace veieninn {
namespace {

double units_apart(double a, double b) {
  if (a == b) return 0;
  return std::abs(a - b) / (std::nextafter(std::abs(b), HUGE_VAL) - std::abs(b));
}

TEST(PortableMath, TakesLogarithmsAsLibmDoesButForTheLastBits) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 200'000; ++i) {
    const double x = std::exp2(std::uniform_real_distribution<double>(-1000, 1000)(random));
    EXPECT_LE(units_apart(portable_log(x), std::log(x)), 2) << x;
    const double near_one = std::uniform_real_distribution<double>(0.5, 2)(random);
    EXPECT_LE(units_apart(portable_log(near_one), std::log(near_one)), 2) << near_one;
  }
  EXPECT_EQ(portable_log(1), 0);
  EXPECT_DOUBLE_EQ(portable_log(5e-324), std::log(5e-324));
}

TEST(PortableMath, TakesExponentialsAsLibmDoesButForTheLastBits) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 200'000; ++i) {
    const double x = std::uniform_real_distribution<double>(-700, 700)(random);
    EXPECT_LE(units_apart(portable_exp(x), std::exp(x)), 2) << x;
  }
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_EQ(portable_exp(-800), 0);
  EXPECT_EQ(portable_exp(800), HUGE_VAL);
}

TEST(PortableMath, TakesPowersAsLibmDoesToThirteenDigits) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 200'000; ++i) {
    const double base = std::exp2(std::uniform_real_distribution<double>(-20, 20)(random));
    const double power = std::uniform_real_distribution<double>(0, 4)(random);
    EXPECT_NEAR(portable_pow(base, power) / std::pow(base, power), 1, 1e-13) << base;
  }
  EXPECT_EQ(portable_pow(6, 0), 1);
}

}  // namespace
}  // namespace veieninn
