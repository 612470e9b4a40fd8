// A letter between its content and its looks: cleaned texts in their order, not yet escaped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "service/letters/language.h"
#include "service/letters/letter.h"

namespace veieninn::letters {

enum class BlockKind : std::uint8_t {
  kLead,       // `text`: the first paragraph
  kParagraph,  // `text`
  kQuote,      // `text` heads `lines`, a stranger's words
  kList,       // `text` heads `lines`, one an item
  kFacts,      // `lines`: "Tema: Barnehage"
  kButton,     // `text` on a button that leads to `link`
  kFoot,       // `text`, small; where there is a `link`, `label` leads there
};

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;
  std::vector<std::string> lines = {};
  std::string link = {};
  std::string label = {};
};

struct BlockLetter {
  Language language = Language::kBokmaal;
  std::string subject;
  std::vector<Block> blocks;  // all of kFoot last
};

// What of `content` is said, by the plan of its kind.
[[nodiscard]] BlockLetter compose(const LetterContent& content);

[[nodiscard]] std::string plain_text_of(const BlockLetter& letter);
[[nodiscard]] std::string html_of(const BlockLetter& letter);

}  // namespace veieninn::letters
