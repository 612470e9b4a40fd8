// P(a pair works), for every mentor and venture:
//
//     P(pair) = P(the venture wants it) * P(the mentor answers) * P(she is right | its topics)
//               * place * load * confirmation
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/need_topics.h"
#include "engine/matching/place_shares.h"
#include "engine/matching/venture_scores.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/route.h"

namespace veieninn::matching {

// What counts of a mentor whoever the venture is.
struct MentorSide {
  std::uint32_t contact = graph::kNone;
  double answers = 0;
  routing::Standing standing;
  std::vector<std::pair<std::uint32_t, double>> knows;  // topic, P(right | topic)
  std::string name;                                     // spelled for comparing
};

// What counts of a venture whoever the mentor is.
struct VentureSide {
  std::uint32_t venture = graph::kNone;
  std::vector<routing::WeightedTopic> topics;
  double wants = 0;
  std::vector<std::string> people;  // spelled for comparing
};

// For one request, one thread.
class PairWeights {
 public:
  PairWeights(const graph::SnapshotData& data, Instant as_of);

  // Nothing when she is not to be offered (routing::BeliefView::standing).
  [[nodiscard]] std::optional<MentorSide> mentor(std::uint32_t contact);
  // `topics` empty: what the venture states, in equal shares.
  [[nodiscard]] VentureSide venture(std::uint32_t venture,
                                    const std::vector<routing::WeightedTopic>& topics) const;

  // She speaks for the venture: one of its people has her name.
  [[nodiscard]] static bool is_herself(const MentorSide& mentor, const VentureSide& venture);
  // She declined the venture lately.
  [[nodiscard]] bool rests(const MentorSide& mentor, const VentureSide& venture) const;

  [[nodiscard]] BestTopics best_topics(const NeedTopics& need, const MentorSide& mentor) const;
  // Nothing when what she knows is not near enough. `need` is of the venture's topics.
  [[nodiscard]] double probability(const NeedTopics& need, const MentorSide& mentor,
                                   const VentureSide& venture);
  // The best of the venture's areas and those that the mentor's unit serves; nothing when the
  // venture states none.
  [[nodiscard]] std::optional<PlaceShares::Share> place(std::uint32_t contact,
                                                        std::uint32_t venture);

  [[nodiscard]] const VentureView& view() const noexcept { return view_; }
  [[nodiscard]] const graph::SnapshotData& data() const noexcept { return data_; }
  [[nodiscard]] Instant as_of() const noexcept { return belief_.as_of(); }

 private:
  const graph::SnapshotData& data_;
  routing::BeliefView belief_;
  VentureView view_;
  boost::unordered_flat_map<std::uint32_t, PlaceShares> shares_;  // by the venture's area
};

}  // namespace veieninn::matching
