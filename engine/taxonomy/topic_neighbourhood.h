// Which topics are near a needed one, and how near: one function of the taxonomy graph.
//
//     nearness(t, e) = max over paths from t to e of the product of their steps
//
// A step down (to a narrower topic: she knows a part of it), up (to a broader one: she knows what
// it is a part of) or across (related) has its parameter; a path that changes direction, or goes
// across again, pays `turn` each time, so that a sibling is farther than a parent or a child. What
// is less than `least` is not near. Edge-based path weights after Rada et al., IEEE Trans. SMC 19
// (1989); best product path by Dijkstra over the states (topic, direction so far).
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/rows.h"

namespace veieninn::taxonomy {

enum class Relation : std::uint8_t { kSame, kNarrower, kBroader, kRelated };

struct NearTopic {
  std::uint32_t topic = 0;              // position in the given topics
  double nearness = 0;                  // (0, 1]; 1 for the topic itself
  Relation relation = Relation::kSame;  // of the best path; kRelated for every path with a turn
  friend bool operator==(const NearTopic&, const NearTopic&) = default;
};

// All in (0, 1]; defaults and reasons stand in belief/model_parameters.h.
struct NearnessParameters {
  double narrower;
  double broader;
  double related;
  double turn;
  double least;
};

// Nearest first, ties by topic id; row i is for topics[i], itself first. At most kNearTopicsMax a
// row. Links to unknown topics are left out; circles do no harm.
[[nodiscard]] std::vector<std::vector<NearTopic>> build_neighbourhood(
    const std::vector<model::Topic>& topics, const NearnessParameters& parameters);

inline constexpr std::size_t kNearTopicsMax = 64;

}  // namespace veieninn::taxonomy
