// What every page about who fits must keep to, whatever a server sends.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/style.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {

inline constexpr Style kPlain{false, true, 80};
inline constexpr Style kAscii{false, false, 80};
inline constexpr Style kNarrow{false, true, 40};
inline constexpr Style kColored{true, true, 80};

// Longer than a line, with spaces, and with what would drive a terminal.
inline constexpr char kLongName[] =
    "Usedvanlig Vennlig Sky fra Den Lange Gatas Forening for Reparasjon av Sykler, Kasseroller og "
    "\x1b[2J\nParaplyer";

template <typename Message>
Message message_of(const char* text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}

inline std::size_t widest_line(const std::string& page) {
  std::size_t widest = 0;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = page.find('\n', begin);
    widest = std::max(widest, display_width(page.substr(begin, end - begin)));
    begin = end + 1;
  }
  return widest;
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Nothing beyond ASCII that the page itself draws; names may have any letter.
inline void expect_ascii_signs(const std::string& page) {
  for (const char* sign : {"│", "├", "└", "→", "·", "…"}) EXPECT_FALSE(holds(page, sign)) << page;
}

}  // namespace veieninn::cli
