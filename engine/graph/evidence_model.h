// The numbers and tables by which evidence counts, made once and shared by all snapshots that
// follow one another.
#pragma once

#include <array>
#include <cstdint>

#include "engine/belief/evidence_decay.h"
#include "engine/belief/model_parameters.h"

namespace veieninn::graph {

// The weight of a venture's seventeenth newest outcome with one person would be 2^-16: nothing.
inline constexpr std::size_t kRepeatsMax = 16;

struct EvidenceModel {
  explicit EvidenceModel(const belief::ModelParameters& given)
      : parameters(given),
        decay(given.evidence_half_life_days),
        expertise_decay(given.expertise_half_life_days) {
    double weight = 1;
    for (double& repeat : repeat_weights) {
      repeat = weight;
      weight *= given.repeat_weight;
    }
  }

  // REQUIRES: 1 <= rank <= kRepeatsMax.
  [[nodiscard]] double weight_of_rank(std::uint8_t rank) const noexcept {
    return repeat_weights[rank - std::size_t{1}];
  }

  belief::ModelParameters parameters;
  belief::EvidenceDecay decay;
  belief::EvidenceDecay expertise_decay;
  std::array<double, kRepeatsMax> repeat_weights{};
};

}  // namespace veieninn::graph
