#include "service/letters/page_texts.h"

#include "service/letters/page_texts_tables.h"

namespace veieninn::letters {

std::string_view text_of(PagePhrase which, Language language) noexcept {
  if (which >= PagePhrase::kNone) return {};
  const auto place = static_cast<std::size_t>(which);
  switch (language) {
    case Language::kNynorsk:
      return nynorsk_page_phrases()[place];
    case Language::kEnglish:
      return english_page_phrases()[place];
    case Language::kBokmaal:
      break;
  }
  return bokmaal_page_phrases()[place];
}

}  // namespace veieninn::letters
