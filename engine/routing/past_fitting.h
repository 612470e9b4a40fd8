// Learns how much the topic and each kind of past count (past_needs.h) where needs end, from what
// the rank showed: of everybody shown, all but what these make of her stays, so that no search is
// made anew.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/belief/model_parameters.h"
#include "engine/graph/snapshot.h"
#include "engine/routing/ended_cases.h"
#include "engine/routing/past_needs.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// What the probability of one who was shown is made of.
struct ShownExpert {
  double rest = 0;         // all other factors
  double stated = 0;       // P(right one) before past needs and before topic_power
  bool has_topic = false;  // else topic_power does not count
  PastLifts past;
  double offer_odds = 1;  // by an open initiative of hers (open_initiatives.h)
};
struct ShownCase {
  std::vector<ShownExpert> experts;
  std::vector<std::uint32_t> ended_at;  // positions; empty where the rank did not show her
};

// Of the answer to a request: the experts of whom `counts`.
[[nodiscard]] ShownCase shown_case(const graph::Snapshot& snapshot, const RouteRequest& request,
                                   const RouteAnswer& answer,
                                   const std::function<bool(ContactIndex)>& ended_at,
                                   const std::function<bool(ContactIndex)>& counts);

// What it would have been by other parameters.
[[nodiscard]] double probability(const ShownExpert& expert,
                                 const belief::ModelParameters& parameters) noexcept;

// Mean over `cases` of -ln of what the rank by `parameters` says of whom each ended at, with the
// ridge towards `standard` of rank_fitting.h.
[[nodiscard]] double past_loss(std::span<const ShownCase> cases,
                               const belief::ModelParameters& parameters,
                               const belief::ModelParameters& standard);

// `parameters` with those that foretell best; the same where nothing is better or
// `is_cancelled`. The same cases give the same bits.
[[nodiscard]] belief::ModelParameters fit_past(std::span<const ShownCase> cases,
                                               const belief::ModelParameters& parameters,
                                               const std::function<bool()>& is_cancelled);

}  // namespace veieninn::routing
