#include "clients/cli/match_page.h"

#include "clients/cli/cells.h"

namespace veieninn::cli {

void MatchPage::name(std::string_view first, std::string_view rest, std::string_view content) {
  wrap(first, rest, content, [this](std::string_view part) { return style().bold(part); });
}

void MatchPage::numbered(int number, std::string_view content) {
  const std::string first = fmt::format("{}. ", number);
  name(first, std::string(first.size(), ' '), content);
}

void MatchPage::told(std::string_view margin, std::string_view label, std::string_view content) {
  if (content.empty()) return;
  wrap(margin, std::string(margin) + "  ", fmt::format("{}: {}", label, content));
}

std::string MatchPage::place(const std::string& area) const {
  const std::string name = name_of(area);
  const std::string number = bare_id(area);
  return name == number ? number : fmt::format("{} ({})", name, number);
}

void MatchPage::paragraph(std::string_view content) {
  line("");
  wrap("", "", content);
}

}  // namespace veieninn::cli
