#include "engine/belief/answer_factors.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>
#include <utility>

#include "engine/base/portable_math.h"

namespace veieninn::belief {
namespace {

using CaseNumber = CaseHistory::CaseNumber;

// How many of the newest cases are read.
constexpr std::size_t kOwnCasesMax = 2000;
constexpr std::size_t kTermCasesMax = 4000;
constexpr std::size_t kAcquaintancesMax = 15;
constexpr std::size_t kAcquaintanceCasesMax = 200;
constexpr std::size_t kSharedAnswerersMax = 30;
constexpr std::size_t kPeerCasesMax = 60;

constexpr double kPeerTauDays = 7;
constexpr double kSecondsADay = static_cast<double>(kSecondsPerDay);

// The newest of `cases`, newest first.
auto newest(std::span<const CaseNumber> cases, std::size_t count) {
  return cases.last(std::min(count, cases.size())) | std::views::reverse;
}

// A case with many answerers says less of each.
double share_of(const Case& one) {
  return 1 / std::sqrt(static_cast<double>(one.answerers.size()));
}

}  // namespace

std::string_view name_of(Factor factor) noexcept {
  static constexpr std::array<std::string_view, kFactorCount> kNames = {
      "general",   "lately",      "own_history", "returned", "alike", "same",
      "own_alike", "asked_alike", "terms",       "ways",     "peers"};
  return kNames[static_cast<std::size_t>(factor)];
}

AnswerFactors::AnswerFactors(const CaseHistory& history, const FactorParameters& parameters)
    : history_(history), parameters_(parameters), term_decay_(parameters.term_half_life_days) {}

double AnswerFactors::age_days(CaseNumber number) const noexcept {
  return static_cast<double>(question_.time - history_[number].time) / kSecondsADay;
}

double AnswerFactors::faded(CaseNumber number, double tau_days) const noexcept {
  return parameters_.fading ? 1 / (1 + age_days(number) / tau_days) : 1;
}

std::uint32_t AnswerFactors::position(Party party) const noexcept {
  return party < positions_.size() ? positions_[party] : kNoParty;
}

Candidates AnswerFactors::candidates(const Question& question) {
  question_ = question;
  if (question_.terms.size() > kCaseTermsMax) question_.terms.resize(kCaseTermsMax);
  choose_candidates(question);
  general();
  own_history();
  needs_alike();
  term_by_term();
  ways();
  peers();
  return std::move(found_);
}

void AnswerFactors::choose_candidates(const Question& question) {
  found_ = {};
  positions_.assign(history_.party_count(), kNoParty);
  for (const Party party : history_.answerers()) {
    if (party == question.asker) continue;
    positions_[party] = static_cast<std::uint32_t>(found_.parties.size());
    found_.parties.push_back(party);
  }
  const std::size_t count = found_.parties.size();
  found_.factors.assign(count, {});
  for (Evidence* evidence : {&own_, &returned_, &alike_, &same_, &own_alike_, &asked_alike_}) {
    evidence->assign(count, 0);
  }
}

void AnswerFactors::set(Factor factor, const Evidence& evidence, double pseudo_cases) {
  double total = pseudo_cases;
  for (const double one : evidence) total += one;
  const auto column = static_cast<std::size_t>(factor);
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const double lift = (evidence[i] / general_share_[i] + pseudo_cases) / total;
    found_.factors[i].log_lifts[column] = static_cast<float>(portable_log(lift));
  }
}

void AnswerFactors::general() {
  const std::size_t count = found_.parties.size();
  general_share_.assign(count, parameters_.general_floor);
  Evidence lately(count, 0);
  double total = 0;
  double total_lately = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Party party = found_.parties[i];
    general_share_[i] += parameters_.fading
                             ? history_.answered(party, question_.time)
                             : static_cast<double>(history_.answered_by(party).size());
    lately[i] = history_.answered_lately(party, question_.time) + parameters_.general_floor;
    total += general_share_[i];
    total_lately += lately[i];
  }
  for (std::size_t i = 0; i < count; ++i) {
    general_share_[i] /= total;
    lately[i] /= total_lately;
    const double share = general_share_[i];
    found_.factors[i].log_lifts[static_cast<std::size_t>(Factor::kGeneral)] =
        static_cast<float>(portable_log(share));
  }
  if (parameters_.fading) set(Factor::kLately, lately, parameters_.lately_cases);
}

void AnswerFactors::own_history() {
  if (question_.asker != kNoParty) {
    for (const CaseNumber number : newest(history_.asked_by(question_.asker), kOwnCasesMax)) {
      const Case& one = history_[number];
      const double weight = faded(number, parameters_.own_tau_days) * share_of(one);
      for (const Party answerer : one.answerers) {
        if (position(answerer) == kNoParty) continue;
        own_[position(answerer)] += weight;
        found_.factors[position(answerer)].is_known = true;
      }
    }
    for (const CaseNumber number : newest(history_.answered_by(question_.asker), kOwnCasesMax)) {
      const Case& one = history_[number];
      if (position(one.asker) == kNoParty) continue;
      returned_[position(one.asker)] += faded(number, parameters_.own_tau_days) * share_of(one);
    }
  }
  set(Factor::kOwnHistory, own_, parameters_.own_cases);
  set(Factor::kReturned, returned_, parameters_.own_cases);
}

void AnswerFactors::needs_alike() {
  overlap_.resize(history_.size(), 0);
  shared_terms_.resize(history_.size(), 0);
  like_.clear();
  double squares = 0;
  for (const Term term : question_.terms) {
    const double idf = history_.idf(term);
    squares += idf * idf;
    for (const CaseNumber number : newest(history_.with_term(term), kTermCasesMax)) {
      if (shared_terms_[number]++ == 0) like_.push_back(number);
      overlap_[number] += idf * idf;
    }
  }
  std::ranges::sort(like_);
  const double norm = std::sqrt(squares);
  for (const CaseNumber number : like_) {
    const double both = norm * history_.norm(number);
    const double cosine = both > 0 ? std::min(1.0, overlap_[number] / both) : 0;
    const bool is_same = shared_terms_[number] == question_.terms.size() &&
                         history_[number].terms.size() == question_.terms.size();
    read_alike(number, cosine, is_same);
    overlap_[number] = 0;
    shared_terms_[number] = 0;
  }
  set(Factor::kAlike, alike_, parameters_.alike_cases);
  set(Factor::kSame, same_, parameters_.alike_cases);
  set(Factor::kOwnAlike, own_alike_, parameters_.own_alike_cases);
  set(Factor::kAskedAlike, asked_alike_, parameters_.asked_alike_cases);
}

void AnswerFactors::read_alike(CaseNumber number, double cosine, bool is_same) {
  const Case& one = history_[number];
  const double slowly = std::sqrt(faded(number, parameters_.alike_tau_days));
  const double quickly = faded(number, parameters_.own_tau_days);
  const bool is_own = one.asker != kNoParty && one.asker == question_.asker;
  const auto weights = history_.weights(number);
  for (std::size_t i = 0; i < one.answerers.size(); ++i) {
    const std::uint32_t at = position(one.answerers[i]);
    if (at == kNoParty) continue;
    const double share = share_of(one);
    alike_[at] += cosine * cosine * slowly * share * weights[i];
    if (is_same) same_[at] += slowly * share * weights[i];
    if (is_own) own_alike_[at] += cosine * cosine * quickly * share;
  }
  if (position(one.asker) != kNoParty) {
    asked_alike_[position(one.asker)] += cosine * cosine * cosine * quickly;
  }
}

void AnswerFactors::term_by_term() {
  const std::size_t count = found_.parties.size();
  std::vector<double> sum(count, 0);
  Evidence evidence(count, 0);
  for (const Term term : question_.terms) {
    std::ranges::fill(evidence, 0);
    double total = parameters_.term_cases;
    for (const CaseNumber number : newest(history_.with_term(term), kTermCasesMax)) {
      const Case& one = history_[number];
      const double fade =
          parameters_.fading ? term_decay_.factor(static_cast<std::int32_t>(age_days(number))) : 1;
      for (std::size_t i = 0; i < one.answerers.size(); ++i) {
        const std::uint32_t at = position(one.answerers[i]);
        if (at == kNoParty) continue;
        const double weight = fade * history_.weights(number)[i];
        evidence[at] += weight;
        total += weight;
      }
    }
    const double unseen = portable_log(parameters_.term_cases / total);
    for (std::size_t i = 0; i < count; ++i) {
      sum[i] +=
          evidence[i] == 0
              ? unseen
              : portable_log((evidence[i] / general_share_[i] + parameters_.term_cases) / total);
    }
  }
  if (question_.terms.empty()) return;
  const double root = std::sqrt(static_cast<double>(question_.terms.size()));
  for (std::size_t i = 0; i < count; ++i) {
    found_.factors[i].log_lifts[static_cast<std::size_t>(Factor::kTerms)] =
        static_cast<float>(sum[i] / root);
  }
}

namespace {

// The `count` positions with most evidence above nothing, most first, ties by position.
std::vector<std::uint32_t> most_of(const std::vector<double>& evidence, std::size_t count) {
  std::vector<std::uint32_t> best;
  for (std::uint32_t i = 0; i < evidence.size(); ++i) {
    if (evidence[i] > 0) best.push_back(i);
  }
  std::ranges::sort(best, [&](std::uint32_t a, std::uint32_t b) {
    return evidence[a] != evidence[b] ? evidence[a] > evidence[b] : a < b;
  });
  if (best.size() > count) best.resize(count);
  return best;
}

}  // namespace

void AnswerFactors::ways() {
  const std::size_t count = found_.parties.size();
  Evidence known(count, 0);
  for (std::size_t i = 0; i < count; ++i) known[i] = own_[i] + returned_[i];
  const std::vector<std::uint32_t> acquaintances = most_of(known, kAcquaintancesMax);
  double total_known = 0;
  for (const std::uint32_t at : acquaintances) total_known += known[at];
  Evidence evidence(count, 0);
  for (const std::uint32_t at : acquaintances) {
    std::vector<std::pair<std::uint32_t, double>> asked;
    double total = 1;
    const auto cases = history_.asked_by(found_.parties[at]);
    for (const CaseNumber number : newest(cases, kAcquaintanceCasesMax)) {
      const Case& one = history_[number];
      const double weight =
          faded(number, parameters_.ways_tau_days) / static_cast<double>(one.answerers.size());
      for (const Party answerer : one.answerers) {
        if (position(answerer) == kNoParty) continue;
        asked.emplace_back(position(answerer), weight);
        total += weight;
      }
    }
    for (const auto& [to, weight] : asked) evidence[to] += known[at] / total_known * weight / total;
  }
  set(Factor::kWays, evidence, parameters_.ways_cases);
}

void AnswerFactors::peers() {
  const std::size_t count = found_.parties.size();
  std::map<Party, double> peers;
  for (const std::uint32_t at : most_of(own_, kSharedAnswerersMax)) {
    const auto cases = history_.answered_by(found_.parties[at]);
    for (const CaseNumber number : newest(cases, kPeerCasesMax)) {
      const Party peer = history_[number].asker;
      if (peer == kNoParty || peer == question_.asker) continue;
      peers[peer] += own_[at] * faded(number, kPeerTauDays);
    }
  }
  Evidence evidence(count, 0);
  double total = 0;
  for (const auto& [peer, weight] : peers) {
    const auto cases = history_.asked_by(peer);
    for (const CaseNumber number : newest(cases, kPeerCasesMax)) {
      const double told = weight * faded(number, kPeerTauDays) / static_cast<double>(cases.size());
      for (const Party answerer : history_[number].answerers) {
        if (position(answerer) == kNoParty) continue;
        evidence[position(answerer)] += told;
        total += told;
      }
    }
  }
  if (total > 0) {
    for (double& one : evidence) one /= total;
  }
  set(Factor::kPeers, evidence, parameters_.ways_cases);
}

}  // namespace veieninn::belief
