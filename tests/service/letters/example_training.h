// What is told of a training that nobody runs, for tests and for the eye.
#pragma once

#include <string>

#include "service/letters/training_letter.h"

namespace veieninn::letters {

inline TrainingLetterContent training_content(bool starts, bool answers_for_it, Language language) {
  TrainingLetterContent content;
  content.starts = starts;
  content.answers_for_it = answers_for_it;
  content.language = language_tag(language);
  content.recipient_name = "Rolig Bok";
  content.training_title = "Skolen for nye veier";
  if (starts) {
    content.first_day = CalendarDate{2027, 1, 11};
    content.last_day = CalendarDate{2027, 6, 18};
  } else {
    content.minimum = 3;
    content.lacking = {{"Eksempelvik", 2}, {"Prøvedal", 0}};
  }
  content.person_name = "Vennlig Sky";
  content.person_title = "rådgiver";
  content.unit_name = "Skoleenheten";
  content.contact_channels = {"telefon 99 99 99 99"};
  content.removal_link = "mailto:kontakt@example.org";
  return content;
}

}  // namespace veieninn::letters
