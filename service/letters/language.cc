#include "service/letters/language.h"

namespace veieninn::letters {
namespace {

constexpr char lower(char letter) noexcept {
  return 'A' <= letter && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

Language language_of(std::string_view tag) noexcept {
  const std::string_view first = tag.substr(0, tag.find_first_of("-_"));
  if (first.size() != 2) return Language::kBokmaal;
  if (lower(first[0]) == 'n' && lower(first[1]) == 'n') return Language::kNynorsk;
  if (lower(first[0]) == 'e' && lower(first[1]) == 'n') return Language::kEnglish;
  return Language::kBokmaal;
}

std::string_view language_tag(Language language) noexcept {
  switch (language) {
    case Language::kNynorsk:
      return "nn";
    case Language::kEnglish:
      return "en";
    case Language::kBokmaal:
      break;
  }
  return "nb";
}

}  // namespace veieninn::letters
