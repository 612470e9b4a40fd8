// Every number the model rests on, in one table; none is hidden elsewhere. docs/model.md explains
// each with its formula and source. A snapshot is built with one set and never changes it.
#pragma once

#include <cstdint>

namespace veieninn::belief {

struct ModelParameters {
  // -- evidence --
  // After so many days an observation counts half. Reply behaviour persists over a year with rank
  // correlation 0.65 to 0.83, over five with 0.53 (design §7).
  std::int32_t evidence_half_life_days = 180;
  // The j-th newest outcome of one venture with one person weighs this to the power j - 1, so that
  // a venture never counts more than 1 / (1 - this) = 2 observations.
  double repeat_weight = 0.5;

  // -- P(answers) --
  // Mean before any evidence: about half of all letters to named representatives are answered.
  double answer_mean = 0.5;
  // Pseudo-observations with which each level's mean draws the one below it towards itself.
  double answer_strength_all = 20;
  double answer_strength_municipality = 10;
  double answer_strength_unit = 6;
  double answer_strength_person = 4;
  // Odds ratios of the way of approach on that belief: a stranger's letter is 1.
  double introduced_odds = 4;
  double known_odds = 6;
  // Pseudo-observations of a stated tie's strength, or else of the odds above, against this
  // venture's own outcomes with her.
  double pair_strength = 2;

  // -- how soon she answers, if she does --
  // Of all answers, the share that comes within so many working days.
  double answer_within_1_day = 0.3;
  double answer_within_3_days = 0.55;
  double answer_within_5_days = 0.7;
  double answer_within_10_days = 0.88;
  // Cases of these that a person's own are drawn to.
  double answer_time_strength = 5;

  // -- P(passes on) --
  // Pseudo-observations of a tie's stated strength against what was seen of it.
  double tie_strength = 4;
  // Prior mean of a tie that nobody stated, known only from an introduction or a passing on.
  double unstated_tie_mean = 0.1;

  // -- P(right one) --
  double level_basic = 0.4;
  double level_skilled = 0.7;
  double level_expert = 0.9;
  // Stated expertise holds for so long after it was confirmed, then halves every so often.
  std::int32_t expertise_fresh_days = 180;
  std::int32_t expertise_half_life_days = 90;
  // A topic nobody stated for her, known only from what was seen.
  double level_unstated = 0.05;
  // Pseudo-observations of the stated against what was seen on the topic.
  double topic_strength = 5;
  // What "not me, try her" on a topic says of her being right for it, of having been right.
  double passed_on_weight = 0.5;
  // Below this nobody counts as stated for a need: the front door would do better.
  double least_right = 0.04;
  // For each step that her unit's area is wider than the asked one, and where it lies inside it.
  double wider_area_share = 0.7;
  double inner_area_share = 0.9;
  // What a topic of the need counts beside whether she answers: P(right one) to this power.
  double topic_power = 1;
  // Past needs multiply the odds of P(right one) by at most so much, the venture's own and others'
  // each (routing/past_needs.h), and each kind of past counts to this power.
  double past_need_odds = 6;
  double past_own_power = 0.15;
  double past_own_alike_power = 0.1;
  double past_alike_power = 0.08;
  double past_words_power = 0.12;
  double past_ended_power = 0.1;
  // ln lift of evidence v = ln(1 + scale * v / (needs that ended at her + cases)).
  double past_lift_scale = 1000;
  double past_lift_cases = 1;
  // A need of one's own, or one like it, counts 1 / (1 + age / days), the latter its root.
  double past_own_days = 3;
  double past_alike_days = 2;
  // Of one venture's needs that ended at her, the newest that speak to others, as 1, 1/2, 1/3 ...
  std::int32_t past_repeats_max = 21;
  // So many ventures' needs speak with half of what they say, one with a third.
  double past_ventures_half = 2;
  // Nearness of a stated topic to the needed one, one step away; steps multiply.
  double narrower_nearness = 0.85;  // she knows a part of it
  double broader_nearness = 0.6;    // she knows what it is a part of
  double related_nearness = 0.5;
  double turn_nearness = 0.5;   // each change of direction on the way, as to a sibling
  double least_nearness = 0.2;  // farther than this is not near at all

  // -- entries and load --
  // A contact's entry counts whole for so long after it was confirmed, then falls to
  // `confirmation_least` on the day it is hidden.
  std::int32_t confirmation_fresh_days = 180;
  std::int32_t confirmation_hidden_days = 210;
  double confirmation_least = 0.5;
  // Enquiries a week where none is stated; the window in which sent ones are counted.
  std::int32_t default_capacity_per_week = 5;
  std::int32_t load_window_days = 7;
  // Up to this share of capacity the load factor is 1; at capacity it would be `load_least`, and
  // she is not offered.
  double load_free_share = 0.5;
  double load_least = 0.5;
  // Of those who would do about as well, who was sent the least of her capacity in so many days
  // comes first, at the cost of at most this share of a place's probability.
  double load_spread_budget = 0.03;
  std::int32_t load_spread_days = 28;
  // For so many days after she declined a venture, she is not offered to it.
  std::int32_t decline_rest_days = 14;

  // -- fallback ladder: P(right one) of a person no expertise speaks for --
  double front_door_right = 0.25;
  double bridge_builder_right = 0.2;
  double county_right = 0.15;
  // What remains of a stated expert's P(right one) when she is not of the place, or another stands
  // in for her.
  double deputy_share = 0.5;
  double neighbour_share = 0.4;
  // The same of a neighbour who has done it before: piloted it, or collaborated on it.
  double neighbour_done_share = 0.6;

  // -- initiatives (graph/initiative_effects.h) --
  // Odds of the right one for whoever answers for an open initiative on exactly the topic, here:
  // one that asks for ventures, one that gives something, and one that states an intention. The
  // first lifts her of whom nothing else is known to just above the front door.
  double invitation_odds = 8;
  double offer_odds = 4;
  double strategy_odds = 2;
  // Odds of a unit's prior of answering while a resolution, or a strategy, tells it to.
  double mandate_odds = 2;
  double strategy_answer_odds = 1.3;
  // Strengths of the ties among its people.
  double working_group_strength = 0.6;
  double meeting_place_strength = 0.5;
  double partner_strength = 0.4;
  double mentor_strength = 0.8;
  double joined_strength = 0.7;
  double alumni_strength = 0.3;

  // -- ventures: P(it wants it), P(it would work) --
  // Mean of P(it goes on) once somebody answered it, and the cases that its own are drawn to.
  double venture_wants_mean = 0.5;
  double venture_wants_strength = 4;
  // An answer that led to no meeting yet says nothing for so long.
  std::int32_t venture_wait_days = 28;
  // P(it would work) on a topic that it states, before anything was seen.
  double venture_level_stated = 0.6;
  // A meeting on the topic, of a pilot or a collaboration.
  double venture_met_weight = 0.3;
  // Units that it can work with at once, and how long one that it began with counts.
  std::int32_t venture_capacity = 4;
  std::int32_t venture_under_way_days = 180;
  // What remains where it works elsewhere: in the same county, next to it, farther away.
  double venture_county_share = 0.6;
  double venture_neighbour_share = 0.5;
  double venture_elsewhere_share = 0.3;

  // -- exploration --
  // The share of the first place's probability that little-known persons may cost, on average.
  double exploration_budget = 0.05;
  // Faded observations below which a person is little known.
  double little_known_observations = 8;
};

}  // namespace veieninn::belief
