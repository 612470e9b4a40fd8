#include "service/letters/letter_blocks.h"

namespace veieninn::letters {
namespace {

// RFC 3676 4.3: what follows is the foot.
constexpr std::string_view kFootMark = "-- \n";

void add_lines(std::string& text, const std::vector<std::string>& lines, std::string_view mark) {
  for (const std::string& line : lines) {
    if (line.empty()) {
      text += mark.substr(0, mark.find(' '));
    } else {
      text += mark;
      text += line;
    }
    text += '\n';
  }
}

std::string plain_block(const Block& block) {
  std::string text = block.text.empty() ? "" : block.text + "\n";
  switch (block.kind) {
    case BlockKind::kQuote:
      add_lines(text, block.lines, "> ");
      break;
    case BlockKind::kList:
      add_lines(text, block.lines, "- ");
      break;
    case BlockKind::kFacts:
      add_lines(text, block.lines, "");
      break;
    case BlockKind::kButton:
      return block.text + ":\n" + block.link + "\n";
    case BlockKind::kFoot:
      if (!block.link.empty()) text += block.label + ":\n" + block.link + "\n";
      break;
    case BlockKind::kLead:
    case BlockKind::kParagraph:
      break;
  }
  return text;
}

}  // namespace

std::string plain_text_of(const BlockLetter& letter) {
  std::string text;
  bool in_foot = false;
  for (const Block& block : letter.blocks) {
    if (!in_foot && !text.empty()) text += '\n';
    if (block.kind == BlockKind::kFoot && !in_foot) {
      in_foot = true;
      text += kFootMark;
    }
    text += plain_block(block);
  }
  return text;
}

}  // namespace veieninn::letters
