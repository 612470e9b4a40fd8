// The three languages in which letters and pages are written.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace veieninn::letters {

enum class Language : std::uint8_t { kBokmaal, kNynorsk, kEnglish };

inline constexpr std::array kLanguages = {Language::kBokmaal, Language::kNynorsk,
                                          Language::kEnglish};

// Of a BCP 47 tag, by its first part and in any case: "nn-NO" is nynorsk, "EN" English. Everything
// else, the empty tag too, is bokmål: a Norwegian reader understands it.
[[nodiscard]] Language language_of(std::string_view tag) noexcept;

// "nb", "nn" or "en": what a `lang` attribute and a Content-Language header say.
[[nodiscard]] std::string_view language_tag(Language language) noexcept;

}  // namespace veieninn::letters
