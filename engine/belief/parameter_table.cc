#include "engine/belief/parameter_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace veieninn::belief {
namespace {

using P = ModelParameters;

// Half-lives below 90 days would take fading sums out of their 127 bits (fading_sum.h).
constexpr double kHalfLifeMin = 90;
constexpr double kDaysMax = 3650;

constexpr auto kTable = std::to_array<ParameterEntry>({
    {"evidence_half_life_days", &P::evidence_half_life_days, kHalfLifeMin, kDaysMax,
     "days after which an observation counts half"},
    {"repeat_weight", &P::repeat_weight, 0, 0.9,
     "what the next older outcome of the same venture with the same person weighs"},
    {"answer_mean", &P::answer_mean, 0.01, 0.99, "P(answers) before any evidence"},
    {"answer_strength_all", &P::answer_strength_all, 0.1, 1000,
     "pseudo-observations of answer_mean against all outcomes"},
    {"answer_strength_municipality", &P::answer_strength_municipality, 0.1, 1000,
     "pseudo-observations of the whole against a municipality's outcomes"},
    {"answer_strength_unit", &P::answer_strength_unit, 0.1, 1000,
     "pseudo-observations of the municipality against a unit's outcomes"},
    {"answer_strength_person", &P::answer_strength_person, 0.1, 1000,
     "pseudo-observations of the unit against a person's outcomes"},
    {"introduced_odds", &P::introduced_odds, 1, 100, "odds of an answer when introduced"},
    {"known_odds", &P::known_odds, 1, 100, "odds of an answer to a venture she knows"},
    {"pair_strength", &P::pair_strength, 0.1, 1000,
     "pseudo-observations of a tie against the venture's own outcomes with her"},
    {"answer_within_1_day", &P::answer_within_1_day, 0.001, 0.999,
     "of all answers, those within 1 working day"},
    {"answer_within_3_days", &P::answer_within_3_days, 0.001, 0.999,
     "of all answers, those within 3 working days"},
    {"answer_within_5_days", &P::answer_within_5_days, 0.001, 0.999,
     "of all answers, those within 5 working days"},
    {"answer_within_10_days", &P::answer_within_10_days, 0.001, 0.999,
     "of all answers, those within 10 working days"},
    {"answer_time_strength", &P::answer_time_strength, 0.1, 1000,
     "cases of these that a person's own are drawn to"},
    {"tie_strength", &P::tie_strength, 0.1, 1000,
     "pseudo-observations of a tie's stated strength against what was seen of it"},
    {"unstated_tie_mean", &P::unstated_tie_mean, 0.001, 0.999,
     "P(passes on) of a tie that nobody stated"},
    {"level_basic", &P::level_basic, 0.001, 0.999, "P(right one) of stated basic expertise"},
    {"level_skilled", &P::level_skilled, 0.001, 0.999, "P(right one) of stated skilled expertise"},
    {"level_expert", &P::level_expert, 0.001, 0.999, "P(right one) of stated expert expertise"},
    {"expertise_fresh_days", &P::expertise_fresh_days, 1, kDaysMax,
     "days for which stated expertise holds whole"},
    {"expertise_half_life_days", &P::expertise_half_life_days, 1, kDaysMax,
     "days after which it then counts half"},
    {"level_unstated", &P::level_unstated, 0.001, 0.999,
     "P(right one) for a topic that was only seen"},
    {"topic_strength", &P::topic_strength, 0.1, 1000,
     "pseudo-observations of the stated level against what was seen on the topic"},
    {"passed_on_weight", &P::passed_on_weight, 0, 1,
     "what a colleague's passing on to her speaks for her on the topic, of having been right"},
    {"least_right", &P::least_right, 0.001, 0.5, "below it nobody counts as stated for a need"},
    {"topic_power", &P::topic_power, 0.1, 4, "the power of P(right one) beside P(answers)"},
    {"past_need_odds", &P::past_need_odds, 1, 10'000,
     "odds of the right one by past needs, at most"},
    {"past_own_power", &P::past_own_power, 0, 10, "the venture's own needs, to this power"},
    {"past_own_alike_power", &P::past_own_alike_power, 0, 10,
     "the venture's own needs like this one, to this power"},
    {"past_alike_power", &P::past_alike_power, 0, 10, "needs like this one, to this power"},
    {"past_words_power", &P::past_words_power, 0, 10, "needs with its words, to this power"},
    {"past_ended_power", &P::past_ended_power, 0, 10, "how often needs end at her, to this power"},
    {"wider_area_share", &P::wider_area_share, 0.01, 1, "for each step that a unit serves wider"},
    {"inner_area_share", &P::inner_area_share, 0.01, 1, "where a unit serves a part of the place"},
    {"past_lift_scale", &P::past_lift_scale, 1, 1e6, "lift of a need where all hers are like it"},
    {"past_lift_cases", &P::past_lift_cases, 1e-6, 1000, "needs that a person's own are added to"},
    {"past_own_days", &P::past_own_days, 0.1, 1e9, "age at which a need of one's own counts half"},
    {"past_alike_days", &P::past_alike_days, 0.1, 1e9, "of needs like it, a third of that age"},
    {"past_repeats_max", &P::past_repeats_max, 1, 1000,
     "needs of one venture that ended at her and speak to others"},
    {"past_ventures_half", &P::past_ventures_half, 0, 1000,
     "ventures whose needs speak with half of what they say"},
    {"narrower_nearness", &P::narrower_nearness, 0, 1, "of a topic one step narrower"},
    {"broader_nearness", &P::broader_nearness, 0, 1, "of a topic one step broader"},
    {"related_nearness", &P::related_nearness, 0, 1, "of a related topic"},
    {"turn_nearness", &P::turn_nearness, 0, 1, "for each change of direction on the way"},
    {"least_nearness", &P::least_nearness, 0.05, 1, "below it a topic is not near"},
    {"confirmation_fresh_days", &P::confirmation_fresh_days, 1, kDaysMax,
     "days for which a confirmed entry counts whole"},
    {"confirmation_hidden_days", &P::confirmation_hidden_days, 2, kDaysMax,
     "days after which an unconfirmed entry is hidden"},
    {"confirmation_least", &P::confirmation_least, 0, 1, "what it counts on its last day"},
    {"default_capacity_per_week", &P::default_capacity_per_week, 1, 1000,
     "enquiries a week where none is stated"},
    {"load_window_days", &P::load_window_days, 1, 60, "days whose enquiries count as load"},
    {"load_free_share", &P::load_free_share, 0, 0.99, "share of capacity that costs nothing"},
    {"load_least", &P::load_least, 0, 1, "the load factor at full capacity"},
    {"load_spread_budget", &P::load_spread_budget, 0, 0.5,
     "share of a place's probability given up so that those who do about as well share the load"},
    {"load_spread_days", &P::load_spread_days, 1, 365, "days whose enquiries that goes by"},
    {"decline_rest_days", &P::decline_rest_days, 0, 365,
     "days for which she is not offered to a venture that she declined"},
    {"front_door_right", &P::front_door_right, 0.001, 0.999, "P(right one) of a front-door person"},
    {"bridge_builder_right", &P::bridge_builder_right, 0.001, 0.999,
     "P(right one) of a bridge builder's person"},
    {"county_right", &P::county_right, 0.001, 0.999, "P(right one) of the county's person"},
    {"deputy_share", &P::deputy_share, 0, 1, "of the expert's P(right one) for her deputy"},
    {"neighbour_share", &P::neighbour_share, 0, 1, "of P(right one) for a neighbour's expert"},
    {"venture_wants_mean", &P::venture_wants_mean, 0.01, 0.99,
     "P(a venture goes on) once somebody answered it"},
    {"venture_wants_strength", &P::venture_wants_strength, 0.1, 1000,
     "pseudo-observations of that mean against a venture's own cases"},
    {"venture_wait_days", &P::venture_wait_days, 0, 365,
     "days for which an answer that led to no meeting says nothing"},
    {"venture_level_stated", &P::venture_level_stated, 0.001, 0.999,
     "P(it would work) on a topic that a venture states"},
    {"venture_met_weight", &P::venture_met_weight, 0, 1,
     "a meeting on a topic, of a pilot or a collaboration"},
    {"venture_capacity", &P::venture_capacity, 1, 1000, "units a venture can work with at once"},
    {"venture_under_way_days", &P::venture_under_way_days, 1, kDaysMax,
     "days for which a unit it began with counts"},
    {"venture_county_share", &P::venture_county_share, 0, 1,
     "where a venture works elsewhere in the county"},
    {"venture_neighbour_share", &P::venture_neighbour_share, 0, 1,
     "where it works in a neighbouring area"},
    {"venture_elsewhere_share", &P::venture_elsewhere_share, 0, 1, "where it works farther away"},
    {"neighbour_done_share", &P::neighbour_done_share, 0, 1,
     "the same where she has piloted it or collaborated on it"},
    {"invitation_odds", &P::invitation_odds, 1, 100,
     "odds of the right one by an open invitation, challenge or pilot on the topic"},
    {"offer_odds", &P::offer_odds, 1, 100,
     "odds of the right one by an open service, grant, meeting place or the like on the topic"},
    {"strategy_odds", &P::strategy_odds, 1, 100,
     "odds of the right one by a strategy on the topic"},
    {"mandate_odds", &P::mandate_odds, 1, 10,
     "odds of a unit's prior of answering by a political resolution"},
    {"strategy_answer_odds", &P::strategy_answer_odds, 1, 10,
     "odds of a unit's prior of answering by a strategy"},
    {"working_group_strength", &P::working_group_strength, 0.001, 0.999,
     "P(passes on) among the people of a working group"},
    {"meeting_place_strength", &P::meeting_place_strength, 0.001, 0.999,
     "P(passes on) among those who are at a meeting place, an office or a training together"},
    {"partner_strength", &P::partner_strength, 0.001, 0.999,
     "P(passes on) between who answers for an initiative and the people of its other units"},
    {"mentor_strength", &P::mentor_strength, 0.001, 0.999,
     "P(takes the call) of a venture's mentor"},
    {"joined_strength", &P::joined_strength, 0.001, 0.999,
     "P(takes the call) of who answers for what a venture takes part in"},
    {"alumni_strength", &P::alumni_strength, 0.001, 0.999,
     "P(passes on) among those who completed a training together"},
    {"exploration_budget", &P::exploration_budget, 0, 0.5,
     "share of the first place's probability that little-known persons may cost on average"},
    {"little_known_observations", &P::little_known_observations, 0, 100,
     "faded observations below which a person is little known"},
});

}  // namespace

std::span<const ParameterEntry> parameter_table() noexcept { return kTable; }

const ParameterEntry& entry_of(double ModelParameters::* place) {
  return *std::ranges::find_if(kTable, [place](const ParameterEntry& entry) {
    const auto* const real = std::get_if<double ModelParameters::*>(&entry.place);
    return real != nullptr && *real == place;
  });
}

double value_of(const ModelParameters& parameters, const ParameterEntry& entry) {
  return std::visit([&](auto place) { return static_cast<double>(parameters.*place); },
                    entry.place);
}

Result<void> set_parameter(ModelParameters& parameters, std::string_view name, double value) {
  const auto* const entry = std::ranges::find(kTable, name, &ParameterEntry::name);
  if (entry == kTable.end()) {
    return fail(invalid_argument(std::string(name), "is no parameter of the model",
                                 "see `veieninn model` for their names"));
  }
  const bool is_whole = std::holds_alternative<std::int32_t ModelParameters::*>(entry->place);
  // Written so that NaN fails.
  const bool is_within = value >= entry->least && value <= entry->most;
  if (!is_within || (is_whole && value != std::floor(value))) {
    return fail(invalid_argument(std::string(name), "is out of its bounds",
                                 std::string("use a ") + (is_whole ? "whole " : "") +
                                     "number that `veieninn model` shows as possible"));
  }
  std::visit(
      [&](auto place) {
        using Value = std::remove_reference_t<decltype(parameters.*place)>;
        parameters.*place = static_cast<Value>(value);
      },
      entry->place);
  return {};
}

Result<void> check_together(const ModelParameters& parameters) {
  if (parameters.confirmation_hidden_days <= parameters.confirmation_fresh_days) {
    return fail(invalid_argument("confirmation_hidden_days", "is not after confirmation_fresh_days",
                                 "hide an entry later than it begins to fade"));
  }
  if (!(parameters.answer_within_1_day <= parameters.answer_within_3_days &&
        parameters.answer_within_3_days <= parameters.answer_within_5_days &&
        parameters.answer_within_5_days <= parameters.answer_within_10_days)) {
    return fail(invalid_argument("answer_within_3_days", "falls as days go by",
                                 "let no fewer answers come within more days"));
  }
  if (!(parameters.level_basic <= parameters.level_skilled &&
        parameters.level_skilled <= parameters.level_expert)) {
    return fail(invalid_argument("level_skilled", "is not between level_basic and level_expert",
                                 "let more expertise be worth no less"));
  }
  if (!(parameters.venture_elsewhere_share <= parameters.venture_neighbour_share &&
        parameters.venture_neighbour_share <= parameters.venture_county_share &&
        parameters.venture_county_share <= parameters.inner_area_share)) {
    return fail(invalid_argument("venture_neighbour_share", "does not fall with the way",
                                 "let what is farther away be worth no more"));
  }
  return {};
}

}  // namespace veieninn::belief
