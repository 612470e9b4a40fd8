// Ventures that fit, as their reader sees them.
#include "clients/cli/ventures_page.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/clients/cli/match_page_shape.h"

namespace veieninn::cli {
namespace {

constexpr char kAnswer[] = R"pb(
  need_topics { topic: "topics/t1" display_name: "Unge utenfor" weight: 1 }
  area: "areas/0301-14"
  ventures {
    venture: "ventures/v1"
    display_name: "Blid Sykkel"
    probability: 0.254
    reasons { sentence: "Arbeider med Unge utenfor." factor: 0.4 }
    reasons { sentence: "Er lite kjent ennå, og får sin sjanse." factor: 1 }
  }
  ventures {
    venture: "ventures/v2"
    display_name: "Rask Radio"
    probability: 0.2
    reasons { sentence: "Arbeider med Unge utenfor." factor: 0.2 }
  }
)pb";

v1::FindVenturesResponse answer() { return message_of<v1::FindVenturesResponse>(kAnswer); }

MatchView view(const std::string& language) {
  return {language, {{"areas/0301-14", "Nordstrand"}, {"initiatives/i1", "Unge som ikke møter"}}};
}

TEST(VenturesPage, NamesEachVentureWithTheChanceAndWhy) {
  EXPECT_EQ(ventures_page(answer(), {"initiatives/i1", 20}, view("nb"), kPlain),
            R"(Unge som ikke møter · i1
Gjelder:
  Unge utenfor 100 %
Sted: Nordstrand (0301-14)

1. Blid Sykkel · v1
   │ Sjanse for at de vil, og at det virker: 25 %
   │ Fordi:
   ├─ Arbeider med Unge utenfor (0,40)
   └─ Er lite kjent ennå, og får sin sjanse (1,00)

2. Rask Radio · v2
   │ Sjanse for at de vil, og at det virker: 20 %
   │ Fordi:
   └─ Arbeider med Unge utenfor (0,20)

Inviter dem i ett steg, eller bare noen av dem:
  veieninn invite i1 v1 v2 --text "…"
)");
}

TEST(VenturesPage, OffersMoreWhereThereMayBeMore) {
  const auto page = [](int ventures_max) {
    return ventures_page(answer(), {"", ventures_max}, view("en"), kPlain);
  };
  EXPECT_TRUE(holds(page(2), "\nGet more with --max 4.\n")) << page(2);
  EXPECT_FALSE(holds(page(3), "--max")) << page(3);
}

TEST(VenturesPage, SaysHowToSkipWhoWasAskedWhereThereIsNothingToInviteTo) {
  const std::string page = ventures_page(answer(), {"", 20}, view("nb"), kPlain);
  EXPECT_TRUE(page.ends_with("\nEr noen allerede spurt? Hopp over dem med --leave-out ID.\n"))
      << page;
  EXPECT_FALSE(holds(page, "veieninn invite")) << page;
}

TEST(VenturesPage, BreaksALongInvitationAsAShellTakesItUpAgain) {
  v1::FindVenturesResponse many = answer();
  many.clear_ventures();
  for (int i = 100; i < 160; ++i) {
    many.add_ventures()->set_venture("ventures/v" + std::to_string(i));
  }
  const std::string page = ventures_page(many, {"initiatives/i1", 100}, view("nb"), kAscii);
  EXPECT_LE(widest_line(page), 80U) << page;
  EXPECT_TRUE(holds(page, "  veieninn invite i1 v100 v101 v102 v103")) << page;
  EXPECT_TRUE(holds(page, " \\\n    v1")) << page;
  EXPECT_TRUE(page.ends_with(" v148 v149 --text \"...\"\n")) << "at most 50: " << page;
}

TEST(VenturesPage, SaysHowANeedWasUnderstoodWhereNoInitiativeIsNamed) {
  const std::string page = ventures_page(answer(), {"", 20}, view("nn"), kPlain);
  EXPECT_TRUE(page.starts_with("Forstått som:\n  Unge utenfor 100 %\nStad: Nordstrand")) << page;
  EXPECT_TRUE(holds(page, "Sjanse for at dei vil, og at det verkar: 25 %\n")) << page;
}

TEST(VenturesPage, SaysWhatToDoWhereNobodyFits) {
  v1::FindVenturesResponse nobody = answer();
  nobody.clear_ventures();
  EXPECT_EQ(ventures_page(nobody, {"", 20}, view("nb"), kPlain), R"(Forstått som:
  Unge utenfor 100 %
Sted: Nordstrand (0301-14)

Ingen entreprenør som er kjent her, passer ennå.
Prøv et større sted med --area, eller andre ord med --need.
)");
}

TEST(VenturesPage, KeepsWithinTheTerminalAndLetsNoStoredTextDriveIt) {
  v1::FindVenturesResponse hostile = answer();
  hostile.mutable_ventures(0)->set_display_name(kLongName);
  hostile.mutable_ventures(0)->mutable_reasons(0)->set_sentence(kLongName);
  hostile.mutable_need_topics(0)->set_display_name(kLongName);
  for (const char* language : {"nb", "nn", "en"}) {
    const MatchView long_view{language, {{"initiatives/i1", kLongName}}};
    for (const Style& style : {kPlain, kAscii, kNarrow}) {
      const std::string page = ventures_page(hostile, {"initiatives/i1", 20}, long_view, style);
      EXPECT_LE(widest_line(page), style.width) << page;
      EXPECT_FALSE(holds(page, "\x1b"));
      if (!style.drawn) expect_ascii_signs(page);
    }
  }
}

}  // namespace
}  // namespace veieninn::cli
