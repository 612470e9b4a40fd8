#include "engine/belief/reply_interval.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>

namespace veieninn::belief {

ReplyInterval reply_interval(double prior_mean, double strength, Counts counts, double mass) {
  const double total = std::max(counts.total, 0.0);
  const double success = std::clamp(counts.success, 0.0, total);
  const boost::math::beta_distribution<double> posterior(
      strength * prior_mean + success, strength * (1 - prior_mean) + total - success);
  const double tail = (1 - mass) / 2;
  return {boost::math::quantile(posterior, tail),
          boost::math::quantile(boost::math::complement(posterior, tail))};
}

}  // namespace veieninn::belief
