#include "engine/taxonomy/place_finder.h"

#include <algorithm>
#include <array>

#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;
constexpr std::size_t kNameWordsMax = 6;
// Before a name of a place; "på" and "ved" as in "på Hamar".
constexpr auto kPlaceWords = std::to_array<std::string_view>(
    {"i",    "på",      "paa",     "pa",      "ved", "fra", "frå",  "fraa", "rundt",  "nær",
     "naer", "utenfor", "utanfor", "omkring", "in",  "at",  "from", "near", "around", "outside"});
// Before the name proper of a district.
constexpr auto kKindWords = std::to_array<std::string_view>({"bydel", "bydelen"});

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

// "sola" is the sun too; "oslo" is not one because word lists have "osloer".
bool is_word_too(const std::string& spelling, const WordKnowledge& knowledge) {
  const std::string key = stemmer_of_thread(StemLanguage::kNorwegian).key_of(spelling);
  return knowledge.is_listed(spelling) || (knowledge.is_word(spelling) && key != folded(spelling));
}

}  // namespace

void PlaceFinder::add(std::string_view name, std::uint32_t area) {
  const NeedReading reading = read_need(name);
  const std::span<const NeedWord> words = reading.words;
  if (words.empty() || words.size() > kNameWordsMax) return;
  by_name_.emplace(folded_run(words), area);
  words_max_ = std::max(words_max_, words.size());
  if (words.size() > 1 && is_one_of(words[0].word.spelling, kKindWords)) {
    by_name_.emplace(folded_run(words.subspan(1)), area);
  }
}

std::uint32_t PlaceFinder::area_of(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found != by_name_.end()) return found->second;
  // "Oslos", "Asker's" being told apart by words_of already.
  if (!name.ends_with('s')) return kNone;
  const auto owner = by_name_.find(name.substr(0, name.size() - 1));
  return owner == by_name_.end() ? kNone : owner->second;
}

std::vector<PlaceMention> PlaceFinder::find(const NeedReading& reading,
                                            const WordKnowledge& knowledge) const {
  std::vector<PlaceMention> found;
  if (by_name_.empty()) return found;
  const std::vector<NeedWord>& words = reading.words;
  for (std::size_t first = 0; first < words.size(); ++first) {
    const bool after_place_word =
        first > 0 && is_one_of(words[first - 1].word.spelling, kPlaceWords);
    const bool capital = begins_with_capital(reading.written(words[first].word));
    if (!after_place_word && !capital) continue;
    for (std::size_t count = std::min(words_max_, words.size() - first); count > 0; --count) {
      const std::uint32_t area = area_of(folded_run(std::span(words).subspan(first, count)));
      if (area == kNone) continue;
      const bool is_other_word = count == 1 && is_word_too(words[first].word.spelling, knowledge);
      const bool counts = capital ? after_place_word || words[first].may_be_name || !is_other_word
                                  : after_place_word && !is_other_word;
      if (!counts) continue;
      found.push_back({area, {words[first].word.start, words[first + count - 1].word.end}});
      first += count - 1;
      break;
    }
  }
  return found;
}

}  // namespace veieninn::taxonomy
