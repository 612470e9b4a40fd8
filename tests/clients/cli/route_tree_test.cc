#include "clients/cli/route_tree.h"

#include <sstream>

#include <gtest/gtest.h>

#include "clients/cli/text_shape.h"
#include "tests/clients/cli/example_answer.h"

namespace veieninn::cli {
namespace {

constexpr Style kPlain{false, true, 80};

TEST(RouteTree, PutsTheNameFirstAndTheReasonsBeneath) {
  const std::string page = route_tree(example_answer(), {"nb", "Indre Østfold"}, kPlain);
  EXPECT_EQ(page, R"(Forstått som:
  Reparasjon 60 % («sykkelreparasjon»)
  Unge utenfor 40 % («falt ut av skolen»)
Sted: Indre Østfold (3118)

Hull: Ingen i Indre Østfold er oppgitt for Reparasjon.

1. Rolig Bok
   │ rådgiver, Oppvekst, Indre Østfold kommune
   │ Nås: gjennom Blid Gulrot, som kan sette dere i kontakt
   │ Svarer på: bokmål, engelsk
   │ Veien: du → Blid Gulrot → Rolig Bok
   │ Gode sjanser for hjelp: 42 %
   │ Svar innen virkedager: 1: 17 % · 3: 31 % · 5: 39 % · 10: 50 %
   │ Fordi:
   ├─ Blid Gulrot har satt ventures som deres i kontakt med Rolig Bok før, sist
   │  i mars 2026 (0,75)
   └─ Rolig Bok svarer ofte når noen hun kjenner spør (0,56; 2026-10-02)

2. Rask Elg  [tar imot for enheten]
   │ leder, NAV Indre Østfold
   │ Nås: rask.elg@example.org · +47 00 00 00 31
   │ Veien: du → Rask Elg (ta kontakt direkte)
   │ En liten sjanse, men verd et forsøk: 5 %
   │ Fordi:
   └─ Hun tar imot for enheten (0,05)

Passer ingen? Be om flere med --max 10, eller prøv et annet sted.
)");
}

TEST(RouteTree, ShowsWhatIsOpenBesideThePeopleWithWhomToTalkToAndByWhen) {
  v1::FindRoutesResponse answer = example_answer();
  v1::Opportunity* first = answer.add_opportunities();
  first->set_title("Verksteder for unge");
  first->mutable_contact_card()->set_display_name("Rolig Bok");
  first->mutable_deadline()->set_seconds(1'800'000'000);
  first->set_days_left(50);
  v1::Opportunity* second = answer.add_opportunities();
  second->set_title("Møteplassen");
  second->mutable_contact_card()->set_display_name("Rask Elg");
  const std::string page = route_tree(answer, {"nb", "Indre Østfold"}, kPlain);
  EXPECT_NE(page.find(R"(
Åpent for dere nå:
├─ Verksteder for unge: snakk med Rolig Bok, frist om 50 dager
└─ Møteplassen: snakk med Rask Elg

Passer ingen?)"),
            std::string::npos)
      << page;
  first->set_days_left(1);
  EXPECT_NE(route_tree(answer, {"en", "Indre Østfold"}, kPlain)
                .find("Verksteder for unge: talk to Rolig Bok, deadline within a day"),
            std::string::npos);
}

TEST(RouteTree, FitsTheTerminalInEveryLanguage) {
  for (const char* language : {"nb", "nn", "en"}) {
    for (const std::size_t width : {60U, 80U, 100U}) {
      std::istringstream page(
          route_tree(example_answer(), {language, "Indre Østfold"}, {false, true, width}));
      for (std::string line; std::getline(page, line);) {
        EXPECT_LE(display_width(line), width) << language << ": " << line;
      }
    }
  }
}

TEST(RouteTree, SpeaksTheCallersLanguage) {
  EXPECT_NE(route_tree(example_answer(), {"en", ""}, kPlain).find("A good chance of help: 42 %"),
            std::string::npos);
  EXPECT_NE(route_tree(example_answer(), {"nn", ""}, kPlain).find("Vegen: du → Blid Gulrot"),
            std::string::npos);
}

TEST(RouteTree, DrawsInAsciiWhereTheLocaleIsNotUtf8) {
  const std::string page = route_tree(example_answer(), {"en", ""}, {false, false, 80});
  for (const char* sign : {"│", "├", "└", "→", "·"}) {
    EXPECT_EQ(page.find(sign), std::string::npos) << sign;
  }
  EXPECT_NE(page.find("you -> Blid Gulrot -> Rolig Bok"), std::string::npos);
}

TEST(RouteTree, ColoursOnlyWhatTheWordsSayAnyway) {
  const std::string colored = route_tree(example_answer(), {"nb", ""}, {true, true, 80});
  EXPECT_NE(colored.find("1. \x1b[1mRolig Bok\x1b[0m"), std::string::npos);
}

TEST(RouteTree, SaysPlainlyWhenThereIsNobodyOrNothingWasUnderstood) {
  v1::FindRoutesResponse empty;
  empty.mutable_gap()->set_sentence("Nobody.");
  const std::string page = route_tree(empty, {"en", ""}, kPlain);
  EXPECT_EQ(page,
            "The need was not understood. Try other words, or give a topic with --topic.\n"
            "Place: anywhere\n\nGap: Nobody.\n\nNo named person can answer this yet.\n");
}

TEST(RouteTree, LetsNoStoredTextDriveTheTerminal) {
  v1::FindRoutesResponse answer = example_answer();
  answer.mutable_routes(0)->mutable_contact_card()->set_display_name("Rolig\x1b[2J\r\nBok");
  EXPECT_EQ(route_tree(answer, {"nb", ""}, kPlain).find('\x1b'), std::string::npos);
}

TEST(RouteTree, ShowsAChanceThatIsNeverRoundedToNoneOrCertain) {
  v1::FindRoutesResponse answer = example_answer();
  answer.mutable_routes(0)->set_probability(0.0004);
  answer.mutable_routes(1)->set_probability(0.9999);
  answer.mutable_routes(0)->mutable_reasons(0)->set_factor(0.0021);
  const std::string page = route_tree(answer, {"en", ""}, kPlain);
  EXPECT_NE(page.find("A long shot: <1 %"), std::string::npos);
  EXPECT_NE(page.find("A very good chance of help: >99 %"), std::string::npos);
  EXPECT_NE(page.find("(0.002)"), std::string::npos);
}

}  // namespace
}  // namespace veieninn::cli
