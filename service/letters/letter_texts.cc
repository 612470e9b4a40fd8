#include "service/letters/letter_texts.h"

#include "service/letters/letter_texts_tables.h"

namespace veieninn::letters {

std::string_view text_of(Phrase which, Language language) noexcept {
  if (which >= Phrase::kNone) return {};
  const auto place = static_cast<std::size_t>(which);
  switch (language) {
    case Language::kNynorsk:
      return nynorsk_phrases()[place];
    case Language::kEnglish:
      return english_phrases()[place];
    case Language::kBokmaal:
      break;
  }
  return bokmaal_phrases()[place];
}

}  // namespace veieninn::letters
