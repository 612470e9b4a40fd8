// Who will answer this need? What each kind of past says of everybody who ever answered.
//
// A factor is a likelihood ratio: how much likelier a person is, seen this one way, than she is in
// general. For evidence v(c) of person c, drawn towards the general share P(c) by m pseudo-cases:
//
//     lift(c) = ((v(c) + m P(c)) / (sum of v + m)) / P(c)
//
// so that where nothing was seen every lift is 1. choice_model.h multiplies them. Evidence fades
// hyperbolically, 1 / (1 + age / tau): what was needed lately is needed again by a power law of its
// age, in memory as in letters (Anderson and Schooler, "Reflections of the Environment in Memory",
// Psychological Science 1991, measured on a man's electronic mail).
//
//     general       her share of all answers, half-life 180 days: P(c), the one factor that is a
//                   probability and no ratio
//     lately        her share with a half-life of 7 days
//     own history   she answered this asker
//     returned      she asked this asker
//     alike         she answered needs like it: cosine^2 of idf-weighted terms, tau 2 days, ^1/2
//     same          she answered needs of exactly these terms
//     own alike     she answered this asker's needs like it
//     asked alike   she asked for the like herself
//     terms         term by term: the geometric mean of each term's lift, to the power
//                   sqrt(number of terms): naive Bayes that trusts a long need less
//     ways          those whom the asker knows asked her
//     peers         others who ask the same people asked her
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/belief/case_history.h"

namespace veieninn::belief {

enum class Factor : std::uint8_t {
  kGeneral,
  kLately,
  kOwnHistory,
  kReturned,
  kAlike,
  kSame,
  kOwnAlike,
  kAskedAlike,
  kTerms,
  kWays,
  kPeers,
};
inline constexpr std::size_t kFactorCount = 11;
[[nodiscard]] std::string_view name_of(Factor factor) noexcept;  // "own_history"

// What is said of one candidate.
struct CandidateFactors {
  std::array<float, kFactorCount> log_lifts{};  // natural logarithms, by Factor
  bool is_known = false;                        // the asker asked her before
};

struct FactorParameters {
  double own_tau_days = 1;
  double alike_tau_days = 2;
  double ways_tau_days = 10;
  // Pseudo-cases of the general share (m).
  double general_floor = 0.01;  // of each person, before the general share is taken
  double lately_cases = 0.001;  // of the share itself
  double own_cases = 0.3;
  double alike_cases = 0.3;
  double own_alike_cases = 0.1;
  double asked_alike_cases = 2;
  double term_cases = 2;
  double ways_cases = 0.1;
  std::int32_t term_half_life_days = 180;
  // False: evidence does not fade.
  bool fading = true;
};

struct Question {
  std::int64_t time = 0;  // unix seconds
  Party asker = kNoParty;
  std::vector<Term> terms;  // differ, ascending
};

struct Candidates {
  std::vector<Party> parties;
  std::vector<CandidateFactors> factors;  // one a party
};

// Keeps its working space; one thread at a time. REQUIRES: `history` outlives it.
class AnswerFactors {
 public:
  explicit AnswerFactors(const CaseHistory& history, const FactorParameters& parameters = {});

  // Everybody who answered a case before, but the asker. Bounded: of each asker, answerer and term
  // the newest cases are read. REQUIRES: no case of the history is later than the question.
  [[nodiscard]] Candidates candidates(const Question& question);

 private:
  using Evidence = std::vector<double>;  // by candidate

  void choose_candidates(const Question& question);
  void general();
  void own_history();
  void needs_alike();
  void read_alike(CaseHistory::CaseNumber number, double cosine, bool is_same);
  void term_by_term();
  void ways();
  void peers();
  void set(Factor factor, const Evidence& evidence, double pseudo_cases);
  [[nodiscard]] double age_days(CaseHistory::CaseNumber number) const noexcept;
  [[nodiscard]] double faded(CaseHistory::CaseNumber number, double tau_days) const noexcept;
  [[nodiscard]] std::uint32_t position(Party party) const noexcept;

  const CaseHistory& history_;
  FactorParameters parameters_;
  EvidenceDecay term_decay_;
  Question question_;
  Candidates found_;
  std::vector<double> general_share_;     // by candidate
  std::vector<std::uint32_t> positions_;  // by party; kNoParty: no candidate
  Evidence own_, returned_, alike_, same_, own_alike_, asked_alike_;
  std::vector<double> overlap_;                // by case: sum of squared idf of shared terms
  std::vector<std::uint32_t> shared_terms_;    // by case
  std::vector<CaseHistory::CaseNumber> like_;  // cases with shared terms
};

}  // namespace veieninn::belief
