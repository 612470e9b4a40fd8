#include <string_view>

#include "service/letters/clean_text.h"
#include "service/letters/letter_blocks.h"

namespace veieninn::letters {
namespace {

// Only the button has colours of its own, both of them: everything else takes the reader's, so that
// a dark screen stays dark. #0b57a4 and white stand 7.2 : 1.
constexpr std::string_view kButtonStyle =
    "display:inline-block;background:#0b57a4;color:#ffffff;font-size:18px;font-weight:bold;"
    "line-height:24px;padding:14px 24px;border-radius:8px;text-decoration:none";
constexpr std::string_view kQuoteStyle =
    "margin:0 0 20px 0;padding:2px 0 2px 14px;border-left:4px solid #7a8794;"
    "overflow-wrap:anywhere";
constexpr std::string_view kParagraphStyle = "margin:0 0 16px 0";
constexpr std::string_view kTitleStyle = "margin:0 0 6px 0;font-weight:bold";
constexpr std::string_view kListStyle = "margin:0 0 20px 0;padding:0 0 0 20px";

std::string element(std::string_view name, std::string_view style, std::string_view inner,
                    std::string_view attributes = "") {
  std::string text = "<";
  text.append(name).append(attributes).append(" style=\"").append(style).append("\">");
  return text.append(inner).append("</").append(name).append(">\n");
}

std::string joined(const std::vector<std::string>& lines, std::string_view between) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += between;
    text += html_escaped(line);
  }
  return text;
}

// `dir="auto"`: Arabic reads from the right, and turns nothing outside its own element.
std::string html_list(const Block& block) {
  std::string items;
  for (const std::string& line : block.lines) {
    items += "<li dir=\"auto\">" + html_escaped(line) + "</li>\n";
  }
  return element("p", kTitleStyle, html_escaped(block.text)) +
         element("ul", kListStyle, "\n" + items);
}

std::string html_button(const Block& block) {
  const std::string link = "<a href=\"" + html_escaped(block.link) + "\" style=\"" +
                           std::string(kButtonStyle) + "\">" + html_escaped(block.text) + "</a>";
  return element("p", "margin:24px 0", link);
}

std::string html_foot(const Block& block) {
  std::string inner = html_escaped(block.text);
  if (!block.link.empty()) {
    inner += " <a href=\"" + html_escaped(block.link) + "\" style=\"color:inherit\">" +
             html_escaped(block.label) + "</a>";
  }
  return element("p", "margin:0 0 6px 0;font-size:14px;line-height:20px", inner);
}

std::string html_block(const Block& block) {
  switch (block.kind) {
    case BlockKind::kLead:
      return element("p", "margin:0 0 16px 0;font-size:20px;line-height:28px",
                     html_escaped(block.text));
    case BlockKind::kQuote:
      return element("p", kTitleStyle, html_escaped(block.text)) +
             element("blockquote", kQuoteStyle, joined(block.lines, "<br>\n"), " dir=\"auto\"");
    case BlockKind::kList:
      return html_list(block);
    case BlockKind::kFacts:
      return element("p", kParagraphStyle, joined(block.lines, "<br>\n"));
    case BlockKind::kButton:
      return html_button(block);
    case BlockKind::kFoot:
      return html_foot(block);
    case BlockKind::kParagraph:
      break;
  }
  return element("p", kParagraphStyle, html_escaped(block.text));
}

// `format-detection`: phones make no links of numbers and places in a stranger's words.
std::string head_of(const BlockLetter& letter) {
  std::string head = "<!DOCTYPE html>\n<html lang=\"";
  head.append(language_tag(letter.language)).append("\" style=\"color-scheme:light dark\">\n");
  head +=
      "<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
      "<meta name=\"format-detection\" "
      "content=\"telephone=no, date=no, address=no, email=no, url=no\">\n<title>";
  return head + html_escaped(letter.subject) + "</title>\n</head>\n";
}

}  // namespace

std::string html_of(const BlockLetter& letter) {
  std::string html = head_of(letter);
  html +=
      "<body style=\"margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;"
      "font-size:16px;line-height:24px\">\n<div "
      "style=\"max-width:560px;overflow-wrap:break-word;word-break:break-word\">\n";
  bool in_foot = false;
  for (const Block& block : letter.blocks) {
    if (block.kind == BlockKind::kFoot && !in_foot) {
      in_foot = true;
      html += "<hr style=\"margin:28px 0 16px 0;border:0;border-top:1px solid #7a8794\">\n";
    }
    html += html_block(block);
  }
  return html + "</div>\n</body>\n</html>\n";
}

}  // namespace veieninn::letters
