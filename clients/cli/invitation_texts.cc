#include "clients/cli/invitation_texts.h"

#include <array>

#include "clients/cli/translated_words.h"

namespace veieninn::cli {
namespace {

constexpr auto kTexts = std::to_array<WordEntry<InvitationText>>({
    // Where it stands
    {InvitationText::kOpen,
     {"venter på svar, frist {until}", "ventar på svar, frist {until}",
      "waits for an answer until {until}"}},
    {InvitationText::kAccepted, {"takket ja {time}", "takka ja {time}", "accepted {time}"}},
    {InvitationText::kDeclined, {"takket nei {time}", "takka nei {time}", "declined {time}"}},
    {InvitationText::kLapsed,
     {"ikke svart innen fristen {until}", "ikkje svart innan fristen {until}",
      "not answered by {until}"}},
    {InvitationText::kWithdrawn,
     {"trukket tilbake {time}", "trekt tilbake {time}", "taken back {time}"}},
    {InvitationText::kUnknownState,
     {"i en tilstand som denne versjonen av veieninn ikke kjenner",
      "i ein tilstand som denne versjonen av veieninn ikkje kjenner",
      "in a state that this version of veieninn does not know"}},
    // Words before a colon
    {InvitationText::kVenture, {"Til", "Til", "To"}},
    {InvitationText::kInitiative, {"Gjelder", "Gjeld", "About"}},
    {InvitationText::kInviter, {"Invitert av", "Invitert av", "Invited by"}},
    {InvitationText::kLetter, {"Invitasjonen", "Invitasjonen", "The invitation"}},
    {InvitationText::kNote, {"Beskjed", "Beskjed", "Note"}},
    {InvitationText::kInvitedNow, {"Invitert nå", "Invitert no", "Invited now"}},
    {InvitationText::kInvitedBefore,
     {"Invitert før, og uendret", "Invitert før, og uendra", "Invited before, and unchanged"}},
    // Sentences
    {InvitationText::kListed,
     {"{venture}, invitert av {who} til {title}", "{venture}, invitert av {who} til {title}",
      "{venture}, invited by {who} to {title}"}},
    {InvitationText::kTakenUp,
     {"{venture} har takket ja til {title}. {who} følger opp.",
      "{venture} har takka ja til {title}. {who} følgjer opp.",
      "{venture} has accepted {title}. {who} owns it from now on."}},
    {InvitationText::kTurnedDown,
     {"{venture} har takket nei til {title}, og blir ikke invitert til det igjen.",
      "{venture} har takka nei til {title}, og blir ikkje invitert til det igjen.",
      "{venture} has declined {title}, and is not invited to it again."}},
    {InvitationText::kTakenBack,
     {"Invitasjonen av {venture} til {title} er trukket tilbake.",
      "Invitasjonen av {venture} til {title} er trekt tilbake.",
      "The invitation of {venture} to {title} is taken back."}},
    {InvitationText::kNobodyNew,
     {"Alle var invitert før. Ingenting er endret.", "Alle var inviterte før. Ingenting er endra.",
      "All of them were invited before. Nothing is changed."}},
    {InvitationText::kNoInvitations,
     {"Ingen invitasjoner.", "Ingen invitasjonar.", "No invitations."}},
    // Heads of commands
    {InvitationText::kAnswerNext,
     {"Entreprenøren svarer ja eller nei:", "Entreprenøren svarer ja eller nei:",
      "The entrepreneur says yes or no:"}},
    {InvitationText::kLateAnswerNext,
     {"Et ja eller nei teller fortsatt:", "Eit ja eller nei tel framleis:",
      "A yes or a no still counts:"}},
    {InvitationText::kTakeBackNext,
     {"{who} kan trekke den tilbake:", "{who} kan trekkje han tilbake:",
      "{who} can take it back:"}},
    {InvitationText::kFollowEnquiryNext,
     {"Følg henvendelsen det ble til:", "Følg førespurnaden det vart til:",
      "Follow the enquiry that it became:"}},
    {InvitationText::kFollowAnswersNext,
     {"Se hva de svarer:", "Sjå kva dei svarer:", "See what they answer:"}},
});
static_assert(kTexts.size() == static_cast<std::size_t>(InvitationText::kFollowAnswersNext) + 1);

}  // namespace

std::string_view text(InvitationText which, std::string_view language) noexcept {
  return find_words(kTexts, which, language);
}

}  // namespace veieninn::cli
