// Text into HTML, so that it stays text.
#pragma once

#include <string>
#include <string_view>

namespace veieninn::gateway {

// `text` with & < > " ' written as character references: safe as an element's text and inside a
// quoted attribute; not inside <script>, <style> or an unquoted attribute. Bytes that are no UTF-8
// pass unchanged.
[[nodiscard]] std::string escape_html(std::string_view text);

// The same at the end of `html`.
void append_escaped_html(std::string& html, std::string_view text);

}  // namespace veieninn::gateway
