// How text looks on this terminal: colour or not, drawn lines or ASCII.
//
// Colour only ever repeats what the words say. Bold, dim, blue and yellow are told apart by people
// who do not see red and green apart.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace veieninn::cli {

enum class ColorWish { kAuto, kAlways, kNever };

struct Style {
  bool color = false;
  bool drawn = false;      // the locale is UTF-8: box drawing, arrows, blocks
  std::size_t width = 80;  // columns

  [[nodiscard]] std::string bold(std::string_view text) const;
  [[nodiscard]] std::string dim(std::string_view text) const;
  [[nodiscard]] std::string blue(std::string_view text) const;
  [[nodiscard]] std::string yellow(std::string_view text) const;

  [[nodiscard]] std::string_view arrow() const { return drawn ? "→" : "->"; }
  [[nodiscard]] std::string_view ellipsis() const { return drawn ? "…" : "..."; }
  [[nodiscard]] std::string_view dot() const { return drawn ? "·" : "-"; }
  [[nodiscard]] std::string_view line() const { return drawn ? "│" : "|"; }
  [[nodiscard]] std::string_view fork() const { return drawn ? "├─" : "|-"; }
  [[nodiscard]] std::string_view last() const { return drawn ? "└─" : "`-"; }

 private:
  [[nodiscard]] std::string painted(std::string_view code, std::string_view text) const;
};

// Whether the environment's locale (LC_ALL, LC_CTYPE, LANG in this order) is UTF-8.
[[nodiscard]] bool locale_is_utf8();
// nb, nn or en by LC_ALL, LC_MESSAGES, LANG: Norwegian in either written form, else English.
[[nodiscard]] std::string locale_language();

// The style of a stream, by its file descriptor. At most 100 columns, so that lines stay readable.
[[nodiscard]] Style style_of(int file_descriptor, ColorWish wish);
[[nodiscard]] bool is_terminal(int file_descriptor);

}  // namespace veieninn::cli
