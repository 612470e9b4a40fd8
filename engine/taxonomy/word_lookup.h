// Which terms the words of a need stand for: themselves, parts of a compound, what a thesaurus puts
// in their place, or what they are one typing error away from.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/taxonomy/match_kind.h"
#include "engine/taxonomy/need_reading.h"
#include "engine/taxonomy/resolver_parameters.h"
#include "engine/taxonomy/topic_index.h"
#include "engine/taxonomy/word_knowledge.h"

namespace veieninn::taxonomy {

// A term that a word of the need stands for.
struct NeedTerm {
  std::uint32_t term = 0;  // of the index
  std::uint32_t word = 0;  // position in the reading
  MatchKind kind = MatchKind::kLabel;
  double weight = 0;
};

// In the order of the words; silent ones stand for nothing.
[[nodiscard]] std::vector<NeedTerm> look_up(const NeedReading& reading, const TopicIndex& index,
                                            const WordKnowledge& words,
                                            const ResolverParameters& parameters);

}  // namespace veieninn::taxonomy
