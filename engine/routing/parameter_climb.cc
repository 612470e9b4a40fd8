#include "engine/routing/parameter_climb.h"

#include <algorithm>

#include "engine/belief/parameter_table.h"

namespace veieninn::routing {

using belief::ModelParameters;

namespace {

constexpr int kRoundsMax = 12;

class Climb {
 public:
  Climb(const ModelParameters& start, const std::function<double(const ModelParameters&)>& loss)
      : loss_(loss), best_(start), least_loss_(loss(start)) {}

  bool step(double ModelParameters::* place, double factor) {
    const belief::ParameterEntry& entry = belief::entry_of(place);
    ModelParameters moved = best_;
    moved.*place = std::clamp(best_.*place * factor, entry.least, entry.most);
    if (moved.*place == best_.*place) return false;
    const double loss = loss_(moved);
    if (loss >= least_loss_) return false;
    best_ = moved;
    least_loss_ = loss;
    return true;
  }
  [[nodiscard]] const ModelParameters& best() const { return best_; }

 private:
  const std::function<double(const ModelParameters&)>& loss_;
  ModelParameters best_;
  double least_loss_;
};

}  // namespace

std::optional<ModelParameters> climb(const ModelParameters& start,
                                     std::span<double ModelParameters::* const> places,
                                     const std::function<double(const ModelParameters&)>& loss,
                                     const std::function<bool()>& is_cancelled) {
  Climb climb(start, loss);
  for (const double factor : {2.0, 1.25}) {
    bool moved = true;
    for (int round = 0; moved && round < kRoundsMax; ++round) {
      moved = false;
      for (const auto place : places) {
        if (is_cancelled()) return std::nullopt;
        moved |= climb.step(place, factor) || climb.step(place, 1 / factor);
      }
    }
  }
  return climb.best();
}

}  // namespace veieninn::routing
