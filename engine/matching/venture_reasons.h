// A venture's factors with what each rests on.
#pragma once

#include <vector>

#include "engine/matching/match_factor.h"
#include "engine/matching/need_topics.h"
#include "engine/matching/place_shares.h"
#include "engine/matching/venture_scores.h"

namespace veieninn::matching {

class VentureReasons {
 public:
  // REQUIRES: both outlive it.
  VentureReasons(const graph::SnapshotData& data, const VentureView& view)
      : data_(data), view_(view) {}

  // What it states near what is asked; or, where it states nothing, what it was seen on.
  [[nodiscard]] MatchFactor topic(std::uint32_t venture, const BestTopics& best) const;
  [[nodiscard]] MatchFactor collaborations(std::uint32_t venture, const BestTopics& best,
                                           double value) const;
  [[nodiscard]] MatchFactor wants(std::uint32_t venture) const;
  [[nodiscard]] MatchFactor capacity(std::uint32_t venture) const;
  [[nodiscard]] static MatchFactor place(const PlaceShares::Share& share);

 private:
  [[nodiscard]] bool is_stated(std::uint32_t venture, std::uint32_t topic) const;
  [[nodiscard]] bool speaks_for(std::uint32_t venture, std::uint32_t topic,
                                const std::vector<std::uint32_t>& carrying) const;
  void cite_proof(MatchFactor& factor, std::uint32_t venture,
                  const std::vector<std::uint32_t>& carrying, bool with_answers) const;
  [[nodiscard]] bool has_faded(std::int64_t time) const;

  const graph::SnapshotData& data_;
  const VentureView& view_;
};

}  // namespace veieninn::matching
