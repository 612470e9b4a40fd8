// A history asked anew: at each event, what would the engine have known, and whom had it named?
#pragma once

#include <cstdint>
#include <vector>

#include "bench/ranking/events.h"
#include "engine/belief/answer_factors.h"
#include "engine/belief/choice_fitting.h"

namespace veieninn::bench {

// One event as a question.
struct AskedNeed {
  belief::AnsweredNeed need;
  std::uint32_t truths = 0;       // who answered, known before or not
  bool is_first_contact = false;  // the asker had asked none of them before
};

// The parts of a history: a question of the first sixty per cent teaches and warms up, of the next
// twenty tunes, of the last tests.
struct Replay {
  std::vector<AskedNeed> warm_up;  // from the first twenty per cent on: before, little is known
  std::vector<AskedNeed> tuning;
  std::vector<AskedNeed> test;
};

// An event is known to those asked after it was answered.
[[nodiscard]] Replay replay(const std::vector<Event>& events,
                            const belief::FactorParameters& parameters);

}  // namespace veieninn::bench
