// Needs that ended before: who asked, in which terms, and who answered.
//
// The memory that answer_factors.h reads. Cases come in the order of their times and are never
// changed. How much one asker speaks for one answerer in what others are told is bounded: the n-th
// case of a pair, n fading with a half-life of 180 days, weighs 1 / n, and nothing from the 22nd
// on: 3.65 at most, so that nobody is moved forward for others by one friend who asks and asks.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/instant.h"
#include "engine/belief/evidence_decay.h"

namespace veieninn::belief {

// Somebody who asks or answers; the same number in both roles.
using Party = std::uint32_t;
inline constexpr Party kNoParty = 0xFFFFFFFFU;

// What a need is about: a topic or a word, by a number that the caller gives it.
using Term = std::uint32_t;

struct Case {
  std::int64_t time = 0;         // unix seconds: when it was answered
  Party asker = kNoParty;        // kNoParty: unknown
  std::vector<Term> terms;       // differ, ascending
  std::vector<Party> answerers;  // differ; at least one
};

struct HistoryParameters {
  std::int32_t pair_half_life_days = 180;
  std::int32_t pair_cases_max = 21;
  // The half-lives of how often a person answers at all, and lately.
  std::int32_t general_half_life_days = 180;
  std::int32_t lately_half_life_days = 7;
};

class CaseHistory {
 public:
  using CaseNumber = std::uint32_t;

  explicit CaseHistory(const HistoryParameters& parameters = {});

  // REQUIRES: not earlier than the case before; answerers not empty. At most kCaseTermsMax terms
  // are kept, the first.
  void add(Case one);

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(cases_.size());
  }
  [[nodiscard]] const Case& operator[](CaseNumber number) const noexcept { return cases_[number]; }
  // What the case says of each answerer to others than its asker, in [0, 1]; by answerer.
  [[nodiscard]] std::span<const float> weights(CaseNumber number) const noexcept {
    return weights_[number];
  }
  // The length of the case's terms as a vector of their idf when it came.
  [[nodiscard]] double norm(CaseNumber number) const noexcept { return norms_[number]; }

  // Numbers of cases, oldest first.
  [[nodiscard]] std::span<const CaseNumber> asked_by(Party party) const noexcept;
  [[nodiscard]] std::span<const CaseNumber> answered_by(Party party) const noexcept;
  [[nodiscard]] std::span<const CaseNumber> with_term(Term term) const noexcept;

  // Everybody who ever answered, in the order of the first time.
  [[nodiscard]] std::span<const Party> answerers() const noexcept { return answerers_; }

  // ln((N + 1) / (df + 0.5)) of N cases, df of them with the term; at least 0.
  [[nodiscard]] double idf(Term term) const noexcept;

  // Faded weight of the cases that `party` answered, as of `time`. REQUIRES: no case is later.
  [[nodiscard]] double answered(Party party, std::int64_t time) const noexcept;
  [[nodiscard]] double answered_lately(Party party, std::int64_t time) const noexcept;

  // One more than the largest party number seen.
  [[nodiscard]] Party party_count() const noexcept {
    return static_cast<Party>(answered_by_.size());
  }

 private:
  // A fading sum that only moves forward.
  struct Faded {
    double value = 0;
    Day day = 0;
    [[nodiscard]] double at(Day now, const EvidenceDecay& decay) const noexcept {
      return value * decay.factor(now - day);
    }
    void add(double weight, Day now, const EvidenceDecay& decay) noexcept {
      value = at(now, decay) + weight;
      day = now;
    }
  };
  struct Totals {
    Faded general;
    Faded lately;
  };
  void know(Party party);
  [[nodiscard]] float pair_weight(Party asker, Party answerer, Day day);

  HistoryParameters parameters_;
  EvidenceDecay pair_decay_;
  EvidenceDecay general_decay_;
  EvidenceDecay lately_decay_;
  std::vector<Case> cases_;
  std::vector<std::vector<float>> weights_;
  std::vector<double> norms_;
  std::vector<std::vector<CaseNumber>> asked_by_;
  std::vector<std::vector<CaseNumber>> answered_by_;
  std::vector<std::vector<CaseNumber>> with_term_;
  std::vector<Party> answerers_;
  std::vector<Totals> totals_;  // by party
  boost::unordered_flat_map<std::uint64_t, Faded> pairs_;
};

inline constexpr std::size_t kCaseTermsMax = 256;

}  // namespace veieninn::belief
