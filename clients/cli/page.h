// Lines of text that are put together for one terminal and one language.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/style.h"
#include "clients/cli/texts.h"

namespace veieninn::cli {

class Page {
 public:
  // REQUIRES: `style` outlives the page.
  Page(const Style& style, std::string language) : style_(style), language_(std::move(language)) {}

  [[nodiscard]] const Style& style() const { return style_; }
  [[nodiscard]] std::string_view say(Text which) const { return text(which, language_); }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] std::string take() { return std::move(lines_); }

  void line(std::string_view content);

  // Wraps `content` behind `first`; further lines begin with `rest`. Both are as wide as they look.
  // Each line's part of the content is painted by itself, where `paint` is given.
  void wrap(std::string_view first, std::string_view rest, std::string_view content,
            const std::function<std::string(std::string_view)>& paint = {});

  // The same behind a `first` that may hold colours and looks `margin` columns wide; further lines
  // are indented as far, and each is painted by itself.
  void wrap_painted(std::string_view first, std::size_t margin, std::string_view content,
                    const std::function<std::string(std::string_view)>& paint);

  // `label  content`, the content below itself.
  void labelled(std::string_view margin, std::string_view label, std::string_view content);

  // What to do next, and the commands for it, each whole on a line of its own, to be copied.
  void next_command(std::string_view head, std::string_view command);
  void next_commands(std::string_view head, const std::vector<std::string>& commands);

 private:
  const Style& style_;
  std::string language_;
  std::string lines_;
};

[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

// In the quotation marks of the language.
[[nodiscard]] std::string quoted(std::string_view words, std::string_view language);

}  // namespace veieninn::cli
