// Every sentence of a published page, in bokmål, nynorsk and English.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "service/letters/language.h"

namespace veieninn::publishing {

enum class Text : std::uint8_t {
  kTitle,  // {unit}
  kLanguages,
  kNobody,
  kNobodyForTopic,
  kAllTopics,
  kOtherQuestions,
  kWorksIn,
  kAnswersIn,
  kWrite,  // {name}
  kCall,   // {number}
  kForm,
  kVisit,
  kShared,
  kSharedMailbox,
  kSwitchboard,
  kWebsite,
  kPages,
  kPageOf,  // {page}, {pages}
  kPrevious,
  kNext,
  kFoot,
  kNotFoundTitle,
  kNotFound,
  kTooOftenTitle,
  kTooOften,
  kTryLaterTitle,
  kTryLater,
  kMethodTitle,
  kMethod,
};

inline constexpr std::size_t kTextCount = static_cast<std::size_t>(Text::kMethod) + 1;

// With its {placeholders} where it has some (letters/filled_template.h).
[[nodiscard]] std::string_view text_of(Text text, letters::Language language) noexcept;

// "bokmål" of "nb"; the tag itself of a language that has no word here.
[[nodiscard]] std::string language_name(std::string_view tag, letters::Language language);

}  // namespace veieninn::publishing
