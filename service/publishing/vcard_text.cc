#include "service/publishing/vcard_text.h"

namespace veieninn::publishing {
namespace {

bool continues_character(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::string vcard_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') {
      escaped += {'\\', c};
    } else if (c == '\n') {
      escaped += "\\n";
    } else if (!is_control(c)) {
      escaped += c;
    }
  }
  return escaped;
}

std::string vcard_folded(std::string_view line) {
  std::string folded;
  std::size_t room = kVcardLineOctetsMax;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && continues_character(line[end])) --end;
    // Broken UTF-8 has no good place to be cut at.
    if (end == 0) end = room;
    folded.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = kVcardLineOctetsMax - 1;
  }
  return folded.append(line).append("\r\n");
}

}  // namespace veieninn::publishing
