#include "engine/belief/answer_time.h"

namespace veieninn::belief {

AnswerShares general_answer_shares(const ModelParameters& parameters) noexcept {
  return {parameters.answer_within_1_day, parameters.answer_within_3_days,
          parameters.answer_within_5_days, parameters.answer_within_10_days};
}

void AnswerTimes::add_answered(int days, double weight) noexcept {
  for (std::size_t b = 0; b < kAnswerDays.size(); ++b) {
    at_risk_[b] += weight;
    if (days > kAnswerDays[b]) continue;
    answered_[b] += weight;
    return;
  }
}

void AnswerTimes::add_waiting(int days, double weight) noexcept {
  for (std::size_t b = 0; b < kAnswerDays.size() && days >= kAnswerDays[b]; ++b) {
    at_risk_[b] += weight;
  }
}

AnswerShares AnswerTimes::shares(const AnswerShares& general, double strength) const noexcept {
  AnswerShares shares{};
  double before = 0;
  double unanswered = 1;
  for (std::size_t b = 0; b < shares.size(); ++b) {
    const double prior_answered = strength * (general[b] - before);
    const double prior_at_risk = strength * (1 - before);
    unanswered *= 1 - (prior_answered + answered_[b]) / (prior_at_risk + at_risk_[b]);
    shares[b] = 1 - unanswered;
    before = general[b];
  }
  return shares;
}

double answered_yet(double probability, const AnswerShares& general, int waited) noexcept {
  double answered_before = 0;
  for (std::size_t b = 0; b < kAnswerDays.size() && waited >= kAnswerDays[b]; ++b) {
    answered_before = general[b];
  }
  const double later = probability * (1 - answered_before);
  return later / (1 - probability + later);
}

}  // namespace veieninn::belief
