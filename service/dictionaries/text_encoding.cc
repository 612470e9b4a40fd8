#include "service/dictionaries/text_encoding.h"

#include <utf8proc.h>

#include <algorithm>

namespace veieninn::dictionaries {

std::optional<TextEncoding> text_encoding(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c + ('a' - 'A'));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  if (plain == "utf8") return TextEncoding::kUtf8;
  if (plain == "iso88591" || plain == "latin1") return TextEncoding::kLatin1;
  return std::nullopt;
}

std::string to_utf8(std::string_view bytes, TextEncoding encoding) {
  std::string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) {
    const auto first = static_cast<unsigned char>(bytes.front());
    std::size_t length = 1;
    if (first < 0x80U) {
      text += bytes.front();
    } else if (encoding == TextEncoding::kLatin1) {
      text += static_cast<char>(0xC0U | (first >> 6U));
      text += static_cast<char>(0x80U | (first & 0x3FU));
    } else {
      utf8proc_int32_t character = 0;
      const auto decoded =
          utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()),
                           static_cast<utf8proc_ssize_t>(bytes.size()), &character);
      length = decoded > 0 ? static_cast<std::size_t>(decoded) : 1;
      text += decoded > 0 ? bytes.substr(0, length) : std::string_view("\xEF\xBF\xBD");
    }
    bytes.remove_prefix(length);
  }
  return text;
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace veieninn::dictionaries
