// The shapes of single values: ids, clean text, addresses. Pure, allocation free.
#pragma once

#include <string_view>

namespace veieninn::model {

// 1 to 63 of [a-z0-9-], beginning and ending with a letter or digit.
[[nodiscard]] bool is_valid_id(std::string_view id) noexcept;

// Well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF) without control
// characters (Unicode category Cc).
[[nodiscard]] bool is_clean_text(std::string_view text) noexcept;

// The same, but tab, line feed and carriage return are welcome: for descriptions.
[[nodiscard]] bool is_clean_prose(std::string_view text) noexcept;

// Nothing but spaces, or nothing at all.
[[nodiscard]] bool is_blank(std::string_view text) noexcept;

// One @ with something on both sides, no white space: enough to keep a letter's header whole; that
// the address exists only a letter can tell.
[[nodiscard]] bool is_email(std::string_view text) noexcept;

// "https://" and a host, no white space.
[[nodiscard]] bool is_https_url(std::string_view text) noexcept;

[[nodiscard]] bool is_postal_code(std::string_view text) noexcept;  // four digits

// A BCP 47 primary tag: two or three of [a-z].
[[nodiscard]] bool is_language_tag(std::string_view tag) noexcept;

// The languages that texts come in: nb, nn, en, se, smj, sma, fkv.
[[nodiscard]] bool is_text_language(std::string_view tag) noexcept;

}  // namespace veieninn::model
