// A page about what or who fits: sentences of match_texts.h, with names instead of ids.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "clients/cli/match_texts.h"
#include "clients/cli/page.h"
#include "clients/cli/resource_names.h"

namespace veieninn::cli {

// What a page is told beside the answer.
struct MatchView {
  std::string language = "nb";  // nb, nn or en
  ResourceNames names = {};     // of what the answer has only ids of
};

class MatchPage : public Page {
 public:
  // REQUIRES: `view` and `style` outlive the page.
  MatchPage(const MatchView& view, const Style& style) : Page(style, view.language), view_(view) {}

  using Page::say;
  template <typename... Arguments>
  [[nodiscard]] std::string say(MatchText which, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime(text(which, language())), arguments...);
  }
  [[nodiscard]] std::string name_of(const std::string& resource) const {
    return called(resource, view_.names);
  }

  // Wraps a name, in bold.
  void name(std::string_view first, std::string_view rest, std::string_view content);
  // `1. Name`, the name bold; further lines below it.
  void numbered(int number, std::string_view content);
  // `label: content`, wrapped as one, so that long labels fit narrow terminals. Nothing where
  // `content` is empty.
  void told(std::string_view margin, std::string_view label, std::string_view content);
  // `Sted: Asker (3203)`, or that it is anywhere.
  template <typename Areas>
  void places(const Areas& areas) {
    std::vector<std::string> words;
    words.reserve(static_cast<std::size_t>(std::ssize(areas)));
    for (const std::string& area : areas) words.push_back(place(area));
    told("", say(Text::kPlace),
         words.empty() ? std::string(say(Text::kAnywhere)) : joined(words, ", "));
  }
  // A paragraph of its own.
  void paragraph(std::string_view content);

 private:
  [[nodiscard]] std::string place(const std::string& area) const;

  const MatchView& view_;
};

}  // namespace veieninn::cli
