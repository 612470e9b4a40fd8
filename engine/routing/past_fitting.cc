#include "engine/routing/past_fitting.h"

#include <algorithm>

#include "engine/base/portable_math.h"
#include "engine/belief/reply_belief.h"
#include "engine/routing/choice_loss.h"
#include "engine/routing/parameter_climb.h"

namespace veieninn::routing {

using belief::ModelParameters;

namespace {

constexpr double ModelParameters::* kPastParameters[] = {
    &ModelParameters::past_own_power,   &ModelParameters::past_own_alike_power,
    &ModelParameters::past_alike_power, &ModelParameters::past_words_power,
    &ModelParameters::past_ended_power, &ModelParameters::past_need_odds,
    &ModelParameters::topic_power};

double value_of(const Route& route, FactorKind kind) {
  const auto found = std::ranges::find(route.factors, kind, &Factor::kind);
  return found == route.factors.end() ? 1 : found->value;
}

// One for each of those it ended at.
void add_margins(const ShownCase& one, const ModelParameters& parameters,
                 std::vector<Margins>& all) {
  Margins logs;
  logs.reserve(one.experts.size());
  for (const ShownExpert& expert : one.experts) {
    logs.push_back(portable_log(probability(expert, parameters)));
  }
  if (one.ended_at.empty()) all.emplace_back();
  for (const std::uint32_t hers : one.ended_at) {
    Margins& margins = all.emplace_back(logs);
    for (double& margin : margins) margin -= logs[hers];
  }
}

}  // namespace

ShownCase shown_case(const graph::Snapshot& snapshot, const RouteRequest& request,
                     const RouteAnswer& answer, const std::function<bool(ContactIndex)>& ended_at,
                     const std::function<bool(ContactIndex)>& counts) {
  const BeliefView belief(snapshot.data(), request.as_of_time, request.venture.value);
  const PastNeeds past(snapshot.data(), belief, request.words, request.venture.value);
  const OpenInitiatives open(snapshot.data(), request.as_of_time, request.need, request.area.value);
  const double power = snapshot.parameters().topic_power;
  ShownCase shown;
  for (const Route& route : answer.routes) {
    if (route.fallback != Fallback::kNone || route.probability <= 0) break;
    if (!counts(route.contact())) continue;
    ShownExpert expert;
    const auto expertise = std::ranges::find(route.factors, FactorKind::kExpertise, &Factor::kind);
    expert.has_topic = !expertise->topic.is_none();
    expert.stated = expert.has_topic ? portable_pow(expertise->value, 1 / power) : expertise->value;
    expert.rest = route.probability / (expertise->value * value_of(route, FactorKind::kOwnNeeds) *
                                       value_of(route, FactorKind::kPastNeeds) *
                                       value_of(route, FactorKind::kInitiative));
    expert.offer_odds = open.right(route.contact().value).odds;
    expert.past = past.lifts(route.contact().value);
    if (ended_at(route.contact())) {
      shown.ended_at.push_back(static_cast<std::uint32_t>(shown.experts.size()));
    }
    shown.experts.push_back(expert);
  }
  return shown;
}

double probability(const ShownExpert& expert, const ModelParameters& parameters) noexcept {
  const PastOdds odds = past_odds(expert.past, parameters);
  const double stated =
      expert.has_topic ? portable_pow(expert.stated, parameters.topic_power) : expert.stated;
  return expert.rest * belief::with_odds_ratio(stated, odds.own * odds.others * expert.offer_odds);
}

double past_loss(std::span<const ShownCase> cases, const ModelParameters& parameters,
                 const ModelParameters& standard) {
  if (cases.empty()) return 0;
  std::vector<Margins> margins;
  margins.reserve(cases.size());
  for (const ShownCase& one : cases) add_margins(one, parameters, margins);
  return least_loss(margins) + ridge(parameters, standard, kPastParameters, cases.size());
}

ModelParameters fit_past(std::span<const ShownCase> cases, const ModelParameters& parameters,
                         const std::function<bool()>& is_cancelled) {
  if (cases.empty()) return parameters;
  const auto loss = [&](const ModelParameters& moved) {
    return past_loss(cases, moved, ModelParameters());
  };
  return climb(parameters, kPastParameters, loss, is_cancelled).value_or(parameters);
}

}  // namespace veieninn::routing
