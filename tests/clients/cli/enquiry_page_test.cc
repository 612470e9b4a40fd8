// An enquiry as its reader sees it: the timeline, the ways, the owner, and what happens next.
#include "clients/cli/enquiry_page.h"

#include <cstdlib>
#include <ctime>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/enquiry_list_view.h"
#include "clients/cli/enquiry_texts.h"
#include "clients/cli/enquiry_timeline.h"
#include "clients/cli/enquiry_ways.h"
#include "clients/cli/text_shape.h"
#include "tests/clients/cli/example_enquiry.h"

namespace veieninn::cli {
namespace {

constexpr Style kPlain{false, true, 80};

// Norwegian time, by a rule that needs no table of zones.
class EnquiryPage : public testing::Test {
 protected:
  EnquiryPage() {
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
  }
  ~EnquiryPage() override {
    unsetenv("TZ");
    tzset();
  }
};

void expect_fits(const std::string& page, std::size_t width) {
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(display_width(line), width) << line;
  }
}

EnquiryEvents asked(const std::string& contact, std::int64_t until_seconds) {
  EnquiryEvents events;
  v1::EnquiryEvent& event = *events.Add();
  event.set_kind(v1::ENQUIRY_EVENT_KIND_ASKED);
  event.set_contact(contact);
  event.mutable_until_time()->set_seconds(until_seconds);
  return events;
}

TEST_F(EnquiryPage, TellsThatItBeganWithAnInvitation) {
  v1::GetEnquiryResponse life = example_life();
  v1::EnquiryEvent& first = *life.mutable_events(0);
  first.set_contact(life.enquiry().owner());
  const std::string owner = life.enquiry().display_names().at(life.enquiry().owner());
  EXPECT_THAT(enquiry_page(life, "nb", kPlain),
              testing::HasSubstr("● Sykkelkafeen takket ja til invitasjonen fra " + owner));
}

TEST_F(EnquiryPage, TellsALifeFromTheFirstWordToTheEnd) {
  EXPECT_EQ(enquiry_page(example_life(), "nb", kPlain), R"(7f3a · avsluttet: pilot
Behov: «Vi lærer bort sykkelreparasjon til ungdom som har falt ut av skolen, og
  søker et lokale.»
Fra: Sykkelkafeen, Spretten Hare
Gjelder: veien-reparasjon · 3118

2026-11-02 09:14 ● Sykkelkafeen skrev henvendelsen
2026-11-02 09:15 ? Blid Gulrot ble spurt om å introdusere (frist 2026-11-05)
2026-11-02 09:16 · E-posten til Blid Gulrot ble sendt
2026-11-02 09:17 · E-posten nådde Blid Gulrot
2026-11-02 09:18 » Blid Gulrot introduserte Sykkelkafeen for Rask Elg
                     «De er flinke med ungdom, og jeg kjenner dem fra før.»
2026-11-02 09:19 ? Rask Elg ble spurt (frist 2026-11-16)
2026-11-02 09:20 ! E-posten til Rask Elg kom i retur
2026-11-02 09:21 ? Rolig Bok ble spurt (frist 2026-11-16)
2026-11-02 09:22 · Rolig Bok fikk en påminnelse (frist 2026-11-16)
2026-11-02 09:23 ○ Rolig Bok svarte ikke innen fristen
2026-11-02 09:24 ○ Vennlig Sky kunne ikke spørres nå
2026-11-02 09:25 ? En slettet person ble spurt
2026-11-02 09:26 ○ En slettet person takket nei (ikke kapasitet nå)
2026-11-02 09:27 ? Glad Fjell ble spurt om hvem som kan svare
2026-11-02 09:28 » Glad Fjell sendte henvendelsen videre til Modig Ekorn (feil
                   tema)
2026-11-02 09:29 ○ Sykkelkafeen ønsket en annen enn Glad Fjell
                     «Vi kjenner hverandre ikke»
2026-11-02 09:30 ○ Modig Ekorn er borte (tilbake 2026-12-01)
2026-11-02 09:31 ○ Glad Fjell har sluttet
2026-11-02 09:32 ~ Modig Ekorn svarte og kan angre til 2026-11-16 10:30
2026-11-02 09:33 ~ Modig Ekorn angret svaret
2026-11-02 09:34 ~ Svaret fra Glad Fjell kom for sent til å gjelde
2026-11-02 09:35 ✓ Rask Elg svarte på e-posten
2026-11-02 09:36 ✓ Rolig Bok sa ja og følger opp
2026-11-02 09:37 » Rolig Bok tok med Blid Gulrot
2026-11-02 09:38 » Blid Gulrot ble koordinator
2026-11-02 09:39 · Rolig Bok ble spurt om hvordan det gikk
2026-11-02 09:40 ? Rask Elg ble spurt om å ta over etter Rolig Bok (frist
                   2026-11-30)
2026-11-02 09:41 ○ Rask Elg tok ikke over
2026-11-02 09:42 ✓ Modig Ekorn tok over etter Rolig Bok
2026-11-02 09:43 ! Vennlig Sky meldte fra om misbruk
2026-11-02 09:44 ■ Modig Ekorn avsluttet henvendelsen: pilot

Veiene:
├─ prøvd: Blid Gulrot → Rask Elg
├─ prøvd: Rolig Bok
└─ prøvd: Vennlig Sky → Modig Ekorn

Følger opp: Modig Ekorn, rådgiver, Oppvekst, Indre Østfold kommune
  Nås: modig.ekorn@example.org · +47 00 00 00 31
  Koordinator: Blid Gulrot
  Med på laget: Blid Gulrot, Rolig Bok

Neste steg: Ingenting. Henvendelsen er avsluttet (pilot).
)");
}

TEST_F(EnquiryPage, HasASentenceForEveryKindOfEventInEveryLanguage) {
  const v1::EnquiryEventKind newest = v1::EnquiryEventKind_MAX;
  for (const char* language : {"nb", "nn", "en"}) {
    for (int kind = 1; kind <= newest; ++kind) {
      v1::EnquiryEvent event;
      event.set_kind(static_cast<v1::EnquiryEventKind>(kind));
      event.set_contact("contacts/c001");
      event.set_outcome(v1::ENQUIRY_OUTCOME_ADVICE);
      const std::string line = EnquiryTimeline(kPlain, language).lines(example_enquiry(), event);
      EXPECT_EQ(line.find(text(EnquiryText::kUnknownEvent, language)), std::string::npos) << line;
      EXPECT_EQ(line.find('{'), std::string::npos) << line;
    }
  }
}

TEST_F(EnquiryPage, SaysThatAnEventOfANewerServerIsUnknown) {
  v1::EnquiryEvent event;
  event.set_kind(static_cast<v1::EnquiryEventKind>(999));
  const std::string line = EnquiryTimeline(kPlain, "en").lines(example_enquiry(), event);
  EXPECT_NE(line.find("Something that this version of veieninn does not know"), std::string::npos);
}

TEST_F(EnquiryPage, CanBeReadOnFortyColumnsInEveryLanguage) {
  for (const char* language : {"nb", "nn", "en"}) {
    for (const std::size_t width : {40U, 59U, 60U, 80U, 100U}) {
      expect_fits(enquiry_page(example_life(), language, {false, true, width}), width);
    }
  }
  const std::string narrow = enquiry_page(example_life(), "nb", {false, true, 40});
  EXPECT_NE(narrow.find("» 2026-11-02 09:18\n"
                        "  Blid Gulrot introduserte Sykkelkafeen\n"
                        "  for Rask Elg\n"
                        "    «De er flinke med ungdom, og jeg\n"
                        "    kjenner dem fra før.»\n"),
            std::string::npos)
      << narrow;
}

TEST_F(EnquiryPage, DrawsItsSignsInAsciiWhereTheLocaleIsNotUtf8) {
  const std::string page = enquiry_page(example_life(), "en", {false, false, 80});
  for (const char* sign : {"●", "·", "»", "✓", "○", "■", "├", "→"}) {
    EXPECT_EQ(page.find(sign), std::string::npos) << sign;
  }
  EXPECT_NE(page.find("2026-11-02 09:36 + Rolig Bok said yes and owns it\n"), std::string::npos);
  EXPECT_NE(page.find("2026-11-02 09:44 # Modig Ekorn ended it: pilot\n"), std::string::npos);
}

TEST_F(EnquiryPage, ColoursOnlyWhatSignsAndWordsSayAnyway) {
  const std::string colored = enquiry_page(example_life(), "nb", {true, true, 80});
  EXPECT_NE(colored.find("\x1b[34m✓\x1b[0m \x1b[1mRolig Bok sa ja og følger opp\x1b[0m"),
            std::string::npos);
  std::string bare;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b')
      i = colored.find('m', i);
    else
      bare += colored[i];
  }
  EXPECT_EQ(bare, enquiry_page(example_life(), "nb", kPlain));
}

TEST_F(EnquiryPage, LetsNoStoredTextDriveTheTerminal) {
  v1::GetEnquiryResponse life = example_life();
  life.mutable_enquiry()->set_need_text("Hei\x1b[2J\r\n");
  life.mutable_enquiry()->mutable_owner_card()->mutable_channels(0)->set_value("a\x1b[0m@b");
  (*life.mutable_enquiry()->mutable_display_names())["contacts/c001"] = "Blid\x1b]0;x\x07Gulrot";
  life.mutable_events(4)->set_note("\x1b[31m");
  EXPECT_EQ(enquiry_page(life, "nb", kPlain).find('\x1b'), std::string::npos);
}

TEST_F(EnquiryPage, ShowsTheIdOfWhomNobodyNamed) {
  v1::GetEnquiryResponse life = example_life();
  life.mutable_enquiry()->clear_display_names();
  const std::string page = enquiry_page(life, "en", kPlain);
  EXPECT_NE(page.find("c003 said yes and owns it"), std::string::npos);
  EXPECT_NE(page.find("Spretten Hare wrote the enquiry"), std::string::npos);
}

TEST_F(EnquiryPage, EndsWithWhatHappensNextAndWhen) {
  v1::Enquiry enquiry = example_enquiry();
  const EnquiryEvents events = asked("contacts/c003", 1794999600);
  const auto next = [&](v1::EnquiryStep step) {
    enquiry.set_next_step(step);
    return next_step(enquiry, events, "nb");
  };
  EXPECT_EQ(next(v1::ENQUIRY_STEP_SEND),
            "E-posten til Rolig Bok sendes så snart som mulig. Uten svar innen 2026-11-18 12:00 "
            "går henvendelsen videre.");
  EXPECT_EQ(next(v1::ENQUIRY_STEP_REMIND),
            "Uten svar får Rolig Bok en påminnelse 2026-11-09 09:00. Uten svar innen 2026-11-18 "
            "12:00 går henvendelsen videre.");
  EXPECT_EQ(next(v1::ENQUIRY_STEP_MOVE_ON),
            "Uten svar fra Rolig Bok innen 2026-11-09 09:00 går henvendelsen videre.");
  enquiry.mutable_pending_answer()->set_contact("contacts/c001");
  enquiry.mutable_pending_answer()->set_kind(v1::ENQUIRY_ANSWER_KIND_DECLINE);
  EXPECT_EQ(next(v1::ENQUIRY_STEP_TAKE_EFFECT),
            "Svaret fra Blid Gulrot (nei takk) gjelder fra 2026-11-09 09:00 og kan angres til da.");
  enquiry.set_state(v1::ENQUIRY_STATE_ACCEPTED);
  enquiry.set_owner("contacts/c002");
  enquiry.set_offered_to("contacts/c004");
  EXPECT_EQ(next(v1::ENQUIRY_STEP_FOLLOW_UP),
            "Rask Elg følger opp og blir spurt 2026-11-09 09:00 om hvordan det gikk.");
  EXPECT_EQ(next(v1::ENQUIRY_STEP_END_OFFER),
            "Vennlig Sky kan ta over til 2026-11-09 09:00; Rask Elg følger opp så lenge.");
  EXPECT_EQ(next(v1::ENQUIRY_STEP_UNSPECIFIED),
            "Rask Elg følger opp. Ingenting mer skjer av seg selv.");
}

TEST_F(EnquiryPage, NamesTheLastDayOfWhatIsCountedInWholeDays) {
  v1::Enquiry enquiry = example_enquiry();
  enquiry.mutable_next_step_time()->set_seconds(1796083200);  // Tuesday 1 December begins
  const EnquiryEvents events = asked("contacts/c003", 1797033600);
  EXPECT_EQ(next_step(enquiry, events, "en"),
            "Without an answer Rolig Bok is reminded 2026-12-01. Without an answer by 2026-12-11 "
            "it moves on.");
  enquiry.set_next_step(v1::ENQUIRY_STEP_MOVE_ON);
  EXPECT_EQ(next_step(enquiry, events, "en"),
            "Without an answer from Rolig Bok by 2026-11-30 it moves on.");
}

TEST_F(EnquiryPage, PromisesNoLastDayForARegistrar) {
  v1::Enquiry enquiry = example_enquiry();
  enquiry.set_state(v1::ENQUIRY_STATE_WITH_REGISTRAR);
  EXPECT_EQ(next_step(enquiry, asked("contacts/c003", 1794999600), "en"),
            "Without an answer Rolig Bok is reminded 2026-11-09 09:00.");
  EXPECT_EQ(standing(enquiry, "en"), "Rolig Bok looks for the right person");
}

// -- the ways --

TEST_F(EnquiryPage, MarksTheWayThatIsWalkedAndWhomItWaitsOn) {
  const v1::Enquiry enquiry = example_enquiry();
  EXPECT_EQ(ways_picture(enquiry, asked("contacts/c003", 0), "nb", kPlain),
            "Veiene:\n"
            "├─ prøvd: Blid Gulrot → Rask Elg\n"
            "├─ nå: [Rolig Bok]\n"
            "└─ kan prøves: Vennlig Sky → Modig Ekorn\n");
}

TEST_F(EnquiryPage, TakesAWayAsWalkedOnlyThroughIntroductionsThatWereGiven) {
  v1::Enquiry enquiry = example_enquiry();
  enquiry.clear_ways();
  enquiry.add_ways()->add_contacts("contacts/c001");
  enquiry.mutable_ways(0)->add_contacts("contacts/c002");
  enquiry.add_ways()->add_contacts("contacts/c002");
  enquiry.set_waits_on("contacts/c002");
  EnquiryEvents events = asked("contacts/c001", 0);
  using enum WayState;
  EXPECT_EQ(way_states(enquiry, events), (std::vector<WayState>{kTried, kCurrent}))
      << "the introducer was silent, and she is asked directly";
  v1::EnquiryEvent& introduced = *events.Add();
  introduced.set_kind(v1::ENQUIRY_EVENT_KIND_INTRODUCED);
  introduced.set_contact("contacts/c001");
  EXPECT_EQ(way_states(enquiry, events), (std::vector<WayState>{kCurrent, kToCome}));
}

TEST_F(EnquiryPage, SaysWhichWaysWereNotNeeded) {
  v1::Enquiry enquiry = example_enquiry();
  enquiry.set_state(v1::ENQUIRY_STATE_ACCEPTED);
  enquiry.set_owner("contacts/c003");
  enquiry.clear_waits_on();
  using enum WayState;
  EXPECT_EQ(way_states(enquiry, asked("contacts/c003", 0)),
            (std::vector<WayState>{kTried, kCurrent, kNotNeeded}));
  enquiry.clear_owner();
  enquiry.set_state(v1::ENQUIRY_STATE_CLOSED);
  EXPECT_EQ(way_states(enquiry, asked("contacts/c001", 0)),
            (std::vector<WayState>{kTried, kNotNeeded, kNotNeeded}))
      << "withdrawn while the first was asked";
  enquiry.set_state(v1::ENQUIRY_STATE_WITH_REGISTRAR);
  enquiry.set_waits_on("contacts/c003");
  EXPECT_EQ(way_states(enquiry, {}), (std::vector<WayState>{kTried, kTried, kTried}));
}

// -- many of them --

TEST_F(EnquiryPage, ListsALineEachWhereThereIsRoom) {
  v1::Enquiry closed = example_life().enquiry();
  closed.set_name("enquiries/0b");
  EXPECT_EQ(enquiry_list({example_enquiry(), closed}, "nb", {false, true, 90}),
            "id    tilstand   hos          neste steg        behov\n"
            "7f3a  framme     Rolig Bok    2026-11-09 09:00  Vi lærer bort sykkelreparasjon til "
            "ungdom…\n"
            "0b    avsluttet  Modig Ekorn                    Vi lærer bort sykkelreparasjon til "
            "ungdom…\n");
  EXPECT_EQ(enquiry_list({}, "en", kPlain), "No enquiries.\n");
}

TEST_F(EnquiryPage, ListsEachOnSomeLinesWhereThereIsNotAndNeverCutsAName) {
  v1::Enquiry enquiry = example_enquiry();
  enquiry.set_name("enquiries/3f1c9a7e-52b8-4d0e-9c41-8a6d2be07f55");
  const std::string list = enquiry_list({enquiry}, "en", {false, false, 40});
  EXPECT_EQ(list,
            "3f1c9a7e-52b8-4d0e-9c41-8a6d2be07f55\n"
            "  delivered - Rolig Bok - 2026-11-09\n"
            "  09:00\n"
            "  Vi lærer bort sykkelreparasjon til ...\n");
}

TEST(EnquiryTexts, HaveEverySentenceInEveryLanguage) {
  for (int which = 0; which <= static_cast<int>(EnquiryText::kErased); ++which) {
    for (const char* language : {"nb", "nn", "en"}) {
      EXPECT_FALSE(text(static_cast<EnquiryText>(which), language).empty()) << which << language;
    }
  }
  for (const char* language : {"nb", "nn", "en"}) {
    for (int i = 1; i <= v1::EnquiryOutcome_MAX; ++i) {
      EXPECT_FALSE(outcome_words(static_cast<v1::EnquiryOutcome>(i), language).empty()) << i;
    }
    for (int i = 1; i <= v1::DeclineReason_MAX; ++i) {
      EXPECT_FALSE(reason_words(static_cast<v1::DeclineReason>(i), language).empty()) << i;
    }
    for (int i = 1; i <= v1::EnquiryAnswerKind_MAX; ++i) {
      EXPECT_FALSE(answer_words(static_cast<v1::EnquiryAnswerKind>(i), language).empty()) << i;
    }
    for (int i = 1; i <= v1::EnquiryState_MAX; ++i) {
      EXPECT_FALSE(state_words(static_cast<v1::EnquiryState>(i), language).empty()) << i;
    }
  }
}

}  // namespace
}  // namespace veieninn::cli
