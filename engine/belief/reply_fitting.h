// Learns how far to trust what was seen of a person's replies: the prior, and how fast it fades.
//
// Each period of each person is predicted from her periods before it:
//
//     p = (strength * mean + sum of replied_i * f_i) / (strength + sum of asked_i * f_i),
//     f_i = 2^(-age of period i / half-life)
//
// and the three numbers are those that make what happened likeliest (empirical Bayes by predictive
// likelihood; Efron and Morris 1975; Dawid's prequential principle, JRSS A 1984). A person's first
// period is predicted by the mean alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/belief/reply_belief.h"

namespace veieninn::belief {

// What one person was asked and replied in one period.
struct ReplyPeriod {
  std::int32_t day = 0;  // of its middle
  double replied = 0;
  double asked = 0;  // 0 or more, no less than replied
};

// In the order of their days.
using ReplyHistory = std::vector<ReplyPeriod>;

struct ReplyPrior {
  double mean = 0.5;  // in (0, 1)
  double strength = 4;
  double half_life_days = 180;
};

// Faded replies of those asked in the first `count` periods, as of `day`.
[[nodiscard]] Counts faded_counts(const ReplyPrior& prior, std::span<const ReplyPeriod> periods,
                                  std::int32_t day);

// Of all letters of all periods: the mean of -ln P(what happened).
[[nodiscard]] double predictive_log_loss(const ReplyPrior& prior,
                                         std::span<const ReplyHistory> histories);

// The prior with the least predictive_log_loss, found by a search along one number after the other
// within fixed bounds: the same histories give the same bits. Of none, ReplyPrior{}.
[[nodiscard]] ReplyPrior fit_reply_prior(std::span<const ReplyHistory> histories);

}  // namespace veieninn::belief
