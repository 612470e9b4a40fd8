// The three tables behind text_of(PagePhrase, …).
#pragma once

#include <array>
#include <string_view>

#include "service/letters/page_texts.h"
#include "service/letters/text_table.h"

namespace veieninn::letters {

using PagePhraseTable = std::array<std::string_view, kPagePhraseCount>;

[[nodiscard]] const PagePhraseTable& bokmaal_page_phrases() noexcept;
[[nodiscard]] const PagePhraseTable& nynorsk_page_phrases() noexcept;
[[nodiscard]] const PagePhraseTable& english_page_phrases() noexcept;

}  // namespace veieninn::letters
