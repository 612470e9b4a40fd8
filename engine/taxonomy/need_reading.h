// A need's sentence read word by word: which words count, and in which language it is written.
//
// What a need says it is not about does not count: "ikke barnehage, men skole", "i stedet for
// barnehage", "not childcare but schools". A negation alone takes nothing away: young people who do
// not go to school are about school.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {

// A page: a need is a sentence or a few.
inline constexpr std::size_t kNeedTextBytesMax = 4000;

// Bytes of a text, [start, end).
struct TextRange {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

struct NeedWord {
  Word word;
  WordRole role;
  bool is_silent = false;    // part of a name, or what the need is not about
  bool may_be_name = false;  // in capitals inside a sentence
};

struct NeedReading {
  std::string_view text;
  std::vector<NeedWord> words;
  int norwegian_stop_words = 0;  // nb or nn
  int english_stop_words = 0;

  [[nodiscard]] std::string_view written(const Word& word) const {
    return text.substr(word.start, word.end - word.start);
  }
};

// The spellings of words side by side, folded and joined by spaces: names are compared so.
[[nodiscard]] std::string folded_run(std::span<const NeedWord> words);

// Reads at most kNeedTextBytesMax bytes of `text`, and no word that is cut there. REQUIRES: `text`
// outlives the reading.
[[nodiscard]] NeedReading read_need(std::string_view text);

// Silences the words inside `names`.
void silence_names(NeedReading& reading, std::span<const TextRange> names);

}  // namespace veieninn::taxonomy
