// Which places a sentence names: "… i Indre Østfold" is about that municipality.
//
// A name counts where it cannot well be another word: after a word of place ("i", "fra", "near") or
// in capitals inside a sentence; in small letters only after a word of place, and only when it is
// no Norwegian word of its own ("i oslo", but not "i sola"). Of names that begin at the same word
// the longest is taken.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/need_reading.h"
#include "engine/taxonomy/text_hash.h"
#include "engine/taxonomy/word_knowledge.h"

namespace veieninn::taxonomy {

struct PlaceMention {
  std::uint32_t area = 0;  // as it was given to the finder
  TextRange words;
  friend bool operator==(const PlaceMention&, const PlaceMention&) = default;
};

class PlaceFinder {
 public:
  // Takes the first of two areas with the same name. Of "Bydel Grünerløkka" the second word alone
  // is a name too.
  void add(std::string_view name, std::uint32_t area);

  // The places that a text names, in their order there.
  [[nodiscard]] std::vector<PlaceMention> find(const NeedReading& reading,
                                               const WordKnowledge& words) const;

 private:
  [[nodiscard]] std::uint32_t area_of(std::string_view name) const;

  // Spellings joined by spaces, folded.
  boost::unordered_flat_map<std::string, std::uint32_t, TextHash, std::equal_to<>> by_name_;
  std::size_t words_max_ = 0;
};

}  // namespace veieninn::taxonomy
