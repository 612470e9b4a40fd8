#include "engine/belief/evidence_decay.h"

#include <boost/assert.hpp>
#include <cmath>

namespace veieninn::belief {
namespace {

constexpr std::int32_t kHalfLivesMax = 1000;  // 2^-1000 is still a normal double

double power(double base, std::int32_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

// x with x^n = 1/2, by bisection to the last bit.
double root_of_half(std::int32_t n) {
  double low = 0.5;
  double high = 1;
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return low;
    (power(middle, n) < 0.5 ? low : high) = middle;
  }
}

}  // namespace

EvidenceDecay::EvidenceDecay(std::int32_t half_life_days) : half_life_days_(half_life_days) {
  BOOST_ASSERT(half_life_days >= 1 && half_life_days <= 36500);
  const double day = root_of_half(half_life_days);
  within_half_life_.reserve(static_cast<std::size_t>(half_life_days));
  // Each power on its own: a running product would gather the rounding of all before it.
  for (std::int32_t i = 0; i < half_life_days; ++i) within_half_life_.push_back(power(day, i));
}

double EvidenceDecay::factor(std::int32_t days) const noexcept {
  if (days <= 0) return 1;
  const std::int32_t halvings = days / half_life_days_;
  if (halvings >= kHalfLivesMax) return 0;
  return std::ldexp(within_half_life_[static_cast<std::size_t>(days % half_life_days_)], -halvings);
}

double EvidenceDecay::growth(std::int32_t days) const noexcept {
  // days = -remainder + doublings * half-life with 0 <= remainder < half-life
  std::int32_t doublings = days / half_life_days_;
  std::int32_t remainder = doublings * half_life_days_ - days;
  if (remainder < 0) {
    ++doublings;
    remainder += half_life_days_;
  }
  BOOST_ASSERT(doublings > -kHalfLivesMax && doublings < kHalfLivesMax);
  return std::ldexp(within_half_life_[static_cast<std::size_t>(remainder)], doublings);
}

}  // namespace veieninn::belief
