// Proposed pairs, as their reader sees them.
#include "clients/cli/pairs_page.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/clients/cli/match_page_shape.h"

namespace veieninn::cli {
namespace {

constexpr char kAnswer[] = R"pb(
  pairs {
    mentor: "contacts/c1"
    mentor_display_name: "Rolig Bok"
    venture: "ventures/v1"
    venture_display_name: "Blid Sykkel"
    probability: 0.42
    reasons { sentence: "Mentoren har kunnskap om Sykkel." factor: 0.6 }
    reasons { sentence: "Har svart før." factor: 0.7 }
  }
  pairs {
    mentor: "contacts/c2"
    mentor_display_name: "Vennlig Sky"
    venture: "ventures/v2"
    venture_display_name: "Rask Radio"
    probability: 0.3
    reasons { sentence: "Har svart før." factor: 0.3 }
    first_choice { mentor: "contacts/c1" probability: 0.35 taken_by: "ventures/v1" }
  }
  alone { venture: "ventures/v3" reason: ALONE_REASON_NO_TOPICS }
  alone { venture: "ventures/v4" reason: ALONE_REASON_NOBODY_FITS }
  alone {
    venture: "ventures/v5"
    reason: ALONE_REASON_ALL_TAKEN
    first_choice { mentor: "contacts/c2" probability: 0.2 }
  }
  unavailable_mentors: "contacts/c3"
  unavailable_mentors: "contacts/c4"
  expected_count: 0.72
  refused_pairs { mentor: "contacts/c5" venture: "ventures/v5" }
)pb";

v1::ProposePairsResponse answer() { return message_of<v1::ProposePairsResponse>(kAnswer); }

MatchView view(const std::string& language) {
  return {language,
          {{"initiatives/i1", "Mentorer i nabolaget"},
           {"contacts/c1", "Rolig Bok"},
           {"contacts/c2", "Vennlig Sky"},
           {"contacts/c3", "Blid Gulrot"},
           {"contacts/c5", "Rask Elg"},
           {"ventures/v1", "Blid Sykkel"},
           {"ventures/v3", "Stille Tastatur"},
           {"ventures/v4", "Munter Votte"},
           {"ventures/v5", "Ærlig Kaffe"}}};
}

TEST(PairsPage, SaysWhyEachPairAndWhyTheOthersAreAlone) {
  EXPECT_EQ(pairs_page(answer(), {"initiatives/i1", "participations/p1"}, view("nb"), kPlain),
            R"(Mentorer i nabolaget · i1
Foreslåtte par: 2. I snitt kan en vente at 0,7 av dem fungerer.

1. Rolig Bok som mentor for Blid Sykkel
   │ Sjanse for at det fungerer: 42 %
   │ Fordi:
   ├─ Mentoren har kunnskap om Sykkel (0,60)
   └─ Har svart før (0,70)

2. Vennlig Sky som mentor for Rask Radio
   │ Sjanse for at det fungerer: 30 %
   │ Rolig Bok hadde passet enda bedre (35 %), men er opptatt med Blid Sykkel.
   │ Fordi:
   └─ Har svart før (0,30)

Uten mentor:
├─ Stille Tastatur har ikke oppgitt hva de arbeider med. Legg det til: veieninn
│  venture update v3 --topics TEMA
├─ Munter Votte: ingen mentor er nær det de arbeider med. Finn en som kan bli
│  det: veieninn route.
└─ Ærlig Kaffe: de som passer, har andre eller ikke plass. Best hadde Vennlig
   Sky passet (20 %), men har ikke plass til flere.

Kan ikke nå (borte, fullt, sluttet eller ikke bekreftet): Blid Gulrot, c4
Rask Elg hører selv til Ærlig Kaffe og foreslås ikke for dem.

Slik begynner det øverste paret:
  veieninn participation update p1 --contact c1
)");
}

TEST(PairsPage, LetsAVentureThatDoesNotTakePartJoinWithItsMentor) {
  const std::string page = pairs_page(answer(), {"initiatives/i1", ""}, view("en"), kPlain);
  EXPECT_TRUE(
      page.ends_with("The first pair begins with:\n"
                     "  veieninn initiative join i1 --venture v1 --contact c1\n"))
      << page;
}

TEST(PairsPage, SpeaksNynorskAndEnglish) {
  const std::string nynorsk = pairs_page(answer(), {"initiatives/i1", ""}, view("nn"), kPlain);
  EXPECT_TRUE(holds(nynorsk, "I snitt kan ein vente at 0,7 av dei fungerer.")) << nynorsk;
  EXPECT_TRUE(holds(nynorsk, "\nUtan mentor:\n")) << nynorsk;
  const std::string english = pairs_page(answer(), {"initiatives/i1", ""}, view("en"), kPlain);
  EXPECT_TRUE(holds(english, "On average 0.7 of them can be expected to work.")) << english;
  EXPECT_TRUE(holds(english, "1. Rolig Bok as mentor for Blid Sykkel\n")) << english;
}

TEST(PairsPage, SaysWhatToDoWhereEverybodyHasAMentor) {
  EXPECT_EQ(pairs_page({}, {"initiatives/i1", ""}, view("nb"), kPlain),
            R"(Mentorer i nabolaget · i1
Ingen par kan foreslås nå.
Alle som deltar, har en mentor. Spør for andre med --venture ID.
)");
}

TEST(PairsPage, KeepsWithinTheTerminalAndLetsNoStoredTextDriveIt) {
  v1::ProposePairsResponse hostile = answer();
  hostile.mutable_pairs(0)->set_mentor_display_name(kLongName);
  hostile.mutable_pairs(1)->set_venture_display_name(kLongName);
  hostile.mutable_pairs(1)->mutable_reasons(0)->set_sentence(kLongName);
  for (const char* language : {"nb", "nn", "en"}) {
    MatchView long_view = view(language);
    for (auto& [resource, name] : long_view.names) name = kLongName;
    for (const Style& style : {kPlain, kAscii}) {
      const std::string page = pairs_page(hostile, {"initiatives/i1", ""}, long_view, style);
      EXPECT_LE(widest_line(page), style.width) << page;
      EXPECT_FALSE(holds(page, "\x1b"));
      if (!style.drawn) expect_ascii_signs(page);
    }
  }
}

}  // namespace
}  // namespace veieninn::cli
