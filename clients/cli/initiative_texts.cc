#include "clients/cli/initiative_texts.h"

#include <array>

#include "clients/cli/translated_words.h"

namespace veieninn::cli {
namespace {

constexpr auto kTexts = std::to_array<WordEntry<InitiativeText>>({
    {InitiativeText::kTalkTo, {"Snakk med", "Snakk med", "Talk to"}},
    {InitiativeText::kAlsoResponsible, {"Også ansvarlige", "Òg ansvarlege", "Also responsible"}},
    {InitiativeText::kFrom, {"Fra", "Frå", "From"}},
    {InitiativeText::kTogetherWith, {"Sammen med", "Saman med", "Together with"}},
    {InitiativeText::kPaidBy, {"Betales av", "Blir betalt av", "Paid by"}},
    {InitiativeText::kDeadline, {"Frist", "Frist", "Deadline"}},
    {InitiativeText::kPeriod, {"Varer", "Varer", "Runs"}},
    {InitiativeText::kFor, {"For", "For", "For"}},
    {InitiativeText::kLeft, {"Igjen", "Att", "Left"}},
    {InitiativeText::kParticipants, {"Deltakere", "Deltakarar", "Participants"}},
    {InitiativeText::kAbout, {"Om", "Om", "About"}},
    {InitiativeText::kConditions, {"Vilkår", "Vilkår", "Conditions"}},
    {InitiativeText::kPage, {"Mer", "Meir", "More"}},
    {InitiativeText::kInDays, {"om {n} dager, {day}", "om {n} dagar, {day}", "in {n} days, {day}"}},
    {InitiativeText::kTomorrow, {"i morgen, {day}", "i morgon, {day}", "tomorrow, {day}"}},
    {InitiativeText::kToday, {"i dag, {day}", "i dag, {day}", "today, {day}"}},
    {InitiativeText::kPassed, {"gikk ut {day}", "gjekk ut {day}", "passed on {day}"}},
    {InitiativeText::kNoDeadline,
     {"ingen, så lenge det varer", "ingen, så lenge det varer", "none, as long as it runs"}},
    {InitiativeText::kFromDay, {"fra {day}", "frå {day}", "from {day}"}},
    {InitiativeText::kUntilDay, {"til og med {day}", "til og med {day}", "through {day}"}},
    {InitiativeText::kLeftOf, {"{n} av {total}", "{n} av {total}", "{n} of {total}"}},
    {InitiativeText::kReservedAndUsed,
     {"{reserved} reservert, {used} brukt", "{reserved} reservert, {used} brukt",
      "{reserved} reserved, {used} used"}},
    {InitiativeText::kParticipantCounts,
     {"{active} deltar, {completed} har fullført, {ended} har sluttet",
      "{active} deltek, {completed} har fullført, {ended} har slutta",
      "{active} take part, {completed} have completed, {ended} have left"}},
    {InitiativeText::kNobodyAnswers,
     {"ingen svarer for tiltaket nå", "ingen svarer for tiltaket no", "nobody answers for it now"}},
    {InitiativeText::kStarts, {"Kurset starter.", "Kurset startar.", "The training starts."}},
    {InitiativeText::kDoesNotStart,
     {"Kurset starter ikke.", "Kurset startar ikkje.", "The training does not start."}},
    {InitiativeText::kLacks,
     {"{who} har {count} av minst {minimum} deltakere",
      "{who} har {count} av minst {minimum} deltakarar",
      "{who} has {count} of at least {minimum} participants"}},
    {InitiativeText::kHolds,
     {"{unit}: {reserved} reservert, {used} brukt", "{unit}: {reserved} reservert, {used} brukt",
      "{unit}: {reserved} reserved, {used} used"}},
    {InitiativeText::kHoldsNothing,
     {"ingenting reservert eller brukt", "ingenting reservert eller brukt",
      "nothing reserved or used"}},
});
static_assert(kTexts.size() == static_cast<std::size_t>(InitiativeText::kHoldsNothing) + 1);

constexpr auto kKinds = std::to_array<WordEntry<v1::InitiativeKind>>({
    {v1::INITIATIVE_KIND_INVITATION, {"invitasjon", "invitasjon", "invitation"}},
    {v1::INITIATIVE_KIND_CHALLENGE, {"utfordring", "utfordring", "challenge"}},
    {v1::INITIATIVE_KIND_STRATEGY, {"strategi", "strategi", "strategy"}},
    {v1::INITIATIVE_KIND_MANDATE, {"politisk vedtak", "politisk vedtak", "political resolution"}},
    {v1::INITIATIVE_KIND_STARTUP_SERVICE, {"etablererhjelp", "etablerarhjelp", "start-up service"}},
    {v1::INITIATIVE_KIND_PILOT, {"utprøving", "utprøving", "pilot"}},
    {v1::INITIATIVE_KIND_BUSINESS_ADVICE,
     {"næringsrådgivning", "næringsrådgjeving", "business advice"}},
    {v1::INITIATIVE_KIND_MENTORING, {"mentorordning", "mentorordning", "mentoring"}},
    {v1::INITIATIVE_KIND_OFFICE_SPACE, {"kontorplass", "kontorplass", "office space"}},
    {v1::INITIATIVE_KIND_MEETING_PLACE, {"møteplass", "møteplass", "meeting place"}},
    {v1::INITIATIVE_KIND_WORKING_GROUP, {"arbeidsgruppe", "arbeidsgruppe", "working group"}},
    {v1::INITIATIVE_KIND_OUTREACH_PROJECT,
     {"oppsøkende prosjekt", "oppsøkjande prosjekt", "outreach project"}},
    {v1::INITIATIVE_KIND_GRANT, {"tilskudd", "tilskot", "grant"}},
    {v1::INITIATIVE_KIND_FUND, {"fond", "fond", "fund"}},
    {v1::INITIATIVE_KIND_TRAINING, {"kurs", "kurs", "training"}},
});

constexpr auto kUnits = std::to_array<WordEntry<v1::QuotaUnit>>({
    {v1::QUOTA_UNIT_HOURS, {"timer", "timar", "hours"}},
    {v1::QUOTA_UNIT_MONTHS, {"måneder", "månader", "months"}},
    {v1::QUOTA_UNIT_KRONER, {"kroner", "kroner", "kroner"}},
    {v1::QUOTA_UNIT_PLACES, {"plasser", "plassar", "places"}},
});

constexpr auto kAudiences = std::to_array<WordEntry<v1::Audience>>({
    {v1::AUDIENCE_VENTURES, {"entreprenører", "entreprenørar", "entrepreneurs"}},
    {v1::AUDIENCE_CONTACTS, {"fagpersoner", "fagpersonar", "contacts in public bodies"}},
    {v1::AUDIENCE_EVERYBODY, {"alle", "alle", "everybody"}},
});

constexpr auto kStates = std::to_array<WordEntry<v1::ParticipationState>>({
    {v1::PARTICIPATION_STATE_ACTIVE, {"deltar", "deltek", "takes part"}},
    {v1::PARTICIPATION_STATE_COMPLETED, {"har fullført", "har fullført", "has completed"}},
    {v1::PARTICIPATION_STATE_ENDED, {"har sluttet", "har slutta", "has left"}},
});

}  // namespace

std::string_view text(InitiativeText which, std::string_view language) noexcept {
  return find_words(kTexts, which, language);
}

std::string_view kind_words(v1::InitiativeKind kind, std::string_view language) noexcept {
  return find_words(kKinds, kind, language);
}

std::string_view unit_words(v1::QuotaUnit unit, std::string_view language) noexcept {
  return find_words(kUnits, unit, language);
}

std::string_view audience_words(v1::Audience audience, std::string_view language) noexcept {
  return find_words(kAudiences, audience, language);
}

std::string_view state_words(v1::ParticipationState state, std::string_view language) noexcept {
  return find_words(kStates, state, language);
}

}  // namespace veieninn::cli
