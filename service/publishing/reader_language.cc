#include "service/publishing/reader_language.h"

#include <algorithm>
#include <optional>

namespace veieninn::publishing {

using letters::Language;

namespace {

constexpr int kFullWeight = 1000;

bool is_space(char c) noexcept { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// What stands before `separator`; `text` keeps what stands behind it.
std::string_view take_until(std::string_view& text, char separator) noexcept {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return trimmed(part);
}

// "0.8" as thousandths; anything that is no weight counts as 0.
int weight_of(std::string_view text) noexcept {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int weight = text[0] == '1' ? kFullWeight : 0;
  int place = kFullWeight / 10;
  for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (digit < '0' || digit > '9') return 0;
    weight += (digit - '0') * place;
    place /= 10;
  }
  return std::min(weight, kFullWeight);
}

bool names_language(std::string_view tag, std::string_view language) noexcept {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  return gateway::same_name(primary, language);
}

std::optional<Language> language_named(std::string_view tag) noexcept {
  if (names_language(tag, "nb") || names_language(tag, "no")) return Language::kBokmaal;
  if (names_language(tag, "nn")) return Language::kNynorsk;
  if (names_language(tag, "en")) return Language::kEnglish;
  return std::nullopt;
}

}  // namespace

Language accepted_language(std::string_view accept_language) noexcept {
  Language best = Language::kBokmaal;
  int best_weight = 0;
  for (int i = 0; i < kAcceptedLanguagesMax && !accept_language.empty(); ++i) {
    std::string_view range = take_until(accept_language, ',');
    const std::optional<Language> language = language_named(take_until(range, ';'));
    const int weight = range.starts_with("q=") ? weight_of(range.substr(2)) : kFullWeight;
    if (!language || weight <= best_weight) continue;
    best = *language;
    best_weight = weight;
  }
  return best;
}

Language reader_language(const gateway::HttpRequest& request) {
  const std::string_view asked = request.query.find("lang").value_or("");
  for (const Language language : letters::kLanguages) {
    if (letters::language_tag(language) == asked) return language;
  }
  return accepted_language(request.header("Accept-Language").value_or(""));
}

}  // namespace veieninn::publishing
