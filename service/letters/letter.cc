#include "service/letters/letter.h"

#include "service/letters/letter_blocks.h"

namespace veieninn::letters {

LetterText write_letter(const LetterContent& content) {
  const BlockLetter letter = compose(content);
  return {letter.subject, plain_text_of(letter), html_of(letter)};
}

}  // namespace veieninn::letters
