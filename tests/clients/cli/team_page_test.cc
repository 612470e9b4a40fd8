// A team, as its reader sees it.
#include "clients/cli/team_page.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/clients/cli/match_page_shape.h"

namespace veieninn::cli {
namespace {

constexpr char kAnswer[] = R"pb(
  area: "areas/3118"
  coordinator {
    contact: "contacts/c1"
    contact_card {
      display_name: "Rolig Bok"
      title: "leder"
      unit_display_name: "Barnehagene"
      channels { value: "rolig.bok@example.org" }
    }
    steps { contact: "contacts/c1" display_name: "Rolig Bok" approach: APPROACH_DIRECT }
    reasons { sentence: "Rolig Bok har svart før." factor: 0.75 }
  }
  members {
    contact: "contacts/c2"
    contact_card { display_name: "Blid Gulrot" title: "helsesykepleier" }
    introducer: "contacts/c1"
    approach: APPROACH_INTRODUCED
    reasons { sentence: "Rolig Bok har ført folk sammen med Blid Gulrot." factor: 0.8 }
  }
  members {
    contact: "contacts/c3"
    contact_card { display_name: "Rask Elg" }
    introducer: "contacts/c2"
    approach: APPROACH_INTRODUCED
    reasons { sentence: "Har svart før." factor: 0.9 }
  }
  members {
    contact: "contacts/c4"
    contact_card { display_name: "Vennlig Sky" }
    introducer: "contacts/c1"
    approach: APPROACH_DIRECT
    reasons { sentence: "Har svart før." factor: 0.5 }
  }
  covers {
    requirement: "topics/t1"
    requirement_display_name: "Barnehage"
    contact: "contacts/c1"
    place: COVER_PLACE_HERE
    reasons { sentence: "Er oppgitt for Barnehage." factor: 0.9 }
  }
  covers {
    requirement: "topics/t2"
    requirement_display_name: "Helsestasjon"
    contact: "contacts/c3"
    place: COVER_PLACE_WIDER
  }
  covers {
    requirement: "orgUnits/u1"
    requirement_display_name: "NAV"
    contact: "contacts/c4"
    place: COVER_PLACE_SUBUNIT
  }
  gaps: "orgUnits/u2"
  gaps: "topics/t3"
  probability: 0.12
  bound: 0.15
)pb";

v1::FindTeamResponse answer() { return message_of<v1::FindTeamResponse>(kAnswer); }

MatchView view(const std::string& language) {
  return {language,
          {{"areas/3118", "Indre Østfold"},
           {"contacts/c1", "Rolig Bok"},
           {"contacts/c2", "Blid Gulrot"},
           {"contacts/c3", "Rask Elg"},
           {"contacts/c4", "Vennlig Sky"},
           {"topics/t3", "Brannvern"}}};
}

TEST(TeamPage, DrawsWhoBringsInWhomThenSaysWhoCoversWhatAndWhatIsMissing) {
  EXPECT_EQ(team_page(answer(), view("nb"), kPlain), R"(Sted: Indre Østfold (3118)

Samler laget: Rolig Bok
   │ leder, Barnehagene
   │ Nås: rolig.bok@example.org
   │ Veien: du → Rolig Bok (ta kontakt direkte)
   │ Fordi:
   └─ Rolig Bok har svart før (0,75)

Hvem henter inn hvem:
Rolig Bok
├─ Blid Gulrot
│  │ helsesykepleier
│  │ · Rolig Bok har ført folk sammen med Blid Gulrot (0,80)
│  └─ Rask Elg
│       · Har svart før (0,90)
└─ Vennlig Sky
     · Rolig Bok tar kontakt uten at vi vet at de kjenner hverandre
     · Har svart før (0,50)

Hvem dekker hva:
  Barnehage: Rolig Bok
    · Er oppgitt for Barnehage (0,90)
  Helsestasjon: Rask Elg, fra et større område
  NAV: Vennlig Sky, fra en enhet under

Ingen dekker: u2, Brannvern
Prøv et større sted med --area, eller finn den som er nærmest:
  veieninn route --topic t3 --area 3118

Sjanse for at hele laget kommer på plass: 12 %.
En annen sammensetning kan være bedre, men ingen kan ha mer enn 15 %.
)");
}

TEST(TeamPage, SpeaksNynorskAndEnglish) {
  const std::string nynorsk = team_page(answer(), view("nn"), kPlain);
  EXPECT_TRUE(holds(nynorsk, "\nKven hentar inn kven:\n")) << nynorsk;
  EXPECT_TRUE(holds(nynorsk, "\nIngen dekkjer: u2, Brannvern\n")) << nynorsk;
  const std::string english = team_page(answer(), view("en"), kPlain);
  EXPECT_TRUE(holds(english, "\nGathers the team: Rolig Bok\n")) << english;
  EXPECT_TRUE(holds(english, "none can have more than 15 %.\n")) << english;
}

TEST(TeamPage, SaysThatNoTeamIsBetterWhereThatIsKnown) {
  v1::FindTeamResponse best = answer();
  best.set_bound(best.probability());
  EXPECT_TRUE(holds(team_page(best, view("nb"), kPlain),
                    "12 %.\nIngen annen sammensetning har større sjanse.\n"));
}

TEST(TeamPage, SaysThatOnePersonIsEnough) {
  v1::FindTeamResponse alone = answer();
  alone.clear_members();
  EXPECT_TRUE(holds(team_page(alone, view("nb"), kPlain), "\nRolig Bok dekker det alene.\n"));
}

TEST(TeamPage, SaysWhatToDoWhereThereIsNoTeam) {
  v1::FindTeamResponse none;
  none.add_gaps("topics/t3");
  EXPECT_EQ(team_page(none, view("nb"), kPlain), R"(Sted: hvor som helst

Ingen dekker: Brannvern
Prøv et større sted med --area, eller finn den som er nærmest:
  veieninn route --topic t3

Ingen vei fører til et lag ennå.
Prøv et større sted med --area eller færre temaer, eller spør én person:
veieninn route.
)");
  EXPECT_TRUE(holds(team_page({}, view("en"), kPlain), "The need was not understood."));
}

TEST(TeamPage, DrawsMembersOnceWhoeverAServerSaysBroughtThemIn) {
  v1::FindTeamResponse circle = answer();
  circle.mutable_members(0)->set_introducer("contacts/c3");
  circle.mutable_members(1)->set_introducer("contacts/c3");
  circle.mutable_members(2)->set_introducer("contacts/nobody");
  const std::string page = team_page(circle, view("nb"), kPlain);
  for (const char* name : {"─ Blid Gulrot\n", "─ Rask Elg\n", "─ Vennlig Sky\n"}) {
    EXPECT_TRUE(holds(page, name)) << page;
    EXPECT_EQ(page.find(name), page.rfind(name)) << page;
  }
}

TEST(TeamPage, KeepsWithinTheTerminalAndLetsNoStoredTextDriveIt) {
  v1::FindTeamResponse hostile = answer();
  hostile.mutable_coordinator()->mutable_contact_card()->set_display_name(kLongName);
  hostile.mutable_members(0)->mutable_contact_card()->set_display_name(kLongName);
  hostile.mutable_members(1)->mutable_reasons(0)->set_sentence(kLongName);
  hostile.mutable_covers(0)->set_requirement_display_name(kLongName);
  for (const char* language : {"nb", "nn", "en"}) {
    MatchView long_view = view(language);
    long_view.names["contacts/c1"] = kLongName;
    long_view.names["topics/t3"] = kLongName;
    for (const Style& style : {kPlain, kAscii, kNarrow}) {
      const std::string page = team_page(hostile, long_view, style);
      EXPECT_LE(widest_line(page), style.width) << page;
      EXPECT_FALSE(holds(page, "\x1b"));
      if (!style.drawn) expect_ascii_signs(page);
    }
  }
}

TEST(TeamPage, ColoursOnlyWhatTheWordsSayAnyway) {
  const std::string page = team_page(answer(), view("nb"), kColored);
  EXPECT_TRUE(holds(page, "├─ \x1b[1mBlid Gulrot\x1b[0m\n")) << page;
  EXPECT_TRUE(holds(page, "\x1b[33mIngen dekker: u2, Brannvern\x1b[0m\n")) << page;
}

}  // namespace
}  // namespace veieninn::cli
