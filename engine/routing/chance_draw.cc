#include "engine/routing/chance_draw.h"

#include <cmath>

#include "engine/base/portable_math.h"
#include "engine/base/random.h"

namespace veieninn::routing {
namespace {

// A draw of its own for whether the winner goes first.
constexpr std::uint64_t kSecondDraw = 0x5EC04DULL;

struct Drawn {
  double win_chance = 0;  // W
  double value = 0;       // ln p~
};

Drawn drawn(const Rival& rival, double best, double uniform) {
  constexpr double kSqrt3OverPi = 0.55132889542179204;
  const double p = rival.probability;
  const double scale = kSqrt3OverPi * std::sqrt((1 - p) / (p * rival.observations));
  return {1 / (1 + portable_exp(portable_log(best / p) / scale)),
          portable_log(p) + scale * portable_log(uniform / (1 - uniform))};
}

}  // namespace

std::optional<std::size_t> drawn_first(std::uint64_t seed, double best, double budget,
                                       std::span<const Rival> rivals) {
  double win_chances = 0;
  double most = portable_log(best);
  std::optional<std::size_t> winner;
  for (std::size_t i = 0; i < rivals.size(); ++i) {
    // At 1 there is nothing to learn.
    if (rivals[i].probability <= 0 || rivals[i].probability >= 1) continue;
    const double uniform = uniform_of(seed, rivals[i].id);
    if (uniform <= 0) continue;
    const Drawn one = drawn(rivals[i], best, uniform);
    win_chances += one.win_chance;
    if (one.value <= most) continue;
    most = one.value;
    winner = i;
  }
  if (!winner) return std::nullopt;
  const Rival& rival = rivals[*winner];
  const double lost = (best - rival.probability) * win_chances;
  if (uniform_of(mixed(seed ^ kSecondDraw), rival.id) * lost > budget * best) return std::nullopt;
  return winner;
}

}  // namespace veieninn::routing
