// Strangers' words, made fit to be shown: no control characters, nothing that turns the direction
// of reading, nothing invisible, well-formed UTF-8, and of bounded length. Their meaning is left
// alone: "<script>" stays what was written, and is escaped where HTML is made of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace veieninn::letters {

inline constexpr std::size_t kNameCharactersMax = 200;      // as a name in the directory
inline constexpr std::size_t kFreeTextBytesMax = 4000;      // as an enquiry's need in the API
inline constexpr std::size_t kFreeTextLinesMax = 200;       // a letter is not scrolled for minutes
inline constexpr std::size_t kSentenceCharactersMax = 500;  // a reason, a channel
inline constexpr std::size_t kListItemsMax = 20;            // more is no longer read
inline constexpr std::size_t kLinkBytesMax = 2000;          // what every browser takes

// One line: every break and control character becomes a space, runs of spaces one space. Longer
// than `characters_max` (code points), it is cut after a word and ends in "…".
[[nodiscard]] std::string one_line(std::string_view text, std::size_t characters_max);

// The lines of a free text, without blank ones at either end and at most one blank between others;
// at most kFreeTextBytesMax bytes and kFreeTextLinesMax lines, what was cut ends in "…".
[[nodiscard]] std::vector<std::string> clean_lines(std::string_view text);

// Each as one_line() of kSentenceCharactersMax, without empty ones, at most kListItemsMax.
[[nodiscard]] std::vector<std::string> clean_items(const std::vector<std::string>& items);

// `&`, `<`, `>`, `"` and `'` as entities: safe as content and inside a quoted attribute.
[[nodiscard]] std::string html_escaped(std::string_view text);

// `link` when it is an absolute https or http address of printable ASCII without quotes, angle
// brackets and spaces; `mailto:` too where `mail_allowed`. Else empty: no other scheme is ever
// made into a link.
[[nodiscard]] std::string_view safe_link(std::string_view link, bool mail_allowed = false) noexcept;

}  // namespace veieninn::letters
