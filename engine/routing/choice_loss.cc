#include "engine/routing/choice_loss.h"

#include <algorithm>

#include "engine/base/portable_math.h"

namespace veieninn::routing {
namespace {

constexpr double kSharpnessStep = 1.25;
constexpr int kSharpnessSteps = 18;  // to 55
constexpr double kRidgeScale = kLn2High + kLn2Low;

double loss_at(std::span<const Margins> cases, double sharpness) {
  double loss = 0;
  for (const Margins& margins : cases) {
    double others = 0;  // sum of (p_i / p_ended_at)^s
    // From kMostLoss on it is capped whatever it is: no need to overflow.
    for (const double margin : margins) {
      others += portable_exp(std::min(sharpness * margin, 2 * kMostLoss));
    }
    loss += margins.empty() ? kMostLoss : std::min(portable_log(others), kMostLoss);
  }
  return loss / static_cast<double>(cases.size());
}

}  // namespace

double least_loss(std::span<const Margins> cases) {
  double least = loss_at(cases, 1);
  double sharpness = 1;
  for (int step = 0; step < kSharpnessSteps; ++step) {
    sharpness *= kSharpnessStep;
    const double loss = loss_at(cases, sharpness);
    // Convex in the sharpness, but for the cap.
    if (loss > least) break;
    least = loss;
  }
  return least;
}

double ridge(const belief::ModelParameters& parameters, const belief::ModelParameters& standard,
             std::span<double belief::ModelParameters::* const> places, std::size_t cases) {
  double sum = 0;
  for (const auto place : places) {
    if (parameters.*place == 0) continue;
    const double away = portable_log(parameters.*place / standard.*place) / kRidgeScale;
    sum += away * away;
  }
  return sum / (2 * static_cast<double>(cases));
}

}  // namespace veieninn::routing
