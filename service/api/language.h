// The languages that sentences come in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace veieninn::api {

enum class Language : std::uint8_t { kBokmal, kNynorsk, kEnglish };

// "" is bokmål; nothing for a language we have no sentences in.
[[nodiscard]] constexpr std::optional<Language> language_of(std::string_view code) noexcept {
  if (code.empty() || code == "nb") return Language::kBokmal;
  if (code == "nn") return Language::kNynorsk;
  if (code == "en") return Language::kEnglish;
  return std::nullopt;
}

[[nodiscard]] constexpr std::string_view code_of(Language language) noexcept {
  return language == Language::kBokmal ? "nb" : language == Language::kNynorsk ? "nn" : "en";
}

inline constexpr std::string_view kLanguageRemedy = "use nb, nn or en, or leave it out for nb";

}  // namespace veieninn::api
