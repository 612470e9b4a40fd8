#include "engine/routing/way_factors.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/graph/derivation.h"
#include "engine/routing/factor_evidence.h"

namespace veieninn::routing {

using graph::Event;
using graph::kNone;

namespace {

// `only_with` kNone: what happened with any venture counts.
Factor answers(const ReasonSources& from, std::uint32_t contact, double probability,
               std::uint32_t only_with = kNone) {
  Factor factor = new_factor(FactorKind::kAnswer, probability, contact);
  for (const Event& event : seen(from, contact)) {
    if (!graph::is_outcome(event) || has_faded(from, event)) continue;
    if (only_with != kNone && event.venture != only_with) continue;
    ++factor.total_count;
    if (model::is_answer(event.kind)) ++factor.positive_count;
    cite(factor, event);
  }
  return factor;
}

Factor introduction(const ReasonSources& from, std::uint32_t introducer, std::uint32_t to,
                    const WaySearch::Pass& pass) {
  Factor factor = new_factor(FactorKind::kIntroduction, pass.probability, introducer);
  factor.other = ContactIndex{to};
  for (const Event& event : seen(from, introducer)) {
    if (!graph::is_pass_on(event) || event.other != to || has_faded(from, event)) continue;
    ++factor.total_count;
    ++factor.positive_count;
    cite(factor, event);
  }
  cite_tie(from, factor, pass.edge->tie);
  return factor;
}

void add_mandate(const ReasonSources& from, std::vector<Factor>& factors, std::uint32_t person,
                 double value) {
  if (value == 1) return;
  const OpenInitiatives::Odds mandate = from.open.answer(from.data.contacts[person].unit);
  factors.push_back(new_factor(FactorKind::kMandate, value, person, mandate.initiative));
  const model::Initiative& row = row_of(from, mandate.initiative);
  Instant adopted = kAlways;
  if (const auto* terms = std::get_if<model::MandateTerms>(&row.terms)) {
    adopted = terms->adopt_time;
  } else if (const auto* strategy = std::get_if<model::StrategyTerms>(&row.terms)) {
    adopted = strategy->adopt_time;
  }
  if (adopted == kAlways) adopted = row.window.from;
  if (adopted != kAlways) factors.back().time = adopted;
}

double add_answer(const ReasonSources& from, std::vector<Factor>& factors, const Target& target,
                  double odds) {
  const auto approached = [odds](double mean) {
    return odds == 1 ? mean : belief::with_odds_ratio(mean, odds);
  };
  const double probability = approached(target.mean);
  const double without = approached(from.belief.mean_without_mandate(target.contact));
  factors.push_back(answers(from, target.contact, without));
  add_mandate(from, factors, target.contact, probability / without);
  return probability;
}

// REQUIRES: no tie of theirs holds, so that what was seen of the two is the same beside each.
double call_without_mandate(const ReasonSources& from, std::uint32_t person) {
  const auto ties = from.data.venture_ties[from.venture];
  const auto tie = std::ranges::find(ties, person, &graph::VentureTie::contact);
  return from.belief.takes_call(from.venture, *tie, from.belief.mean_without_mandate(person))
      .value_or(0);
}

double add_call(const ReasonSources& from, Route& route, std::uint32_t person) {
  const WaySearch::Call& call = *from.search.call(person);
  const bool is_stated = call.tie != kNone;
  const double without = is_stated ? call.probability : call_without_mandate(from, person);
  // With a stated tie only the venture's own history with her counts beside it.
  Factor factor = answers(from, person, without, is_stated ? from.venture : kNone);
  cite_tie(from, factor, call.tie);
  route.steps.push_back({ContactIndex{person}, Approach::kKnown, TieIndex{call.tie}});
  route.factors.push_back(std::move(factor));
  add_mandate(from, route.factors, person, call.probability / without);
  return call.probability;
}

// To `person` from the one before her, or from the venture that she knows.
void add_hop(const ReasonSources& from, Route& route, std::uint32_t before, std::uint32_t person) {
  if (before == kNone) {
    add_call(from, route, person);
    return;
  }
  const WaySearch::Pass pass = from.search.pass(before, person);
  route.steps.push_back({ContactIndex{person}, Approach::kIntroduced, TieIndex{pass.edge->tie}});
  route.factors.push_back(introduction(from, before, person, pass));
}

}  // namespace

double add_way(const ReasonSources& from, Route& route, const Target& target, const Way& way) {
  const auto introducers = way.approach == Approach::kIntroduced ? from.search.introducers(way)
                                                                 : std::vector<std::uint32_t>{};
  std::uint32_t before = kNone;
  for (const std::uint32_t person : introducers) {
    add_hop(from, route, before, person);
    before = person;
  }
  if (before == kNone && way.approach == Approach::kKnown) {
    return add_call(from, route, target.contact);
  }
  if (before == kNone) {
    route.steps.push_back({ContactIndex{target.contact}, Approach::kDirect, TieIndex{}});
    return add_answer(from, route.factors, target, 1);
  }
  add_hop(from, route, before, target.contact);
  return add_answer(from, route.factors, target, from.data.parameters.introduced_odds);
}

std::vector<Factor> bringing_in_factors(const ReasonSources& from, std::uint32_t introducer,
                                        const Target& target) {
  std::vector<Factor> factors;
  if (introducer == kNone) {
    add_answer(from, factors, target, 1);
    return factors;
  }
  factors.push_back(
      introduction(from, introducer, target.contact, from.search.pass(introducer, target.contact)));
  add_answer(from, factors, target, from.data.parameters.introduced_odds);
  return factors;
}

}  // namespace veieninn::routing
