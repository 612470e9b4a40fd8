// The words of a need that say what it is about, and which of them may be kept to learn from when
// the need itself is not kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/need_reading.h"

namespace veieninn::taxonomy {

// Spellings (text_normalizer.h) of the words of `text` that say what it is about; differ,
// ascending, the first model::kNeedWordsMax of the text. At most 4000 bytes are read. Left out is
// whatever may tell who somebody is: words with a capital, with a digit, and parts of addresses;
// and stop words, fillers, and what the need says it is not about.
[[nodiscard]] std::vector<std::string> need_words_of(std::string_view text);

// Spellings of the words of a reading that say what it is about, who somebody is included: to
// compare with those that were kept, not to be kept. Differ, ascending, the first
// model::kNeedWordsMax.
[[nodiscard]] std::vector<std::string> telling_words_of(const NeedReading& reading);

// Whether `word` could be one of them: a spelling of one word of 3 letters to 60 bytes, without
// digits.
[[nodiscard]] bool is_need_word(std::string_view word);

}  // namespace veieninn::taxonomy
