// The laws of a single initiative and participation: a good one breaks none; each law is broken
// once, and the violation names the field.
#include "engine/model/initiative_validation.h"

#include <gmock/gmock.h>

#include <functional>

namespace veieninn::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Instant kSome{1'700'000'000};
constexpr Instant kLater{1'710'000'000};

Initiative good_initiative() {
  Initiative row;
  row.id = "oppstart";
  row.titles = {{"nb", "Oppstartstjenesten"}, {"en", "Start-up service"}};
  row.description = "Ti timer veiledning.";
  row.unit = "asker";
  row.contacts = {"c1"};
  row.topics = {"barnehage"};
  row.window = {kSome, kLater};
  row.apply_until = kLater;
  row.quotas = {{QuotaUnit::kHours, 10, 5, 0}, {QuotaUnit::kMonths, 3, 0, 0}};
  row.terms = StartupServiceTerms{{"helse"}};
  return row;
}

Participation good_participation() {
  Participation row;
  row.id = "p1";
  row.initiative = "oppstart";
  row.venture = "v1";
  row.window.from = kSome;
  row.takes = {{QuotaUnit::kHours, 3, 2}};
  return row;
}

template <typename Row>
std::vector<std::string> broken_fields(const Row& row, std::string_view prefix) {
  std::vector<std::string> fields;
  for (const FieldViolation& one : violations(row, prefix)) fields.push_back(one.field);
  return fields;
}

TEST(InitiativeValidation, FindsNothingWrongWithAGoodOne) {
  EXPECT_THAT(violations(good_initiative(), "initiative."), IsEmpty());
  EXPECT_THAT(violations(good_participation(), "participation."), IsEmpty());
}

TEST(InitiativeValidation, NamesEachFieldThatIsWrong) {
  struct Case {
    std::string field;
    std::function<void(Initiative&)> spoil;
  };
  const std::vector<Case> cases = {
      {"name", [](Initiative& row) { row.id = "Oppstart!"; }},
      {"titles", [](Initiative& row) { row.titles.clear(); }},
      {"titles[1].language_code", [](Initiative& row) { row.titles[1].language = "nb"; }},
      {"description", [](Initiative& row) { row.description.assign(4001, 'x'); }},
      {"unit", [](Initiative& row) { row.unit.clear(); }},
      {"contacts", [](Initiative& row) { row.contacts.clear(); }},
      {"contacts[1]", [](Initiative& row) { row.contacts = {"c1", "c1"}; }},
      {"topics",
       [](Initiative& row) {
         for (int i = 0; i <= 100; ++i) row.topics.push_back("t" + std::to_string(i));
       }},
      {"period.end_time", [](Initiative& row) { row.window = {kLater, kLater}; }},
      {"apply_until", [](Initiative& row) { row.apply_until = Instant{1'710'000'001}; }},
      {"audience", [](Initiative& row) { row.audience = static_cast<Audience>(0); }},
      {"website", [](Initiative& row) { row.website = "http://example.org"; }},
      {"quotas[0].total", [](Initiative& row) { row.quotas[0] = {QuotaUnit::kHours, -1, 0, 0}; }},
      {"quotas[0].each_max", [](Initiative& row) { row.quotas[0].each_max = 11; }},
      {"quotas[1].unit", [](Initiative& row) { row.quotas[1].unit = QuotaUnit::kHours; }},
      {"startup_service.linked_units[0]",
       [](Initiative& row) { row.terms = StartupServiceTerms{{"Helse!"}}; }},
      {"mandate.decided_by", [](Initiative& row) { row.terms = MandateTerms{}; }},
      {"mentoring.mentors[0].capacity",
       [](Initiative& row) { row.terms = MentoringTerms{{{"c2", 0}}}; }},
      {"mentoring.mentors[1].contact",
       [](Initiative& row) { row.terms = MentoringTerms{{{"c2", 1}, {"c2", 2}}}; }},
      {"meeting_place.hosts[0]",
       [](Initiative& row) { row.terms = MeetingPlaceTerms{"", "", {"-"}}; }},
      {"training.minimum_each",
       [](Initiative& row) {
         row.terms = TrainingTerms{30, -1, {}, TrainingDecision::kOpen, kNever};
       }},
      {"training.decision",
       [](Initiative& row) {
         row.terms = TrainingTerms{30, 3, {}, static_cast<TrainingDecision>(9), kNever};
       }},
  };
  for (const Case& one : cases) {
    Initiative row = good_initiative();
    one.spoil(row);
    const auto fields = broken_fields(row, "initiative.");
    EXPECT_THAT(fields, ElementsAre("initiative." + one.field)) << one.field;
  }
}

TEST(InitiativeValidation, NamesEachFieldOfAParticipationThatIsWrong) {
  struct Case {
    std::string field;
    std::function<void(Participation&)> spoil;
  };
  const std::vector<Case> cases = {
      {"venture", [](Participation& row) { row.venture.clear(); }},
      {"initiative", [](Participation& row) { row.initiative.clear(); }},
      {"state",
       [](Participation& row) {
         row.state = static_cast<ParticipationState>(4);
         row.takes.clear();
       }},
      {"period.end_time", [](Participation& row) { row.window.until = kSome; }},
      {"takes[0].reserved", [](Participation& row) { row.takes[0].reserved = -1; }},
      {"takes[0].used", [](Participation& row) { row.takes[0].used = kQuotaMax + 1; }},
      {"takes[1].unit", [](Participation& row) { row.takes.push_back({QuotaUnit::kHours, 0, 0}); }},
      {"takes[0].reserved", [](Participation& row) { row.state = ParticipationState::kEnded; }},
  };
  for (const Case& one : cases) {
    Participation row = good_participation();
    one.spoil(row);
    EXPECT_THAT(broken_fields(row, "participation."), ElementsAre("participation." + one.field));
  }
}

TEST(InitiativeValidation, AMillionEntriesAreSaidOnce) {
  Initiative row = good_initiative();
  row.topics.assign(1'000'000, "barnehage");
  EXPECT_LE(violations(row, "initiative.").size(), 101U);
}

TEST(InitiativeValidation, KindsStandInTheOrderOfTheirTerms) {
  Initiative row;
  row.terms = TrainingTerms{};
  EXPECT_EQ(kind_of(row), InitiativeKind::kTraining);
  row.terms = WorkingGroupTerms{};
  EXPECT_EQ(kind_of(row), InitiativeKind::kWorkingGroup);
  row.terms = InvitationTerms{};
  EXPECT_EQ(kind_of(row), InitiativeKind::kInvitation);
  EXPECT_EQ(terms_field(InitiativeKind::kBusinessAdvice), "business_advice");
}

}  // namespace
}  // namespace veieninn::model
