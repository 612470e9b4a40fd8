#include "clients/cli/enquiry_texts.h"

#include <array>

#include "clients/cli/translated_words.h"

namespace veieninn::cli {
namespace {

constexpr auto kTexts = std::to_array<WordEntry<EnquiryText>>({
    // What happened
    {EnquiryText::kCreated,
     {"{actor} skrev henvendelsen", "{actor} skreiv førespurnaden", "{actor} wrote the enquiry"}},
    {EnquiryText::kTookUpInvitation,
     {"{actor} takket ja til invitasjonen fra {contact}",
      "{actor} takka ja til invitasjonen frå {contact}",
      "{actor} took up the invitation of {contact}"}},
    {EnquiryText::kAskedToAnswer,
     {"{contact} ble spurt", "{contact} vart spurd", "{contact} was asked"}},
    {EnquiryText::kAskedToIntroduce,
     {"{contact} ble spurt om å introdusere", "{contact} vart spurd om å introdusere",
      "{contact} was asked to introduce"}},
    {EnquiryText::kAskedToFind,
     {"{contact} ble spurt om hvem som kan svare", "{contact} vart spurd om kven som kan svare",
      "{contact} was asked to find somebody"}},
    {EnquiryText::kSent,
     {"E-posten til {contact} ble sendt", "E-posten til {contact} vart send",
      "The letter to {contact} left"}},
    {EnquiryText::kDelivered,
     {"E-posten nådde {contact}", "E-posten nådde {contact}", "The letter reached {contact}"}},
    {EnquiryText::kBounced,
     {"E-posten til {contact} kom i retur", "E-posten til {contact} kom i retur",
      "The letter to {contact} came back"}},
    {EnquiryText::kReminded,
     {"{contact} fikk en påminnelse", "{contact} fekk ei påminning", "{contact} was reminded"}},
    {EnquiryText::kIntroduced,
     {"{contact} introduserte {venture} for {other}",
      "{contact} introduserte {venture} for {other}", "{contact} introduced {venture} to {other}"}},
    {EnquiryText::kReferred,
     {"{contact} sendte henvendelsen videre til {other}",
      "{contact} sende førespurnaden vidare til {other}", "{contact} passed it on to {other}"}},
    {EnquiryText::kDeclined,
     {"{contact} takket nei", "{contact} takka nei", "{contact} would rather not"}},
    {EnquiryText::kSilent,
     {"{contact} svarte ikke innen fristen", "{contact} svara ikkje innan fristen",
      "{contact} did not answer in time"}},
    {EnquiryText::kAway, {"{contact} er borte", "{contact} er borte", "{contact} is away"}},
    {EnquiryText::kLeft,
     {"{contact} har sluttet", "{contact} har slutta", "{contact} works there no more"}},
    {EnquiryText::kSkipped,
     {"{contact} kunne ikke spørres nå", "{contact} kunne ikkje spørjast no",
      "{contact} could not be asked now"}},
    {EnquiryText::kSkippedByWish,
     {"{actor} ønsket en annen enn {contact}", "{actor} ønskte ein annan enn {contact}",
      "{actor} would like somebody other than {contact}"}},
    {EnquiryText::kReplied,
     {"{contact} svarte på e-posten", "{contact} svara på e-posten",
      "{contact} replied to the letter"}},
    {EnquiryText::kAccepted,
     {"{contact} sa ja og følger opp", "{contact} sa ja og følgjer opp",
      "{contact} said yes and owns it"}},
    {EnquiryText::kOffered,
     {"{other} ble spurt om å ta over etter {contact}",
      "{other} vart spurd om å ta over etter {contact}",
      "{other} was asked to take over from {contact}"}},
    {EnquiryText::kOfferEnded,
     {"{contact} tok ikke over", "{contact} tok ikkje over", "{contact} did not take over"}},
    {EnquiryText::kHandedOver,
     {"{other} tok over etter {contact}", "{other} tok over etter {contact}",
      "{other} took over from {contact}"}},
    {EnquiryText::kJoined,
     {"{contact} tok med {other}", "{contact} tok med {other}", "{contact} brought {other} in"}},
    {EnquiryText::kCoordinated,
     {"{other} ble koordinator", "{other} vart koordinator", "{other} became the coordinator"}},
    {EnquiryText::kFollowedUp,
     {"{contact} ble spurt om hvordan det gikk", "{contact} vart spurd om korleis det gjekk",
      "{contact} was asked how it went"}},
    {EnquiryText::kAnswerTaken,
     {"{contact} svarte og kan angre til {until}", "{contact} svara og kan angre til {until}",
      "{contact} answered and can undo it until {until}"}},
    {EnquiryText::kAnswerUndone,
     {"{contact} angret svaret", "{contact} angra svaret", "{contact} took the answer back"}},
    {EnquiryText::kAnswerLapsed,
     {"Svaret fra {contact} kom for sent til å gjelde",
      "Svaret frå {contact} kom for seint til å gjelde",
      "The answer of {contact} came too late to count"}},
    {EnquiryText::kAbuseReported,
     {"{contact} meldte fra om misbruk", "{contact} melde frå om misbruk",
      "{contact} reported the sender"}},
    {EnquiryText::kClosedBy,
     {"{actor} avsluttet henvendelsen: {outcome}", "{actor} avslutta førespurnaden: {outcome}",
      "{actor} ended it: {outcome}"}},
    {EnquiryText::kClosedByNobody,
     {"Avsluttet: {outcome}", "Avslutta: {outcome}", "Ended: {outcome}"}},
    {EnquiryText::kUnknownEvent,
     {"Noe som denne versjonen av veieninn ikke kjenner",
      "Noko som denne versjonen av veieninn ikkje kjenner",
      "Something that this version of veieninn does not know"}},
    // Behind what happened
    {EnquiryText::kUntil, {"frist {time}", "frist {time}", "until {time}"}},
    {EnquiryText::kBack, {"tilbake {time}", "tilbake {time}", "back {time}"}},
    // What happens next
    {EnquiryText::kNext, {"Neste steg", "Neste steg", "Next"}},
    {EnquiryText::kNextSend,
     {"E-posten til {who} sendes så snart som mulig.",
      "E-posten til {who} blir send så snart råd er.",
      "The letter to {who} leaves as soon as the mail takes it."}},
    {EnquiryText::kNextRemind,
     {"Uten svar får {who} en påminnelse {time}.", "Utan svar får {who} ei påminning {time}.",
      "Without an answer {who} is reminded {time}."}},
    {EnquiryText::kNextMoveOn,
     {"Uten svar fra {who} innen {time} går henvendelsen videre.",
      "Utan svar frå {who} innan {time} går førespurnaden vidare.",
      "Without an answer from {who} by {time} it moves on."}},
    {EnquiryText::kNextFollowUp,
     {"{who} følger opp og blir spurt {time} om hvordan det gikk.",
      "{who} følgjer opp og blir spurd {time} om korleis det gjekk.",
      "{who} owns it and is asked {time} how it went."}},
    {EnquiryText::kNextTakeEffect,
     {"Svaret fra {who} ({answer}) gjelder fra {time} og kan angres til da.",
      "Svaret frå {who} ({answer}) gjeld frå {time} og kan angrast til då.",
      "The answer of {who} ({answer}) takes effect {time} and can be undone until then."}},
    {EnquiryText::kNextEndOffer,
     {"{other} kan ta over til {time}; {who} følger opp så lenge.",
      "{other} kan ta over til {time}; {who} følgjer opp så lenge.",
      "{other} can take over until {time}; {who} owns it meanwhile."}},
    {EnquiryText::kNextOwned,
     {"{who} følger opp. Ingenting mer skjer av seg selv.",
      "{who} følgjer opp. Ingenting meir skjer av seg sjølv.",
      "{who} owns it. Nothing more happens by itself."}},
    {EnquiryText::kNextWaits,
     {"Henvendelsen venter på {who}.", "Førespurnaden ventar på {who}.", "It waits on {who}."}},
    {EnquiryText::kNextClosed,
     {"Ingenting. Henvendelsen er avsluttet ({outcome}).",
      "Ingenting. Førespurnaden er avslutta ({outcome}).", "Nothing. It has ended ({outcome})."}},
    {EnquiryText::kElseMovesOn,
     {"Uten svar innen {time} går henvendelsen videre.",
      "Utan svar innan {time} går førespurnaden vidare.",
      "Without an answer by {time} it moves on."}},
    // Where it stands
    {EnquiryText::kDrafted, {"på vei til {who}", "på veg til {who}", "on its way to {who}"}},
    {EnquiryText::kWaits, {"venter på {who}", "ventar på {who}", "waits on {who}"}},
    {EnquiryText::kOwned, {"{who} følger opp", "{who} følgjer opp", "{who} owns it"}},
    {EnquiryText::kWithRegistrar,
     {"{who} leter etter rett person", "{who} leitar etter rett person",
      "{who} looks for the right person"}},
    {EnquiryText::kClosed, {"avsluttet: {outcome}", "avslutta: {outcome}", "closed: {outcome}"}},
    // Words before a colon
    {EnquiryText::kNeed, {"Behov", "Behov", "Need"}},
    {EnquiryText::kFrom, {"Fra", "Frå", "From"}},
    {EnquiryText::kAbout, {"Gjelder", "Gjeld", "About"}},
    {EnquiryText::kWays, {"Veiene", "Vegane", "The ways"}},
    {EnquiryText::kOwner, {"Følger opp", "Følgjer opp", "Owner"}},
    {EnquiryText::kReached, {"Nås", "Nåast", "Reach"}},
    {EnquiryText::kCoordinator, {"Koordinator", "Koordinator", "Coordinator"}},
    {EnquiryText::kTeam, {"Med på laget", "Med på laget", "Team"}},
    // Ways
    {EnquiryText::kWayTried, {"prøvd", "prøvd", "tried"}},
    {EnquiryText::kWayCurrent, {"nå", "no", "now"}},
    {EnquiryText::kWayToCome, {"kan prøves", "kan prøvast", "to come"}},
    {EnquiryText::kWayNotNeeded, {"ikke brukt", "ikkje brukt", "not used"}},
    // Answers to a command
    {EnquiryText::kWritten,
     {"Henvendelsen er opprettet.", "Førespurnaden er oppretta.", "The enquiry is written."}},
    {EnquiryText::kJoinedOpen,
     {"Du hadde alt en åpen henvendelse om dette. Ingen ny er laget.",
      "Du hadde alt ein open førespurnad om dette. Ingen ny er laga.",
      "An enquiry about this was open already. No new one is made."}},
    {EnquiryText::kGoesTo, {"Den går til {who}.", "Han går til {who}.", "It goes to {who}."}},
    {EnquiryText::kGoesToIntroducer,
     {"Den går til {who}, som kan introdusere for {other}.",
      "Han går til {who}, som kan introdusere for {other}.",
      "It goes to {who}, who can introduce to {other}."}},
    {EnquiryText::kGoesToRegistrar,
     {"Den går til {who}, som leter etter rett person.",
      "Han går til {who}, som leitar etter rett person.",
      "It goes to {who}, who looks for the right person."}},
    // Heads of a list
    {EnquiryText::kNoEnquiries, {"Ingen henvendelser.", "Ingen førespurnader.", "No enquiries."}},
    {EnquiryText::kHeadName, {"id", "id", "id"}},
    {EnquiryText::kHeadState, {"tilstand", "tilstand", "state"}},
    {EnquiryText::kHeadPerson, {"hos", "hos", "with"}},
    {EnquiryText::kHeadTime, {"neste steg", "neste steg", "next step"}},
    {EnquiryText::kHeadNeed, {"behov", "behov", "need"}},
    // Somebody
    {EnquiryText::kErased, {"en slettet person", "ein sletta person", "somebody since erased"}},
});

constexpr auto kOutcomes = std::to_array<WordEntry<v1::EnquiryOutcome>>({
    {v1::ENQUIRY_OUTCOME_MET, {"møte", "møte", "they met"}},
    {v1::ENQUIRY_OUTCOME_PILOT, {"pilot", "pilot", "pilot"}},
    {v1::ENQUIRY_OUTCOME_COLLABORATION, {"samarbeid", "samarbeid", "collaboration"}},
    {v1::ENQUIRY_OUTCOME_ADVICE, {"råd", "råd", "advice"}},
    {v1::ENQUIRY_OUTCOME_NO_FIT, {"det passet ikke", "det passa ikkje", "no fit"}},
    {v1::ENQUIRY_OUTCOME_WITHDRAWN, {"trukket tilbake", "trekt tilbake", "withdrawn"}},
    {v1::ENQUIRY_OUTCOME_GAP,
     {"ingen ble funnet, og det er talt", "ingen vart funnen, og det er talt",
      "nobody was found, which is counted"}},
});

constexpr auto kReasons = std::to_array<WordEntry<v1::DeclineReason>>({
    {v1::DECLINE_REASON_WRONG_TOPIC, {"feil tema", "feil tema", "wrong topic"}},
    {v1::DECLINE_REASON_WRONG_PLACE, {"feil sted", "feil stad", "wrong place"}},
    {v1::DECLINE_REASON_NO_CAPACITY, {"ikke kapasitet nå", "ikkje kapasitet no", "no room now"}},
    {v1::DECLINE_REASON_OTHER, {"annen grunn", "annan grunn", "another reason"}},
});

constexpr auto kAnswers = std::to_array<WordEntry<v1::EnquiryAnswerKind>>({
    {v1::ENQUIRY_ANSWER_KIND_ACCEPT, {"ja", "ja", "yes"}},
    {v1::ENQUIRY_ANSWER_KIND_INTRODUCE, {"introduserer", "introduserer", "introduces"}},
    {v1::ENQUIRY_ANSWER_KIND_REFER, {"sender videre", "sender vidare", "passes on"}},
    {v1::ENQUIRY_ANSWER_KIND_DECLINE, {"nei takk", "nei takk", "rather not"}},
    {v1::ENQUIRY_ANSWER_KIND_AWAY, {"er borte", "er borte", "away"}},
    {v1::ENQUIRY_ANSWER_KIND_LEAVE, {"har sluttet", "har slutta", "has left"}},
    {v1::ENQUIRY_ANSWER_KIND_HAND_OVER, {"gir videre", "gir vidare", "hands over"}},
    {v1::ENQUIRY_ANSWER_KIND_CLOSE, {"avslutter", "avsluttar", "ends it"}},
    {v1::ENQUIRY_ANSWER_KIND_BRING_IN,
     {"tar med en kollega", "tek med ein kollega", "brings a colleague in"}},
    {v1::ENQUIRY_ANSWER_KIND_NAME_COORDINATOR,
     {"velger koordinator", "vel koordinator", "names a coordinator"}},
});

constexpr auto kStates = std::to_array<WordEntry<v1::EnquiryState>>({
    {v1::ENQUIRY_STATE_DRAFTED, {"på vei", "på veg", "on its way"}},
    {v1::ENQUIRY_STATE_SENT, {"sendt", "send", "sent"}},
    {v1::ENQUIRY_STATE_DELIVERED, {"framme", "framme", "delivered"}},
    {v1::ENQUIRY_STATE_ACCEPTED, {"følges opp", "blir følgd opp", "owned"}},
    {v1::ENQUIRY_STATE_WITH_REGISTRAR, {"søker person", "søkjer person", "with registrar"}},
    {v1::ENQUIRY_STATE_CLOSED, {"avsluttet", "avslutta", "closed"}},
});

}  // namespace

std::string_view text(EnquiryText which, std::string_view language) noexcept {
  return find_words(kTexts, which, language);
}

std::string_view outcome_words(v1::EnquiryOutcome outcome, std::string_view language) noexcept {
  return find_words(kOutcomes, outcome, language);
}

std::string_view reason_words(v1::DeclineReason reason, std::string_view language) noexcept {
  return find_words(kReasons, reason, language);
}

std::string_view answer_words(v1::EnquiryAnswerKind kind, std::string_view language) noexcept {
  return find_words(kAnswers, kind, language);
}

std::string_view state_words(v1::EnquiryState state, std::string_view language) noexcept {
  return find_words(kStates, state, language);
}

}  // namespace veieninn::cli
