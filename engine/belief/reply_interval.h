// How sure a belief about replies is.
#pragma once

#include "engine/belief/reply_belief.h"

namespace veieninn::belief {

struct ReplyInterval {
  double low = 0;
  double high = 1;
};

// The middle `mass` (such as 0.9) of the Beta posterior whose mean is posterior_mean of the same
// arguments. REQUIRES: prior_mean and mass in (0, 1), strength above 0.
[[nodiscard]] ReplyInterval reply_interval(double prior_mean, double strength, Counts counts,
                                           double mass);

}  // namespace veieninn::belief
