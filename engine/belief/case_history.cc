#include "engine/belief/case_history.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/portable_math.h"

namespace veieninn::belief {
namespace {

template <typename List>
std::span<const CaseHistory::CaseNumber> row(const List& rows, std::uint32_t number) {
  if (number >= rows.size()) return {};
  return rows[number];
}

}  // namespace

CaseHistory::CaseHistory(const HistoryParameters& parameters)
    : parameters_(parameters),
      pair_decay_(parameters.pair_half_life_days),
      general_decay_(parameters.general_half_life_days),
      lately_decay_(parameters.lately_half_life_days) {}

void CaseHistory::know(Party party) {
  if (party == kNoParty || party < answered_by_.size()) return;
  answered_by_.resize(party + 1);
  asked_by_.resize(party + 1);
  totals_.resize(party + 1);
}

float CaseHistory::pair_weight(Party asker, Party answerer, Day day) {
  if (asker == kNoParty) return 1;
  Faded& pair = pairs_[(std::uint64_t{asker} << 32U) | answerer];
  const double before = pair.at(day, pair_decay_);
  pair.add(1, day, pair_decay_);
  if (before > parameters_.pair_cases_max - 1) return 0;
  return static_cast<float>(1 / (1 + before));
}

void CaseHistory::add(Case one) {
  const CaseNumber number = size();
  const Day day = day_of(Instant{one.time});
  if (one.terms.size() > kCaseTermsMax) one.terms.resize(kCaseTermsMax);
  know(one.asker);
  if (one.asker != kNoParty) asked_by_[one.asker].push_back(number);
  std::vector<float>& weights = weights_.emplace_back();
  for (const Party answerer : one.answerers) {
    know(answerer);
    if (answered_by_[answerer].empty()) answerers_.push_back(answerer);
    answered_by_[answerer].push_back(number);
    const float weight = pair_weight(one.asker, answerer, day);
    weights.push_back(weight);
    totals_[answerer].general.add(weight, day, general_decay_);
    totals_[answerer].lately.add(weight, day, lately_decay_);
  }
  double squares = 0;
  for (const Term term : one.terms) {
    if (term >= with_term_.size()) with_term_.resize(term + 1);
    with_term_[term].push_back(number);
  }
  cases_.push_back(std::move(one));
  for (const Term term : cases_.back().terms) squares += idf(term) * idf(term);
  norms_.push_back(std::sqrt(squares));
}

std::span<const CaseHistory::CaseNumber> CaseHistory::asked_by(Party party) const noexcept {
  return row(asked_by_, party);
}

std::span<const CaseHistory::CaseNumber> CaseHistory::answered_by(Party party) const noexcept {
  return row(answered_by_, party);
}

std::span<const CaseHistory::CaseNumber> CaseHistory::with_term(Term term) const noexcept {
  return row(with_term_, term);
}

double CaseHistory::idf(Term term) const noexcept {
  const double with = static_cast<double>(with_term(term).size());
  return std::max(0.0, portable_log((size() + 1.0) / (with + 0.5)));
}

double CaseHistory::answered(Party party, std::int64_t time) const noexcept {
  return totals_[party].general.at(day_of(Instant{time}), general_decay_);
}

double CaseHistory::answered_lately(Party party, std::int64_t time) const noexcept {
  return totals_[party].lately.at(day_of(Instant{time}), lately_decay_);
}

}  // namespace veieninn::belief
