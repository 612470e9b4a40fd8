// How much the needs like this one that ended at somebody speak for her.
//
// Of a need with words q, each of them telling idf(w) = ln((N + 1) / (N_w + 1/2)) where N needs
// ended anywhere and N_w of them spoke of w, a past need with words n says a share
//
//     likeness(q, n) = sum of idf(w)^2 over w in q and n  /  sum of idf(w)^2 over w in q
//
// and all that ended at her, each faded, of each venture the newest alone, add up to a likeness v,
// by which P(right one)'s odds are multiplied by
//
//     past_need_odds^(v / (v + past_need_cases))
//
// At least 1, so that nobody is moved back by what others did, growing with every one of them, and
// bounded, so that friends move nobody far. A likelihood ratio as "alike" of
// belief/answer_factors.h is, for one person alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/graph/snapshot_data.h"

namespace veieninn::routing {

// For one request. REQUIRES: `data` outlives it.
class PastNeeds {
 public:
  // `words`: those of the need that tell (taxonomy/need_words.h); differ, ascending.
  PastNeeds(const graph::SnapshotData& data, std::span<const std::string> words, Instant as_of);

  // 1 where nothing speaks for her.
  [[nodiscard]] double odds(std::uint32_t contact) const {
    return shares_.empty() || !data_.contacts[contact].has_need_words ? 1 : work_out_odds(contact);
  }

  // The needs like it that ended at her and count, newest first.
  [[nodiscard]] std::vector<graph::Event> like(std::uint32_t contact) const;

 private:
  struct Share {
    graph::EndedNeeds::Term term = graph::EndedNeeds::kNoTerm;
    double share = 0;
  };
  [[nodiscard]] double work_out_odds(std::uint32_t contact) const;
  [[nodiscard]] double likeness(const graph::Event& event) const;

  const graph::SnapshotData& data_;
  Instant as_of_;
  std::vector<Share> shares_;  // of the words that past needs had; at most 1 together
};

}  // namespace veieninn::routing
