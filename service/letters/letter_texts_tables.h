// The three tables behind text_of(Phrase, …).
#pragma once

#include <array>
#include <string_view>

#include "service/letters/letter_texts.h"
#include "service/letters/text_table.h"

namespace veieninn::letters {

using PhraseTable = std::array<std::string_view, kPhraseCount>;

[[nodiscard]] const PhraseTable& bokmaal_phrases() noexcept;
[[nodiscard]] const PhraseTable& nynorsk_phrases() noexcept;
[[nodiscard]] const PhraseTable& english_phrases() noexcept;

}  // namespace veieninn::letters
