// Small questions about text: is it UTF-8, how wide is it on a terminal, what is it in lower case.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace veieninn::cli {

[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

// Without spaces, tabs and line breaks at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

// Columns on a terminal: combining marks take none, East Asian wide characters two.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

// At most `width` columns; what is cut ends in `mark`.
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t width,
                                       std::string_view mark);

// `text`, and spaces up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// Lines of at most `width` columns, broken at spaces; a longer word stands on its own line, whole,
// so that an address can still be copied.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// Unicode case folding, for comparing names.
[[nodiscard]] std::string folded(std::string_view text);

// Folded, without marks, and with æ, ø, å as ae, o, a: "Ålesund" and "alesund" are the same.
[[nodiscard]] std::string plain_letters(std::string_view text);

// An id of [a-z0-9-] made of `text`, at most `length_max` long; empty when nothing is left.
[[nodiscard]] std::string slug(std::string_view text, std::size_t length_max);

// Without control characters, so that a stored text cannot drive the reader's terminal.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace veieninn::cli
