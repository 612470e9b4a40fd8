#include "clients/cli/page.h"

#include <algorithm>

#include <fmt/format.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kRoomMin = 20;  // narrower columns of words cannot be read

std::size_t room_behind(std::size_t margin, std::size_t width) {
  return width > margin + kRoomMin ? width - margin : kRoomMin;
}

}  // namespace

void Page::line(std::string_view content) {
  lines_ += content;
  lines_ += '\n';
}

void Page::wrap(std::string_view first, std::string_view rest, std::string_view content,
                const std::function<std::string(std::string_view)>& paint) {
  const std::size_t margin = std::max(display_width(first), display_width(rest));
  bool at_first = true;
  for (const std::string& part : wrapped(content, room_behind(margin, style_.width))) {
    line(std::string(at_first ? first : rest) + (paint ? paint(part) : part));
    at_first = false;
  }
}

void Page::wrap_painted(std::string_view first, std::size_t margin, std::string_view content,
                        const std::function<std::string(std::string_view)>& paint) {
  const std::string rest(margin, ' ');
  bool at_first = true;
  for (const std::string& part : wrapped(content, room_behind(margin, style_.width))) {
    line(std::string(at_first ? first : rest) + paint(part));
    at_first = false;
  }
}

void Page::labelled(std::string_view margin, std::string_view label, std::string_view content) {
  const std::string first = fmt::format("{}{}: ", margin, label);
  const std::string rest = std::string(margin) + std::string(2, ' ');
  wrap(first, rest, content);
}

void Page::next_command(std::string_view head, std::string_view command) {
  wrap("", "", head);
  line(fmt::format("  {}", command));
}

void Page::next_commands(std::string_view head, const std::vector<std::string>& commands) {
  wrap("", "", head);
  for (const std::string& command : commands) line("  " + command);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

std::string quoted(std::string_view words, std::string_view language) {
  if (language == "en") return fmt::format("\"{}\"", words);
  return fmt::format("«{}»", words);
}

}  // namespace veieninn::cli
