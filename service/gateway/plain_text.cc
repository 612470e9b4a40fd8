#include "service/gateway/plain_text.h"

#include <utf8proc.h>

#include <cstddef>

namespace veieninn::gateway {
namespace {

constexpr bool is_control(utf8proc_int32_t character) {
  return character < 0x20 || (character >= 0x7F && character <= 0x9F);
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

// Of the two digits that begin `text`.
std::optional<char> hex_byte(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto high = hex_digit(text[0]);
  const auto low = hex_digit(text[1]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high * 16 + *low);
}

}  // namespace

bool is_plain_text(std::string_view bytes, std::string_view allowed_controls) {
  while (!bytes.empty()) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()),
                                         static_cast<utf8proc_ssize_t>(bytes.size()), &character);
    if (length <= 0) return false;
    if (is_control(character) && allowed_controls.find(bytes.front()) == std::string_view::npos)
      return false;
    bytes.remove_prefix(static_cast<std::size_t>(length));
  }
  return true;
}

std::optional<std::string> percent_decoded(std::string_view text, PlusSign plus) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c <= ' ' || c > '~') return std::nullopt;
    if (c == '%') {
      const auto byte = hex_byte(text.substr(at + 1));
      if (!byte) return std::nullopt;
      bytes += *byte;
      at += 2;
    } else {
      bytes += c == '+' && plus == PlusSign::kIsSpace ? ' ' : c;
    }
  }
  return bytes;
}

}  // namespace veieninn::gateway
