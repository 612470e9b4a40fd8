#include "engine/routing/rank_fitting.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/portable_math.h"
#include "engine/belief/parameter_table.h"
#include "engine/routing/route_search.h"

namespace veieninn::routing {

using belief::ModelParameters;

namespace {

constexpr double kMostLoss = 9.210340371976184;  // ln 10,000; also of whom the rank does not show
constexpr double kSharpnessStep = 1.25;
constexpr int kSharpnessSteps = 18;  // to 55
constexpr double kRidgeScale = kLn2High + kLn2Low;

// What the rank shows for a case: ln probability of each expert, less that of whom it ended at.
// Empty where it does not show her.
using Margins = std::vector<double>;

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

double loss_at(std::span<const Margins> cases, double sharpness) {
  double loss = 0;
  for (const Margins& margins : cases) {
    double others = 0;  // sum of (p_i / p_ended_at)^s
    for (const double margin : margins) others += portable_exp(sharpness * margin);
    loss += margins.empty() ? kMostLoss : std::min(portable_log(others), kMostLoss);
  }
  return loss / static_cast<double>(cases.size());
}

double least_loss(std::span<const Margins> cases) {
  double least = loss_at(cases, 1);
  double sharpness = 1;
  for (int step = 0; step < kSharpnessSteps; ++step) {
    sharpness *= kSharpnessStep;
    least = std::min(least, loss_at(cases, sharpness));
  }
  return least;
}

double ridge(const ModelParameters& parameters, std::size_t cases) {
  const ModelParameters standard;
  double sum = 0;
  for (const auto place : kRankParameters) {
    const double away = portable_log(parameters.*place / standard.*place) / kRidgeScale;
    sum += away * away;
  }
  return sum / (2 * static_cast<double>(cases));
}

// Climbs along one parameter after the other, by ever smaller factors.
class Search {
 public:
  Search(const graph::Snapshot& snapshot, std::span<const EndedCase> cases,
         const std::function<bool()>& is_cancelled)
      : snapshot_(snapshot),
        cases_(cases),
        is_cancelled_(is_cancelled),
        best_(snapshot.parameters()),
        least_loss_(loss_of(best_)) {}

  // Nothing when it was cancelled.
  std::optional<ModelParameters> run() {
    for (const double factor : {2.0, 1.25}) {
      bool moved = true;
      for (int round = 0; moved && round < kRoundsMax; ++round) {
        moved = false;
        for (const auto place : kRankParameters) {
          if (is_cancelled_()) return std::nullopt;
          moved |= step(place, factor) || step(place, 1 / factor);
        }
      }
    }
    return best_;
  }

 private:
  static constexpr int kRoundsMax = 6;

  [[nodiscard]] double loss_of(const ModelParameters& parameters) const {
    return rank_loss(snapshot_, parameters, cases_) + ridge(parameters, cases_.size());
  }

  bool step(double ModelParameters::* place, double factor) {
    const belief::ParameterEntry& entry = belief::entry_of(place);
    ModelParameters moved = best_;
    moved.*place = std::clamp(best_.*place * factor, entry.least, entry.most);
    if (moved.*place == best_.*place) return false;
    const double loss = loss_of(moved);
    if (loss >= least_loss_) return false;
    best_ = moved;
    least_loss_ = loss;
    return true;
  }

  const graph::Snapshot& snapshot_;
  std::span<const EndedCase> cases_;
  const std::function<bool()>& is_cancelled_;
  ModelParameters best_;
  double least_loss_;
};

}  // namespace

double rank_loss(const graph::Snapshot& snapshot, const ModelParameters& parameters,
                 std::span<const EndedCase> cases) {
  if (cases.empty()) return 0;
  auto data = std::make_unique<graph::SnapshotData>(snapshot.data());
  data->parameters = parameters;
  const graph::Snapshot other(std::move(data));
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
  const auto learned = Search(snapshot, cases.first(learned_from), is_cancelled).run();
  if (!learned) return fit;
  const double loss = rank_loss(snapshot, *learned, newest);
  if (loss >= fit.loss_before) return fit;
  fit.parameters = *learned;
  fit.loss_after = loss;
  return fit;
}

}  // namespace veieninn::routing
