// Every sentence of the letters about a training, in bokmål, nynorsk and English; their greeting
// and foot stand in letter_texts.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "service/letters/language.h"

namespace veieninn::letters {

enum class TrainingPhrase : std::uint8_t {
  kTheTraining,
  kQuotedTitle,
  // It starts
  kStartsSubject,
  kStartsLead,
  kFirstDayLabel,
  kLastDayLabel,
  kStartsForParticipant,
  kStartsForResponsible,
  // It does not
  kDoesNotStartSubject,
  kDoesNotStartLead,
  kLacking,
  kLackingLine,
  kEndedForParticipant,
  kEndedForResponsible,
  // Whom to ask
  kAskPerson,
  // The foot
  kWhyParticipant,
  kWhyResponsible,
  kNone,  // no text
};

inline constexpr auto kTrainingPhraseCount = static_cast<std::size_t>(TrainingPhrase::kNone);

// Empty for kNone, never for another. Its gaps, such as {training}, are the same in every language.
[[nodiscard]] std::string_view text_of(TrainingPhrase which, Language language) noexcept;

}  // namespace veieninn::letters
