#include "clients/cli/text_shape.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include <utf8proc.h>

namespace veieninn::cli {
namespace {

// Reads one code point at `position` and moves on; -1 where the bytes are not UTF-8.
std::int32_t next_code_point(std::string_view text, std::size_t& position) noexcept {
  utf8proc_int32_t code = -1;
  const auto* bytes =
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + position;  // the C library's type
  const utf8proc_ssize_t used =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - position), &code);
  position += used > 0 ? static_cast<std::size_t>(used) : 1;
  return used > 0 ? code : -1;
}

// `options` is a sum of the library's flags, which its own enum does not name.
std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* raw = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &raw,
      // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): as the library does
      static_cast<utf8proc_option_t>(options));
  if (length < 0) return std::string(text);
  std::string result(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
  std::free(raw);  // the library hands over malloc's memory
  return result;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  std::size_t position = 0;
  while (position < text.size()) {
    if (next_code_point(text, position) < 0) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::int32_t code = next_code_point(text, position);
    width += code < 0 ? 1U : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
  }
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width, std::string_view mark) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t mark_width = display_width(mark);
  std::size_t used = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    std::size_t next = position;
    static_cast<void>(next_code_point(text, next));
    const std::size_t glyph = display_width(text.substr(position, next - position));
    if (used + glyph + mark_width > width) break;
    used += glyph;
    position = next;
  }
  return std::string(text.substr(0, position)) + std::string(mark);
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  const std::size_t have = display_width(text);
  if (have < width) result.append(width - have, ' ');
  return result;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  while (!(text = trimmed(text)).empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
    text.remove_prefix(word.size());
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line.push_back(' ');
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string folded(std::string_view text) {
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string plain_letters(std::string_view text) {
  std::string result =
      mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"æ", "ae"}, {"ø", "o"}, {"đ", "d"}, {"ŋ", "n"}, {"ŧ", "t"}, {"ß", "ss"}};
  for (const auto& [from, to] : kLetters) replace_all(result, from, to);
  return result;
}

std::string slug(std::string_view text, std::size_t length_max) {
  std::string result;
  for (const char c : plain_letters(text)) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != '-') {
      result.push_back('-');
    }
  }
  if (result.size() > length_max) result.resize(length_max);
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

std::string printable(std::string_view text) {
  std::string result;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t begin = position;
    const std::int32_t code = next_code_point(text, position);
    if (code < 0) {
      result += '?';
      continue;
    }
    // Bidirectional overrides can make one address look like another.
    const bool reorders = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || reorders) {
      result += ' ';
      continue;
    }
    result += text.substr(begin, position - begin);
  }
  return result;
}

}  // namespace veieninn::cli
