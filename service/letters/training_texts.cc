#include "service/letters/training_texts.h"

#include "service/letters/text_table.h"

namespace veieninn::letters {
namespace {

using Table = std::array<std::string_view, kTrainingPhraseCount>;
using P = TrainingPhrase;

constexpr Table kBokmaal = in_order<P, kTrainingPhraseCount>({{
    {P::kTheTraining, "Opplæringen"},
    {P::kQuotedTitle, "«{title}»"},
    {P::kStartsSubject, "{training} starter"},
    {P::kStartsLead, "{training} starter. Nok deltakere er med."},
    {P::kFirstDayLabel, "Første dag"},
    {P::kLastDayLabel, "Siste dag"},
    {P::kStartsForParticipant, "Du er med, og du trenger ikke å gjøre noe nå."},
    {P::kStartsForResponsible, "Du står som ansvarlig. Alle deltakerne får samme beskjed."},
    {P::kDoesNotStartSubject, "{training} starter ikke"},
    {P::kDoesNotStartLead, "{training} starter ikke. Det var for få deltakere."},
    {P::kLacking, "Hver kommune måtte ha minst {minimum} med. Her var det færre:"},
    {P::kLackingLine, "{municipality}: {count} av {minimum}"},
    {P::kEndedForParticipant, "Påmeldingen din gjelder ikke lenger. Du trenger ikke å gjøre noe."},
    {P::kEndedForResponsible,
     "Påmeldingene gjelder ikke lenger. Alle deltakerne får samme beskjed."},
    {P::kAskPerson, "Lurer du på noe? Snakk med {person}."},
    {P::kWhyParticipant, "Du får e-posten fordi du står på deltakerlisten til {training}."},
    {P::kWhyResponsible, "Du får e-posten fordi du står som ansvarlig for {training}."},
}});

constexpr Table kNynorsk = in_order<P, kTrainingPhraseCount>({{
    {P::kTheTraining, "Opplæringa"},
    {P::kQuotedTitle, "«{title}»"},
    {P::kStartsSubject, "{training} startar"},
    {P::kStartsLead, "{training} startar. Nok deltakarar er med."},
    {P::kFirstDayLabel, "Første dag"},
    {P::kLastDayLabel, "Siste dag"},
    {P::kStartsForParticipant, "Du er med, og du treng ikkje å gjere noko no."},
    {P::kStartsForResponsible, "Du står som ansvarleg. Alle deltakarane får same melding."},
    {P::kDoesNotStartSubject, "{training} startar ikkje"},
    {P::kDoesNotStartLead, "{training} startar ikkje. Det var for få deltakarar."},
    {P::kLacking, "Kvar kommune måtte ha minst {minimum} med. Her var det færre:"},
    {P::kLackingLine, "{municipality}: {count} av {minimum}"},
    {P::kEndedForParticipant, "Påmeldinga di gjeld ikkje lenger. Du treng ikkje å gjere noko."},
    {P::kEndedForResponsible,
     "Påmeldingane gjeld ikkje lenger. Alle deltakarane får same melding."},
    {P::kAskPerson, "Lurer du på noko? Snakk med {person}."},
    {P::kWhyParticipant, "Du får e-posten fordi du står på deltakarlista til {training}."},
    {P::kWhyResponsible, "Du får e-posten fordi du står som ansvarleg for {training}."},
}});

constexpr Table kEnglish = in_order<P, kTrainingPhraseCount>({{
    {P::kTheTraining, "The training"},
    {P::kQuotedTitle, "“{title}”"},
    {P::kStartsSubject, "{training} will start"},
    {P::kStartsLead, "{training} will start. Enough people are taking part."},
    {P::kFirstDayLabel, "First day"},
    {P::kLastDayLabel, "Last day"},
    {P::kStartsForParticipant, "You are taking part, and there is nothing you need to do now."},
    {P::kStartsForResponsible, "You are responsible for it. Everyone who takes part is told."},
    {P::kDoesNotStartSubject, "{training} will not start"},
    {P::kDoesNotStartLead, "{training} will not start. Too few people took part."},
    {P::kLacking, "Every municipality had to send at least {minimum}. These sent fewer:"},
    {P::kLackingLine, "{municipality}: {count} of {minimum}"},
    {P::kEndedForParticipant, "Your registration has ended. There is nothing you need to do."},
    {P::kEndedForResponsible, "All registrations have ended. Everyone who had registered is told."},
    {P::kAskPerson, "Any questions? Talk to {person}."},
    {P::kWhyParticipant,
     "You get this mail because you are on the list of participants of {training}."},
    {P::kWhyResponsible, "You get this mail because you are responsible for {training}."},
}});

}  // namespace

std::string_view text_of(TrainingPhrase which, Language language) noexcept {
  if (which >= TrainingPhrase::kNone) return {};
  const auto place = static_cast<std::size_t>(which);
  switch (language) {
    case Language::kNynorsk:
      return kNynorsk[place];
    case Language::kEnglish:
      return kEnglish[place];
    case Language::kBokmaal:
      break;
  }
  return kBokmaal[place];
}

}  // namespace veieninn::letters
