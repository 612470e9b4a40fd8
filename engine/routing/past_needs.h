// What past needs say of who is the right one for this one: those of the venture itself, and those
// like this one, whoever's they were.
//
// Each kind of past is a likelihood ratio of at least 1, so that nobody is moved back by what
// others did. Of a person at whom A needs ended (BeliefView::ended), evidence v speaks with
//
//     ln lift(v) = ln(1 + 1000 v / (A + 1))        past_lift_scale, past_lift_cases
//
// the more, the larger a part it is of all that she does. With age in days, f_t(age) = 1 / (1 +
// age/t):
//
//     own        v = sum over the venture's needs that ended at her of f_3(age)
//     own alike  v = sum over the same of likeness^2 * f_3(age)
//     alike      v = sum over all needs that ended at her of likeness^4 * sqrt(f_2(age)) / j
//     words      the mean over the need's words w of ln lift(v_w),
//                v_w = sum over needs with w that ended at her of 2^(-age / half-life) / j
//     ended      ln(1 + A) in place of ln lift
//
// where j counts the needs of one venture that ended at her, newest first, and none from the 22nd
// on counts (past_own_days, past_alike_days, past_repeats_max). Of a need with words q, each
// telling idf(w) = ln((N + 1) / (N_w + 1/2)) where N needs ended anywhere and N_w of them had w, a
// past need with words n has
//
//     likeness(q, n) = sum of idf(w)^2 over w in q and n  /  sum of idf(w)^2 over w in q
//
// The odds that she is the right one are multiplied by both of, with powers p of model_parameters.h
// and L = ln past_need_odds,
//
//     own     exp(s(p_own * own + p_own_alike * own alike))
//     others  exp(s(p_alike * alike + p_words * words) * D / (D + 2) + s(p_ended * ended))
//     s(x)    L * (1 - exp(-x / L)), bounded by L
//
// with D ventures whose needs were like this one (past_ventures_half). So what one venture reports
// of a friend, who counts as at most two ended needs, speaks to others with at most
// past_need_odds^(1/3) * 3^p_ended. What evidence fades by: power laws of its age, as in memory and
// letters (Anderson & Schooler 1991). docs/model.md says what each is worth.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"

namespace veieninn::routing {

// Logarithms of the lifts of one person, and how many ventures' needs were like this one.
struct PastLifts {
  double own = 0;
  double own_alike = 0;
  double alike = 0;
  double words = 0;
  double ended = 0;
  double ventures = 0;
};
struct PastOdds {
  double own = 1;
  double others = 1;
};
[[nodiscard]] PastOdds past_odds(const PastLifts& lifts,
                                 const belief::ModelParameters& parameters) noexcept;

// For one request. REQUIRES: all outlive it.
class PastNeeds {
 public:
  // `words`: those of the need that tell (taxonomy/need_words.h); differ. `venture`: who asks, or
  // kNone.
  PastNeeds(const graph::SnapshotData& data, const BeliefView& belief,
            std::span<const std::string> words, std::uint32_t venture);

  // Of whom past needs speak, in no order that means anything; nobody where they count for nothing.
  [[nodiscard]] const std::vector<std::uint32_t>& people() const noexcept { return people_; }
  [[nodiscard]] bool speaks_of(std::uint32_t contact) const { return slots_.contains(contact); }
  [[nodiscard]] PastLifts lifts(std::uint32_t contact) const;
  [[nodiscard]] PastOdds odds(std::uint32_t contact) const {
    return people_.empty() || !speaks_of(contact) ? PastOdds()
                                                  : past_odds(lifts(contact), data_.parameters);
  }

  // Her facts that count as the venture's own, and as needs like it, newest first.
  [[nodiscard]] std::vector<graph::Event> own(std::uint32_t contact) const;
  [[nodiscard]] std::vector<graph::Event> like(std::uint32_t contact) const;

 private:
  struct Seen {
    double own = 0;
    double own_alike = 0;
    double alike = 0;
    double ventures = 0;
  };
  struct Word {
    graph::EndedNeeds::Term term = graph::EndedNeeds::kNoTerm;
    double share = 0;  // of the need's squared idf
  };
  struct LikeNeed {
    graph::EndedNeeds::Number number = 0;
    double likeness = 0;
  };
  template <typename Visit>
  void visit_own(std::uint32_t contact, const Visit& visit) const;
  void read_own();
  void weigh_words(std::span<const std::string> words);
  void read_words();
  void read_word(std::size_t word, boost::unordered_flat_map<std::uint32_t, double>& likeness);
  void read_alike(std::span<const LikeNeed> newest_first);
  [[nodiscard]] std::uint32_t slot_of(std::uint32_t contact);
  [[nodiscard]] double age_days(std::int64_t time) const noexcept;
  [[nodiscard]] bool is_own(const graph::Event& event) const noexcept;

  const graph::SnapshotData& data_;
  const BeliefView& belief_;
  std::uint32_t venture_;
  std::vector<Word> words_;  // that past needs had
  std::size_t word_count_ = 0;
  std::vector<std::uint32_t> people_;
  boost::unordered_flat_map<std::uint32_t, std::uint32_t> slots_;
  std::vector<Seen> seen_;      // by slot
  std::vector<double> worded_;  // by slot and word: v_w
};

}  // namespace veieninn::routing
