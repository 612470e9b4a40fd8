// What is open, as its reader sees it.
#include "clients/cli/opportunities_page.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/clients/cli/match_page_shape.h"

namespace veieninn::cli {
namespace {

// As of 2026-11-23.
constexpr char kAnswer[] = R"pb(
  need_topics { topic: "topics/t1" display_name: "Kontor" weight: 1 }
  areas: "areas/3203"
  as_of_time { seconds: 1795435200 }
  opportunities {
    initiative: "initiatives/i1"
    kind: INITIATIVE_KIND_STARTUP_SERVICE
    title: "Hjelp i gang"
    unit_display_name: "Asker kommune"
    contact: "contacts/c1"
    contact_card {
      display_name: "Rolig Bok"
      title: "rådgiver"
      unit_display_name: "Asker kommune"
      channels { value: "rolig.bok@example.org" }
      channels { value: "+47 00 00 00 01" }
    }
    deadline { seconds: 1797984000 }
    days_left: 30
    quotas { unit: QUOTA_UNIT_HOURS total: 40 each_max: 10 left: 36 }
    quotas { unit: QUOTA_UNIT_KRONER total: 2000000 left: 1500000 }
    probability: 0.42
    approach: APPROACH_DIRECT
    reasons { sentence: "Gjelder Kontor." factor: 0.6 }
    reasons {
      sentence: "Har svart før."
      factor: 0.7
      time { seconds: 1793750400 }
    }
  }
  opportunities {
    initiative: "initiatives/i2"
    kind: INITIATIVE_KIND_MEETING_PLACE
    title: "Møteplassen"
    unit_display_name: "Bydelen"
    contact_card { display_name: "Vennlig Sky" }
    probability: 0.0004
    approach: APPROACH_KNOWN
    reasons { sentence: "Gjelder i Asker." factor: 0.0004 }
  }
)pb";

v1::FindOpportunitiesResponse answer() {
  return message_of<v1::FindOpportunitiesResponse>(kAnswer);
}

MatchView view(const std::string& language) { return {language, {{"areas/3203", "Asker"}}}; }

// Where no line may break, the page has a space that looks like any other.
std::string with_plain_spaces(std::string page) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  for (std::size_t at = page.find(kNoBreakSpace); at != std::string::npos;
       at = page.find(kNoBreakSpace)) {
    page.replace(at, kNoBreakSpace.size(), " ");
  }
  return page;
}

TEST(OpportunitiesPage, SaysUntilWhenAndWhomToTalkToBeforeItSaysWhy) {
  EXPECT_EQ(with_plain_spaces(opportunities_page(answer(), true, view("nb"), kPlain)),
            R"(Forstått som:
  Kontor 100 %
Sted: Asker (3203)

1. Hjelp i gang
   │ etablererhjelp fra Asker kommune · i1
   │ Frist: om 29 dager, 2026-12-22
   │ Snakk med: Rolig Bok, rådgiver, Asker kommune
   │ Nås: rolig.bok@example.org · +47 00 00 00 01
   │ Igjen: 36 av 40 timer, høyst 10 til hver; 1 500 000 av 2 000 000 kroner
   │ Sjanse for at det fører fram: 42 %
   │ Fordi:
   ├─ Gjelder Kontor (0,60)
   └─ Har svart før (0,70; 2026-11-04)

2. Møteplassen
   │ møteplass fra Bydelen · i2
   │ Frist: ingen, så lenge det varer
   │ Snakk med: Vennlig Sky (dere kjenner hverandre)
   │ Nås: adressen vises først etter et ja; spør ved enheten
   │ Sjanse for at det fører fram: <1 %
   │ Fordi:
   └─ Gjelder i Asker (0,0004)

Mer om det øverste:
  veieninn initiative show i1
)");
}

TEST(OpportunitiesPage, MarksWhatTheVentureWasInvitedToWithHowToAnswer) {
  v1::FindOpportunitiesResponse invited = answer();
  EXPECT_FALSE(holds(opportunities_page(invited, false, view("nb"), kPlain), "invitation"));
  invited.mutable_opportunities(1)->set_invitation("invitations/7f3a");
  const std::string page = opportunities_page(invited, false, view("nb"), kPlain);
  EXPECT_TRUE(holds(page, R"(
2. Møteplassen
   │ møteplass fra Bydelen · i2
   │ Dere er invitert. Les invitasjonen, og takk ja eller nei:
   │   veieninn invitation show 7f3a
   │   veieninn invitation accept 7f3a
   │   veieninn invitation decline 7f3a
   │ Frist: ingen)"))
      << page;
  EXPECT_EQ(page.find("invitert"), page.rfind("invitert")) << "the other one is not marked";
}

TEST(OpportunitiesPage, SpeaksNynorskAndEnglish) {
  const std::string nynorsk = opportunities_page(answer(), false, view("nn"), kPlain);
  EXPECT_TRUE(holds(nynorsk, "Ut frå det de arbeider med:\n")) << nynorsk;
  EXPECT_TRUE(holds(nynorsk, "etablerarhjelp frå Asker kommune")) << nynorsk;
  EXPECT_TRUE(holds(nynorsk, "Att: 36 av 40 timar, høgst 10 til kvar")) << nynorsk;
  const std::string english = opportunities_page(answer(), false, view("en"), kPlain);
  EXPECT_TRUE(holds(english, "From what you work with:\n")) << english;
  EXPECT_TRUE(holds(english, "Deadline: in 29 days, 2026-12-22\n")) << english;
  EXPECT_TRUE(holds(english, "1,500,000 of 2,000,000 kroner")) << english;
}

TEST(OpportunitiesPage, CountsTheDaysFromTheMomentThatWasAskedFor) {
  v1::FindOpportunitiesResponse later = answer();
  later.mutable_as_of_time()->set_seconds(1'797'984'000 - 1);
  EXPECT_TRUE(
      holds(opportunities_page(later, true, view("nb"), kPlain), "Frist: i dag, 2026-12-22\n"));
}

TEST(OpportunitiesPage, SaysWhatToDoWhereNothingIsOpen) {
  EXPECT_EQ(opportunities_page({}, true, view("nb"), kPlain),
            R"(Behovet ble ikke forstått. Prøv andre ord, eller gi et tema med --topic.
Sted: hvor som helst

Ingenting som passer, er åpent nå.

Prøv et større sted med --area eller andre ord med --need, eller spør en person:
veieninn route.
)");
}

TEST(OpportunitiesPage, SaysThatAVentureWithoutTopicsGetsAllThatIsOpen) {
  v1::FindOpportunitiesResponse all = answer();
  all.clear_need_topics();
  all.set_without_person_count(2);
  const std::string page = opportunities_page(all, false, view("nb"), kPlain);
  EXPECT_TRUE(page.starts_with("Det er ikke oppgitt noe tema")) << page;
  EXPECT_TRUE(holds(page, "\nÅpent og passende, men uten noen å snakke med nå: 2.\n")) << page;
}

TEST(OpportunitiesPage, KeepsWithinTheTerminalAndLetsNoStoredTextDriveIt) {
  v1::FindOpportunitiesResponse hostile = answer();
  v1::Opportunity& open = *hostile.mutable_opportunities(0);
  open.set_title(kLongName);
  open.set_unit_display_name(kLongName);
  open.mutable_contact_card()->set_display_name(kLongName);
  open.mutable_contact_card()->set_title(kLongName);
  open.mutable_reasons(0)->set_sentence(kLongName);
  for (const char* language : {"nb", "nn", "en"}) {
    for (const Style& style : {kPlain, kAscii, kNarrow}) {
      const std::string page = opportunities_page(hostile, true, view(language), style);
      EXPECT_LE(widest_line(page), style.width) << page;
      EXPECT_FALSE(holds(page, "\x1b"));
      if (!style.drawn) expect_ascii_signs(page);
    }
  }
}

TEST(OpportunitiesPage, ColoursOnlyWhatTheWordsSayAnyway) {
  EXPECT_TRUE(holds(opportunities_page(answer(), true, view("nb"), kColored),
                    "1. \x1b[1mHjelp i gang\x1b[0m\n"));
}

}  // namespace
}  // namespace veieninn::cli
