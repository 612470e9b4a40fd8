#include "engine/routing/explanation.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "engine/routing/answer_times.h"
#include "engine/routing/person_factors.h"
#include "engine/routing/way_factors.h"

namespace veieninn::routing {
namespace {

constexpr std::size_t kFactorsExpected = 6;

void append(std::vector<Factor>& factors, std::vector<Factor> more) {
  std::ranges::move(more, std::back_inserter(factors));
}

// What the venture may expect of the last person.
void expect(const ReasonSources& from, Route& route, const Target& target, double answers) {
  route.answer_chances = answer_shares(from.data, target.contact, from.belief.as_of(), answers);
  for (double& chance : route.answer_chances) chance *= answers;
}

// Up to and with that she answers.
Route way_alone(const ReasonSources& from, const Target& target, const Way& way) {
  Route route;
  route.factors.reserve(kFactorsExpected);
  route.probability = way.probability;
  route.fallback = target.fallback;
  expect(from, route, target, add_way(from, route, target, way));
  return route;
}

}  // namespace

Route explain(const ReasonSources& from, bool area_asked, const Target& target, const Way& way) {
  Route route = way_alone(from, target, way);
  append(route.factors, cover_factors(from, target, area_asked));
  append(route.factors, standing_factors(from, target));
  if (target.share != 1) route.factors.push_back(share_factor(from, target));
  return route;
}

Route explain_way(const ReasonSources& from, const Target& target, const Way& way) {
  Route route = way_alone(from, target, way);
  append(route.factors, standing_factors(from, target));
  return route;
}

std::vector<Factor> explain_bringing_in(const ReasonSources& from, std::uint32_t introducer,
                                        const Target& target) {
  std::vector<Factor> factors = bringing_in_factors(from, introducer, target);
  append(factors, standing_factors(from, target));
  return factors;
}

std::vector<Factor> explain_cover(const ReasonSources& from, bool area_asked,
                                  const Target& target) {
  return cover_factors(from, target, area_asked);
}

}  // namespace veieninn::routing
