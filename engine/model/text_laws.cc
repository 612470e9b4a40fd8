#include "engine/model/text_laws.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/model/row_validation.h"

namespace veieninn::model {
namespace {

constexpr char32_t kBadSequence = 0xFFFFFFFF;

bool is_lower_or_digit(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_control(char32_t code_point) noexcept {
  return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
}

// The code point that begins at `at`, which moves behind it; kBadSequence where none does.
char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned char lead = byte(at++);
  if (lead < 0x80) return lead;
  const int followers = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4) return kBadSequence;
  char32_t code_point = lead & (0x3FU >> followers);
  for (int i = 0; i < followers; ++i) {
    if (at == text.size() || (byte(at) & 0xC0) != 0x80) return kBadSequence;
    code_point = (code_point << 6) | (byte(at++) & 0x3FU);
  }
  constexpr std::array<char32_t, 4> kSmallest = {0, 0x80, 0x800, 0x10000};
  const bool overlong = code_point < kSmallest[static_cast<std::size_t>(followers)];
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  return overlong || surrogate || code_point > 0x10FFFF ? kBadSequence : code_point;
}

bool has_space_or_control(std::string_view text) noexcept {
  return std::ranges::any_of(text, [](char c) { return c >= 0 && (c <= ' ' || c == 0x7F); });
}

bool is_clean(std::string_view text, bool with_line_breaks) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code_point = next_code_point(text, at);
    if (code_point == kBadSequence) return false;
    const bool layout = code_point == U'\n' || code_point == U'\r' || code_point == U'\t';
    if (is_control(code_point) && !(with_line_breaks && layout)) return false;
  }
  return true;
}

}  // namespace

bool is_valid_id(std::string_view id) noexcept {
  return !id.empty() && id.size() <= kIdBytesMax && is_lower_or_digit(id.front()) &&
         is_lower_or_digit(id.back()) &&
         std::ranges::all_of(id, [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

bool is_clean_text(std::string_view text) noexcept { return is_clean(text, false); }

bool is_clean_prose(std::string_view text) noexcept { return is_clean(text, true); }

bool is_blank(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) { return c == ' '; });
}

bool is_email(std::string_view text) noexcept {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos && !has_space_or_control(text) &&
         is_clean_text(text);
}

bool is_https_url(std::string_view text) noexcept {
  constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme) || has_space_or_control(text) || !is_clean_text(text)) {
    return false;
  }
  const std::string_view rest = text.substr(kScheme.size());
  return !rest.substr(0, rest.find_first_of("/?#")).empty();
}

bool is_postal_code(std::string_view text) noexcept {
  return text.size() == 4 && std::ranges::all_of(text, is_digit);
}

bool is_language_tag(std::string_view tag) noexcept {
  return (tag.size() == 2 || tag.size() == 3) &&
         std::ranges::all_of(tag, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_text_language(std::string_view tag) noexcept {
  constexpr std::array<std::string_view, 7> kLanguages = {"nb",  "nn",  "en", "se",
                                                          "smj", "sma", "fkv"};
  return std::ranges::find(kLanguages, tag) != kLanguages.end();
}

}  // namespace veieninn::model
