// An initiative as its reader sees it, and the tables of initiatives and participations.
#include "clients/cli/initiative_page.h"

#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/initiative_texts.h"
#include "clients/cli/table.h"

namespace veieninn::cli {
namespace {

using google::protobuf::TextFormat;

constexpr Style kPlain{false, true, 80};
constexpr Style kAscii{false, false, 80};
constexpr std::int64_t kMidnight = 1'795'392'000;  // 2026-11-23
constexpr Today kToday{kMidnight};
constexpr std::int64_t kDaySeconds = 86'400;

class InitiativePage : public testing::Test {
 protected:
  InitiativePage() {
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    EXPECT_TRUE(TextFormat::ParseFromString(R"(
      name: "initiatives/i001" kind: INITIATIVE_KIND_TRAINING
      titles { language_code: "en" text: "Innovation school" }
      titles { language_code: "nb" text: "Innovasjonsskolen" }
      unit: "orgUnits/ks" partner_units: "orgUnits/asker" funders: "orgUnits/direktoratet"
      contacts: "contacts/c001" contacts: "contacts/c002"
      audience: AUDIENCE_CONTACTS
      training { credits: 30 minimum_each: 3 })",
                                            &view_.initiative));
    view_.names = {{"contacts/c001", "Rolig Bok, Rådgiver"},
                   {"contacts/c002", "Vennlig Sky"},
                   {"orgUnits/asker", "Asker kommune"}};
  }
  ~InitiativePage() override {
    unsetenv("TZ");
    tzset();
  }

  std::string deadline(std::int64_t days) {
    view_.initiative.mutable_apply_until()->set_seconds(kMidnight + days * kDaySeconds);
    const std::string page = initiative_page(view_, "nb", kPlain, kToday);
    const std::size_t begin = page.find("Frist: ");
    return page.substr(begin, page.find('\n', begin) - begin);
  }

  InitiativeView view_;
};

TEST_F(InitiativePage, TellsAllOfItInTheReadersLanguage) {
  EXPECT_TRUE(TextFormat::ParseFromString(R"(
    active_count: 5
    quotas { unit: QUOTA_UNIT_PLACES total: 30 reserved: 5 left: 25 }
    quotas { unit: QUOTA_UNIT_HOURS total: 8 used: 7 spent: 1 left: 0 }
    shortfalls { municipality: "orgUnits/asker" participants: 2 minimum: 3 })",
                                          &view_.summary));
  view_.initiative.mutable_training()->set_decision(v1::TRAINING_DECISION_DOES_NOT_START);
  EXPECT_EQ(initiative_page(view_, "nn", kPlain, kToday), R"(Innovasjonsskolen · kurs · i001
Snakk med: Rolig Bok, Rådgiver (c001)
Òg ansvarlege: Vennlig Sky
Frå: ks
Saman med: Asker kommune
Blir betalt av: direktoratet
Frist: ingen, så lenge det varer
For: fagpersonar
Att:
  plassar ████████░░ 25 av 30 (5 reservert, 0 brukt)
  timar   ░░░░░░░░░░ 0 av 8 (0 reservert, 8 brukt)
Deltakarar: 5 deltek, 0 har fullført, 0 har slutta
Kurset startar ikkje.
  ! Asker kommune har 2 av minst 3 deltakarar
)");
}

TEST_F(InitiativePage, SaysTheDeadlineAsTheLastDayAndHowFarOffItIs) {
  EXPECT_EQ(deadline(0), "Frist: gikk ut 2026-11-22");
  EXPECT_EQ(deadline(1), "Frist: i dag, 2026-11-23");
  EXPECT_EQ(deadline(2), "Frist: i morgen, 2026-11-24");
  EXPECT_EQ(deadline(3), "Frist: om 2 dager, 2026-11-25");
}

TEST_F(InitiativePage, ShowsALittleThatIsLeftAsMoreThanNothingAlsoWithoutUnicode) {
  EXPECT_TRUE(TextFormat::ParseFromString(
      "quotas { unit: QUOTA_UNIT_KRONER total: 1000000000000 used: 999999999999 left: 1 }",
      &view_.summary));
  EXPECT_NE(initiative_page(view_, "en", kAscii, kToday).find("kroner #......... 1 of"),
            std::string::npos);
}

TEST_F(InitiativePage, SaysThatNobodyAnswersForItWhereTheLastPersonIsGone) {
  view_.initiative.clear_contacts();
  EXPECT_NE(initiative_page(view_, "nb", kPlain, kToday)
                .find("Snakk med: ingen svarer for tiltaket nå\n"),
            std::string::npos);
}

TEST(InitiativeWords, AreThereForEveryValueInEveryLanguage) {
  const auto expect_words = [](const google::protobuf::EnumDescriptor& type, auto words) {
    for (int i = 1; i < type.value_count(); ++i) {
      for (const char* language : {"nb", "nn", "en"}) {
        EXPECT_FALSE(words(type.value(i)->number(), language).empty()) << type.value(i)->name();
      }
    }
  };
  expect_words(*v1::InitiativeKind_descriptor(), [](int number, const char* language) {
    return kind_words(static_cast<v1::InitiativeKind>(number), language);
  });
  expect_words(*v1::QuotaUnit_descriptor(), [](int number, const char* language) {
    return unit_words(static_cast<v1::QuotaUnit>(number), language);
  });
  expect_words(*v1::Audience_descriptor(), [](int number, const char* language) {
    return audience_words(static_cast<v1::Audience>(number), language);
  });
  expect_words(*v1::ParticipationState_descriptor(), [](int number, const char* language) {
    return state_words(static_cast<v1::ParticipationState>(number), language);
  });
  for (int i = 0; i <= static_cast<int>(InitiativeText::kHoldsNothing); ++i) {
    for (const char* language : {"nb", "nn", "en"}) {
      EXPECT_FALSE(text(static_cast<InitiativeText>(i), language).empty()) << i;
    }
  }
}

// Reads one cell; the problem's description, or nothing.
std::string read_cell(v1::Initiative& initiative, const char* column, const char* cell) {
  const auto problem = initiative_table().find(column)->read(cell, kToday, initiative);
  return problem ? problem->description : std::string();
}

TEST(InitiativeTable, TakesTheKindAndItsOwnColumnsInAnyOrder) {
  v1::Initiative initiative;
  EXPECT_EQ(read_cell(initiative, "mentoring.mentors", "c003:2|c004"), "");
  EXPECT_EQ(read_cell(initiative, "kind", "mentoring"), "");
  ASSERT_EQ(initiative.mentoring().mentors_size(), 2);
  EXPECT_EQ(initiative.mentoring().mentors(0).capacity(), 2);
  EXPECT_EQ(initiative.mentoring().mentors(1).capacity(), 1);
  EXPECT_EQ(initiative_table().find("mentoring.mentors")->write(initiative), "c003:2|c004:1");
  EXPECT_EQ(initiative_table().find("kind")->write(initiative), "mentoring");
  EXPECT_EQ(initiative_table().find("training.credits")->write(initiative), "");
}

TEST(InitiativeTable, RefusesAColumnOfAnotherKind) {
  v1::Initiative initiative;
  EXPECT_EQ(read_cell(initiative, "kind", "grant"), "");
  EXPECT_EQ(read_cell(initiative, "training.credits", "30"),
            "belongs to a training, and this is a grant");
  EXPECT_TRUE(initiative.has_grant());
}

TEST(InitiativeTable, ReadsQuotasAndTakesAsTheyAreWritten) {
  v1::Initiative initiative;
  EXPECT_EQ(read_cell(initiative, "quotas", "hours:10:4|months:3"), "");
  EXPECT_EQ(initiative.quotas(0).each_max(), 4);
  EXPECT_EQ(initiative_table().find("quotas")->write(initiative), "hours:10:4|months:3");
  EXPECT_EQ(read_cell(initiative, "quotas", "hours"), "'hours' does not say how much");
  v1::Participation participation;
  const Table table = participation_table();
  EXPECT_FALSE(table.find("takes")->read("hours:3:2", kToday, participation));
  EXPECT_EQ(participation.takes(0).used(), 2);
  EXPECT_EQ(table.find("takes")->write(participation), "hours:3:2");
}

TEST(InitiativeTable, FindsTheColumnThatAServerComplainsOf) {
  const Table table = initiative_table();
  EXPECT_EQ(table.column_of("initiative.mentoring.mentors[1].capacity"), "mentoring.mentors");
  EXPECT_EQ(table.column_of("initiative.training.minimum_each"), "training.minimum_each");
  EXPECT_EQ(table.column_of("initiative.quotas[0].total"), "quotas");
  EXPECT_EQ(table.column_of("initiative.period.end_time"), "until");
}

}  // namespace
}  // namespace veieninn::cli
