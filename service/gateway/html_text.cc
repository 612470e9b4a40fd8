#include "service/gateway/html_text.h"

namespace veieninn::gateway {

void append_escaped_html(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
}

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  append_escaped_html(html, text);
  return html;
}

}  // namespace veieninn::gateway
