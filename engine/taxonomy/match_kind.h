// How words of a need led to a topic.
#pragma once

#include <cstdint>

namespace veieninn::taxonomy {

// Straightest first: words that led to a topic in two ways are told by the first.
enum class MatchKind : std::uint8_t {
  kLabel = 1,      // they are of one of its labels
  kSynonym,        // of a hidden label, an everyday word, a note, or through the thesaurus
  kGiven,          // the caller named the topic
  kCompoundPart,   // a part of a compound, theirs or the topic's
  kSpelling,       // after their spelling was repaired
  kNeighbourhood,  // they are of a broader topic
  kLearned,        // needs with these words ended there before
};

}  // namespace veieninn::taxonomy
