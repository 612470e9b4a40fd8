// Invitations, as their readers see them.
#include "clients/cli/invitation_page.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/clients/cli/example_enquiry.h"
#include "tests/clients/cli/example_invitation.h"
#include "tests/clients/cli/sentence_places.h"

namespace veieninn::cli {
namespace {

constexpr int kTextCount = static_cast<int>(InvitationText::kFollowAnswersNext) + 1;
constexpr v1::InvitationState kStates[] = {
    v1::INVITATION_STATE_OPEN, v1::INVITATION_STATE_ACCEPTED, v1::INVITATION_STATE_DECLINED,
    v1::INVITATION_STATE_LAPSED, v1::INVITATION_STATE_WITHDRAWN};

InvitationView bokmal() { return {"nb", {}}; }

void add(v1::InviteVenturesResponse& answer, const v1::Invitation& invitation, bool was_invited) {
  v1::InvitedVenture& added = *answer.add_invited();
  *added.mutable_invitation() = invitation;
  added.set_was_invited(was_invited);
}

v1::Invitation named(const std::string& id, const std::string& venture,
                     v1::InvitationState state = v1::INVITATION_STATE_OPEN) {
  v1::Invitation invitation = example_invitation(state);
  invitation.set_name("invitations/" + id);
  (*invitation.mutable_display_names())["ventures/v1"] = venture;
  return invitation;
}

// -- inviting --

TEST(InvitedPage, SaysWhoWasInvitedByWhomAndUntilWhenAndHowItStandsWithWhoWasBefore) {
  v1::InviteVenturesResponse answer;
  add(answer, named("a1", "Blid Sykkel"), false);
  add(answer, named("a2", "Rask Radio", v1::INVITATION_STATE_DECLINED), true);
  add(answer, named("a3", "Glad Kasserolle"), false);
  EXPECT_EQ(invited_page(answer, bokmal(), kPlain), R"(Unge som ikke møter · i1

Invitert nå:
  Invitert av: Rolig Bok
  Blid Sykkel · venter på svar, frist 2026-12-14
    a1
  Glad Kasserolle · venter på svar, frist 2026-12-14
    a3

Invitert før, og uendret:
  Invitert av: Rolig Bok
  Rask Radio · takket nei 2026-12-01
    a2

Se hva de svarer:
  veieninn invitation list --initiative i1
)");
}

TEST(InvitedPage, SaysThatNothingChangedWhereAllWereInvitedBefore) {
  v1::InviteVenturesResponse answer;
  add(answer, named("a2", "Rask Radio"), true);
  const std::string page = invited_page(answer, bokmal(), kPlain);
  EXPECT_TRUE(holds(page, "Alle var invitert før. Ingenting er endret.\n")) << page;
  EXPECT_FALSE(holds(page, "Invitert nå")) << page;
}

TEST(InvitedPage, NamesEachWhoInvitedWhereTheyAreSeveral) {
  v1::InviteVenturesResponse answer;
  add(answer, named("a1", "Blid Sykkel"), true);
  v1::Invitation other = named("a2", "Rask Radio");
  (*other.mutable_display_names())["contacts/c1"] = "Vennlig Sky";
  add(answer, other, true);
  const std::string page = invited_page(answer, bokmal(), kPlain);
  EXPECT_TRUE(holds(page, "    a1\n  Invitert av: Vennlig Sky\n  Rask Radio")) << page;
}

// -- one of them --

TEST(InvitationPage, ShowsTheLetterInItsOwnLinesAndHowItIsAnswered) {
  EXPECT_EQ(invitation_page(example_invitation(), bokmal(), kPlain),
            R"(7f3a · venter på svar, frist 2026-12-14
Til: Blid Sykkel
Gjelder: Unge som ikke møter · i1
Invitert av: Rolig Bok · 2026-12-01
Invitasjonen:
  Vi vil nå unge der de er.

  Blir dere med?

Entreprenøren svarer ja eller nei:
  veieninn invitation accept 7f3a
  veieninn invitation decline 7f3a
Rolig Bok kan trekke den tilbake:
  veieninn invitation withdraw 7f3a --contact c1
)");
}

std::string page_of(v1::InvitationState state) {
  return invitation_page(example_invitation(state), bokmal(), kPlain);
}

TEST(InvitationPage, SaysWhatAnAcceptedOneBecameAndThatALapsedOneCanStillBeAnswered) {
  const std::string accepted = page_of(v1::INVITATION_STATE_ACCEPTED);
  EXPECT_TRUE(accepted.starts_with("7f3a · takket ja 2026-12-01\n")) << accepted;
  EXPECT_TRUE(
      accepted.ends_with("\nFølg henvendelsen det ble til:\n  veieninn enquiry show 7f3a\n"))
      << accepted;
  const std::string lapsed = page_of(v1::INVITATION_STATE_LAPSED);
  EXPECT_TRUE(lapsed.starts_with("7f3a · ikke svart innen fristen 2026-12-14\n")) << lapsed;
  EXPECT_TRUE(holds(lapsed, "Et ja eller nei teller fortsatt:\n  veieninn invitation accept 7f3a"))
      << lapsed;
}

TEST(InvitationPage, OffersNothingWhereNothingCanBeDone) {
  EXPECT_FALSE(holds(page_of(v1::INVITATION_STATE_DECLINED), "veieninn invitation"));
  const std::string withdrawn = page_of(v1::INVITATION_STATE_WITHDRAWN);
  EXPECT_TRUE(withdrawn.starts_with("7f3a · trukket tilbake 2026-12-01\n")) << withdrawn;
  EXPECT_FALSE(holds(withdrawn, "veieninn invitation")) << withdrawn;
  const std::string unknown = page_of(v1::INVITATION_STATE_UNSPECIFIED);
  EXPECT_TRUE(unknown.starts_with("7f3a · i en tilstand som denne versjonen av veieninn ikke"))
      << unknown;
}

TEST(InvitationPage, SaysThatWhoInvitedIsErasedAndOffersNothingInHerName) {
  v1::Invitation erased = example_invitation();
  erased.clear_contact();
  erased.clear_text();
  const std::string page = invitation_page(erased, bokmal(), kPlain);
  EXPECT_TRUE(holds(page, "Invitert av: en slettet person · 2026-12-01\n")) << page;
  EXPECT_FALSE(holds(page, "Invitasjonen:")) << page;
  EXPECT_FALSE(holds(page, "withdraw")) << page;
}

TEST(InvitationPage, ShowsWhatWasSaidOnTheWay) {
  v1::Invitation declined = example_invitation(v1::INVITATION_STATE_DECLINED);
  declined.set_note("Ikke i år,\ndessverre");
  const std::string page = invitation_page(declined, bokmal(), kPlain);
  EXPECT_TRUE(page.ends_with("Beskjed: «Ikke i år, dessverre»\n")) << page;
}

// -- answers --

TEST(AnsweredPage, SaysWhoOwnsWhatAYesBecameAndHowToFollowIt) {
  v1::Enquiry enquiry = example_enquiry();
  enquiry.set_state(v1::ENQUIRY_STATE_ACCEPTED);
  enquiry.set_owner("contacts/c003");
  enquiry.set_next_step(v1::ENQUIRY_STEP_FOLLOW_UP);
  enquiry.mutable_next_step_time()->set_seconds(1'797'292'800);
  EXPECT_EQ(
      answered_page(example_invitation(v1::INVITATION_STATE_ACCEPTED), enquiry, bokmal(), kPlain),
      R"(Blid Sykkel har takket ja til «Unge som ikke møter». Rolig Bok følger opp.

7f3a · Rolig Bok følger opp
Neste steg: Rolig Bok følger opp og blir spurt 2026-12-15 om hvordan det gikk.

Følg henvendelsen det ble til:
  veieninn enquiry show 7f3a
)");
}

TEST(AnsweredPage, TellsOfAYesAlsoWhereTheEnquiryCouldNotBeRead) {
  EXPECT_EQ(answered_page(example_invitation(v1::INVITATION_STATE_ACCEPTED), {}, bokmal(), kPlain),
            R"(Blid Sykkel har takket ja til «Unge som ikke møter». Rolig Bok følger opp.

Følg henvendelsen det ble til:
  veieninn enquiry show 7f3a
)");
}

TEST(AnsweredPage, SaysWhatANoAndATakingBackMean) {
  EXPECT_EQ(answered_page(example_invitation(v1::INVITATION_STATE_DECLINED), {}, bokmal(), kPlain),
            "Blid Sykkel har takket nei til «Unge som ikke møter», og blir ikke invitert til\n"
            "det igjen.\n");
  EXPECT_EQ(answered_page(example_invitation(v1::INVITATION_STATE_WITHDRAWN), {}, bokmal(), kPlain),
            "Invitasjonen av Blid Sykkel til «Unge som ikke møter» er trukket tilbake.\n");
}

// -- many --

TEST(InvitationList, TellsOfEachHowItStandsAndWhoInvitedWhomToWhat) {
  EXPECT_EQ(invitation_list({named("a1", "Blid Sykkel"),
                             named("a2", "Rask Radio", v1::INVITATION_STATE_ACCEPTED)},
                            bokmal(), kPlain),
            R"(a1 · venter på svar, frist 2026-12-14
  Blid Sykkel, invitert av Rolig Bok til «Unge som ikke møter»
a2 · takket ja 2026-12-01
  Rask Radio, invitert av Rolig Bok til «Unge som ikke møter»
)");
  EXPECT_EQ(invitation_list({}, bokmal(), kPlain), "Ingen invitasjoner.\n");
}

// -- all of them --

TEST(InvitationPages, SpeakNynorskAndEnglishAndTakeTheTitleOfTheReadersLanguage) {
  const InvitationView nynorsk{"nn", {{"initiatives/i1", "Unge som ikkje møter"}}};
  EXPECT_EQ(invitation_list({example_invitation()}, nynorsk, kPlain),
            "7f3a · ventar på svar, frist 2026-12-14\n"
            "  Blid Sykkel, invitert av Rolig Bok til «Unge som ikkje møter»\n");
  const InvitationView english{"en", {{"initiatives/i1", "Young people who stay away"}}};
  EXPECT_EQ(invitation_list({example_invitation()}, english, kPlain),
            "7f3a · waits for an answer until 2026-12-14\n"
            "  Blid Sykkel, invited by Rolig Bok to \"Young people who stay away\"\n");
}

// Commands are never broken, and the longest is of 48 columns.
void expect_tame(const std::string& page, const Style& style) {
  EXPECT_LE(widest_line(page), std::max<std::size_t>(style.width, 48)) << page;
  EXPECT_FALSE(holds(page, "\x1b"));
  if (!style.drawn) expect_ascii_signs(page);
}

v1::Invitation hostile_invitation(v1::InvitationState state) {
  v1::Invitation hostile = example_invitation(state);
  for (auto& [resource, name] : *hostile.mutable_display_names()) name = kLongName;
  hostile.set_text(kLongName);
  hostile.set_note(kLongName);
  return hostile;
}

void expect_all_pages_tame(const v1::Invitation& hostile, const InvitationView& view,
                           const Style& style) {
  v1::InviteVenturesResponse invited;
  add(invited, hostile, false);
  add(invited, hostile, true);
  expect_tame(invited_page(invited, view, style), style);
  expect_tame(invitation_page(hostile, view, style), style);
  expect_tame(answered_page(hostile, {}, view, style), style);
  expect_tame(invitation_list({hostile}, view, style), style);
}

TEST(InvitationPages, KeepWithinTheTerminalAndLetNoStoredTextDriveIt) {
  for (const v1::InvitationState state : kStates) {
    const v1::Invitation hostile = hostile_invitation(state);
    for (const char* language : {"nb", "nn", "en"}) {
      for (const Style& style : {kPlain, kAscii, kNarrow}) {
        expect_all_pages_tame(hostile, {language, {}}, style);
      }
    }
  }
}

TEST(InvitationPages, ColourOnlyWhatTheWordsSayAnyway) {
  EXPECT_TRUE(invitation_page(example_invitation(), bokmal(), kColored)
                  .starts_with("\x1b[1m7f3a · venter på svar, frist 2026-12-14\x1b[0m\n"));
}

TEST(InvitationTexts, HaveEverySentenceInEveryLanguageWithTheSamePlaces) {
  for (int which = 0; which < kTextCount; ++which) {
    const std::string_view first = text(static_cast<InvitationText>(which), "nb");
    for (const char* language : {"nb", "nn", "en"}) {
      const std::string_view sentence = text(static_cast<InvitationText>(which), language);
      EXPECT_FALSE(sentence.empty()) << which << language;
      EXPECT_EQ(places_in(sentence), places_in(first)) << sentence;
    }
  }
}

}  // namespace
}  // namespace veieninn::cli
