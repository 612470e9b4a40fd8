// Learns how much a venture's own history, the ways through others, the topic and past needs count
// beside the general belief: it differs from place to place.
//
// Each case of ended_cases.h is asked again through find_routes. Of the experts it shows, with
// probabilities p_i, the share of the one it ended at is what the rank said of her:
//
//     loss = mean over cases of -ln( p_ended_at^s / sum of p_i^s )  +  sum over parameters
//            (ln value - ln default)^2 / (2 n ln(2)^2)
//
// the conditional choice likelihood (McFadden 1974; choice_loss.h) with a ridge that pulls towards
// the defaults where n cases say little. First what past needs are worth is learned from those who
// are shown (past_fitting.h), then the rest through the search. Values stay within their bounds, so
// no weight turns against its reason.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "engine/belief/model_parameters.h"
#include "engine/graph/snapshot.h"
#include "engine/routing/ended_cases.h"

namespace veieninn::routing {

// What it learns through the search; snapshots keep nothing derived from them.
inline constexpr double belief::ModelParameters::* kSearchedParameters[] = {
    &belief::ModelParameters::introduced_odds, &belief::ModelParameters::known_odds,
    &belief::ModelParameters::topic_power};
// All that it learns.
inline constexpr double belief::ModelParameters::* kRankParameters[] = {
    &belief::ModelParameters::introduced_odds,  &belief::ModelParameters::known_odds,
    &belief::ModelParameters::topic_power,      &belief::ModelParameters::past_need_odds,
    &belief::ModelParameters::past_own_power,   &belief::ModelParameters::past_own_alike_power,
    &belief::ModelParameters::past_alike_power, &belief::ModelParameters::past_words_power,
    &belief::ModelParameters::past_ended_power};

struct RankFit {
  belief::ModelParameters parameters;  // the given ones, but for kRankParameters
  // Of the newest fifth of the cases, which nothing was learned from; without the ridge.
  double loss_before = 0;
  double loss_after = 0;
};

// Mean over `cases` of -ln of what the rank by `parameters` says of whom each ended at, at the
// sharpness that makes it least; at most ln(10,000) each. 0 of none.
[[nodiscard]] double rank_loss(const graph::Snapshot& snapshot,
                               const belief::ModelParameters& parameters,
                               std::span<const EndedCase> cases);

// By the oldest four fifths of `cases`, which are in the order of time. Where what was learned does
// no better on the newest fifth, the snapshot's own parameters stay. `is_cancelled` is asked
// between evaluations; then also they stay. The same rows give the same bits.
[[nodiscard]] RankFit fit_rank(const graph::Snapshot& snapshot, std::span<const EndedCase> cases,
                               const std::function<bool()>& is_cancelled);

}  // namespace veieninn::routing
