// What everybody learns when it is decided of a training: it starts, when, and whom to ask; or it
// does not, and which municipalities sent how many of how many. Nobody is named but whom to ask.
//
// The laws of letter.h hold: a sentence is written only when everything that it speaks of is in the
// content, strangers' words are cleaned and escaped, nothing is loaded and nothing tracked. There
// is no link but the one to be taken off the list. Same content, same bytes. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "service/letters/calendar_date.h"
#include "service/letters/letter.h"

namespace veieninn::letters {

// As many as a training may have.
inline constexpr std::size_t kLackingMunicipalitiesMax = 100;

struct MunicipalityCount {
  std::string name;
  std::int32_t participants = 0;  // 0 or more
};

struct TrainingLetterContent {
  bool starts = false;
  bool answers_for_it = false;  // the recipient; else she takes part
  std::string language;         // the recipient's, BCP 47; others than nn and en read nb
  std::string recipient_name;
  std::string training_title;  // empty is written "the training"

  // Of one that starts.
  std::optional<CalendarDate> first_day;
  std::optional<CalendarDate> last_day;

  // Of one that does not: `minimum` was to come from each municipality, `lacking` sent fewer; at
  // most kLackingMunicipalitiesMax of them are told.
  std::int32_t minimum = 0;
  std::vector<MunicipalityCount> lacking;

  // Whom to ask, as she may be shown; an empty name is nobody.
  std::string person_name;
  std::string person_title;
  std::string unit_name;
  std::vector<std::string> contact_channels;  // "telefon 12 34 56 78"
  bool reply_reaches_person = false;          // an ordinary reply to the mail does

  std::string removal_link;  // as of LetterContent
  std::string service_name;
};

[[nodiscard]] LetterText write_training_letter(const TrainingLetterContent& content);

}  // namespace veieninn::letters
