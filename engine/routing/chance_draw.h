// Thompson sampling with a bound on what it costs: the formulas of exploration.h, for anything that
// has an id, a probability, and observations behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace veieninn::routing {

// Something little known beside the best known.
struct Rival {
  std::string_view id;
  double probability = 0;
  double observations = 0;  // that the probability rests on, those of the prior included; above 0
};

// Which of `rivals` goes first before the best known one of probability `best`, or none: on average
// over seeds the first place is worth no less than 1 - `budget` of `best`.
[[nodiscard]] std::optional<std::size_t> drawn_first(std::uint64_t seed, double best, double budget,
                                                     std::span<const Rival> rivals);

}  // namespace veieninn::routing
