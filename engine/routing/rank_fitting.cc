#include "engine/routing/rank_fitting.h"

#include <memory>
#include <utility>
#include <vector>

#include "engine/base/portable_math.h"
#include "engine/routing/choice_loss.h"
#include "engine/routing/parameter_climb.h"
#include "engine/routing/past_fitting.h"
#include "engine/routing/route_search.h"

namespace veieninn::routing {

using belief::ModelParameters;

namespace {

Margins margins_of(const RouteAnswer& answer, ContactIndex ended_at) {
  Margins margins;
  double hers = 0;
  bool is_shown = false;
  for (const Route& route : answer.routes) {
    if (route.fallback != Fallback::kNone || route.probability <= 0) break;
    margins.push_back(portable_log(route.probability));
    if (route.contact() != ended_at) continue;
    hers = margins.back();
    is_shown = true;
  }
  if (!is_shown) return {};
  for (double& margin : margins) margin -= hers;
  return margins;
}

graph::Snapshot with_parameters(const graph::Snapshot& snapshot,
                                const ModelParameters& parameters) {
  auto data = std::make_unique<graph::SnapshotData>(snapshot.data());
  data->parameters = parameters;
  return graph::Snapshot(std::move(data));
}

// By what past needs say, of those shown by `parameters`.
ModelParameters learn_past(const graph::Snapshot& snapshot, const ModelParameters& parameters,
                           std::span<const EndedCase> cases,
                           const std::function<bool()>& is_cancelled) {
  const graph::Snapshot other = with_parameters(snapshot, parameters);
  std::vector<ShownCase> shown;
  shown.reserve(cases.size());
  for (const EndedCase& one : cases) {
    const Result<RouteAnswer> answer = find_routes(other, one.request);
    if (!answer) continue;
    shown.push_back(shown_case(
        other, one.request, *answer, [&](ContactIndex who) { return who == one.ended_at; },
        [](ContactIndex) { return true; }));
  }
  return fit_past(shown, parameters, is_cancelled);
}

}  // namespace

double rank_loss(const graph::Snapshot& snapshot, const ModelParameters& parameters,
                 std::span<const EndedCase> cases) {
  if (cases.empty()) return 0;
  const graph::Snapshot other = with_parameters(snapshot, parameters);
  std::vector<Margins> margins;
  margins.reserve(cases.size());
  for (const EndedCase& one : cases) {
    const Result<RouteAnswer> answer = find_routes(other, one.request);
    margins.push_back(answer ? margins_of(*answer, one.ended_at) : Margins());
  }
  return least_loss(margins);
}

RankFit fit_rank(const graph::Snapshot& snapshot, std::span<const EndedCase> cases,
                 const std::function<bool()>& is_cancelled) {
  RankFit fit;
  fit.parameters = snapshot.parameters();
  const std::size_t learned_from = cases.size() - cases.size() / 5;
  const auto newest = cases.subspan(learned_from);
  fit.loss_before = rank_loss(snapshot, fit.parameters, newest);
  fit.loss_after = fit.loss_before;
  if (newest.empty()) return fit;
  const auto oldest = cases.first(learned_from);
  const ModelParameters past = learn_past(snapshot, fit.parameters, oldest, is_cancelled);
  const auto loss_of = [&](const ModelParameters& parameters) {
    return rank_loss(snapshot, parameters, oldest) +
           ridge(parameters, ModelParameters(), kSearchedParameters, oldest.size());
  };
  const auto learned = climb(past, kSearchedParameters, loss_of, is_cancelled);
  if (!learned) return fit;
  const double loss = rank_loss(snapshot, *learned, newest);
  if (loss >= fit.loss_before) return fit;
  fit.parameters = *learned;
  fit.loss_after = loss;
  return fit;
}

}  // namespace veieninn::routing
