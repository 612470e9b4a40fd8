// Letters about nobody: full contents of every kind, for tests and for the eye.
#pragma once

#include <string>
#include <vector>

#include "service/letters/letter.h"

namespace veieninn::letters {

inline constexpr std::string_view kToken = "aGVtbWVsaWcgbsO4a2tlbA";

inline const std::vector<LetterKind>& all_kinds() {
  static const std::vector<LetterKind> kinds = [] {
    std::vector<LetterKind> all;
    for (std::size_t i = 0; i < kLetterKindCount; ++i) all.push_back(static_cast<LetterKind>(i));
    return all;
  }();
  return kinds;
}

inline LetterContent full_content(LetterKind kind, Language language) {
  const std::string token(kToken);
  LetterContent content;
  content.kind = kind;
  content.language = language_tag(language);
  content.recipient_name = "Rolig Bok";
  content.venture_name = "Nabohjelpen Modig Humle";
  content.venture_description = "Vi lager møteplasser der naboer hjelper hverandre.";
  content.need_text =
      "Vi vil starte et dagtilbud for unge utenfor arbeid.\n\nHvem kan vi snakke med om lokaler?";
  content.topic_label = "Arbeid og inkludering";
  content.area_name = "Asker";
  content.unit_name = "NAV Eksempelvik";
  content.person_name = "Vennlig Sky";
  content.person_title = "rådgiver";
  content.other_person_name = "Stille Elv";
  content.cause = HandingCause::kPassedOn;
  content.note = "Dette er nærmere ditt felt enn mitt.";
  content.reasons = {"Du er oppført med fagområdet arbeid og inkludering.",
                     "Enheten din dekker Asker."};
  content.registrar_name = "Klok Bjørk";
  content.due_date = CalendarDate{2026, 12, 4};
  content.answer_link = "https://veien.example.org/svar/" + token;
  content.status_link = "https://veien.example.org/se/" + token;
  content.removal_link = "https://veien.example.org/av/" + token;
  content.contact_channels = {"telefon 99 99 99 99", "vennlig.sky@example.org"};
  if (kind == LetterKind::kVentureClosed) content.outcome = Outcome::kPilot;
  return content;
}

}  // namespace veieninn::letters
