#include "clients/cli/style.h"

#include <algorithm>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kWidthMin = 40;
constexpr std::size_t kWidthMax = 100;

// The first of the variables that is set and not empty, as locales are looked up.
std::string_view first_of(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no other threads yet
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

std::size_t terminal_width(int file_descriptor) {
  winsize size{};
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, kWidthMin, kWidthMax);
}

}  // namespace

std::string Style::painted(std::string_view code, std::string_view text) const {
  if (!color || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string Style::bold(std::string_view text) const { return painted("1", text); }
std::string Style::dim(std::string_view text) const { return painted("2", text); }
std::string Style::blue(std::string_view text) const { return painted("34", text); }
std::string Style::yellow(std::string_view text) const { return painted("33", text); }

bool locale_is_utf8() {
  const std::string locale = folded(first_of({"LC_ALL", "LC_CTYPE", "LANG"}));
  return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
}

std::string locale_language() {
  const std::string locale = folded(first_of({"LC_ALL", "LC_MESSAGES", "LANG"}));
  if (locale.starts_with("nn")) return "nn";
  if (locale.starts_with("nb") || locale.starts_with("no")) return "nb";
  return "en";
}

bool is_terminal(int file_descriptor) { return isatty(file_descriptor) == 1; }

Style style_of(int file_descriptor, ColorWish wish) {
  Style style;
  style.drawn = locale_is_utf8();
  const bool terminal = is_terminal(file_descriptor);
  if (terminal) style.width = terminal_width(file_descriptor);
  const bool refused = !first_of({"NO_COLOR"}).empty();
  const std::string_view term = first_of({"TERM"});
  style.color = wish == ColorWish::kAlways ||
                (wish == ColorWish::kAuto && terminal && !refused && term != "dumb");
  return style;
}

}  // namespace veieninn::cli
