// Logarithm and exponential that give the same bits on every machine.
//
// libm's may round the last bit differently from one processor to the next; these are made of
// operations that IEEE 754 defines to the bit. Within 2 units in the last place of the true value.
#pragma once

#include <cmath>

namespace veieninn {

inline constexpr double kLn2High = 6.93147180369123816490e-01;  // its last 32 bits are zero
inline constexpr double kLn2Low = 1.90821492927058770002e-10;

// ln x. REQUIRES: x is a finite number above 0.
[[nodiscard]] inline double portable_log(double x) noexcept {
  constexpr double kSqrtHalf = 0.70710678118654752440;
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);  // exact, in [0.5, 1)
  if (mantissa < kSqrtHalf) {
    mantissa *= 2;
    --exponent;
  }
  // ln m = 2 artanh s, with |s| <= 0.1716: the terms left out are below 1e-18.
  const double s = (mantissa - 1) / (mantissa + 1);
  const double square = s * s;
  double series = 0;
  for (int n = 23; n >= 3; n -= 2) series = (series + 1.0 / n) * square;
  return exponent * kLn2High + (2 * s + (2 * s * series + exponent * kLn2Low));
}

// e^x; 0 below -745, infinity above 709.
[[nodiscard]] inline double portable_exp(double x) noexcept {
  constexpr double kPerLn2 = 1.44269504088896340736;
  if (x < -745) return 0;
  if (x > 709.7) return HUGE_VAL;
  const double power = std::floor(x * kPerLn2 + 0.5);
  const double rest = (x - power * kLn2High) - power * kLn2Low;  // |rest| <= 0.3466
  double series = 1;
  for (int n = 14; n >= 1; --n) series = 1 + series * rest / n;
  return std::ldexp(series, static_cast<int>(power));
}

// base^power. REQUIRES: base is a finite number above 0.
[[nodiscard]] inline double portable_pow(double base, double power) noexcept {
  return portable_exp(power * portable_log(base));
}

}  // namespace veieninn
