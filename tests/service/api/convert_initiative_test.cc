// Initiatives of all fifteen kinds, and who takes part in them, go there and back unchanged; what a
// row cannot hold is named by its path.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/api/directory_methods.h"
#include "service/api/resource_traits.h"

namespace veieninn::api {
namespace {

using google::protobuf::TextFormat;
using google::protobuf::util::MessageDifferencer;
using testing::ElementsAre;

constexpr Instant kNow{1'795'000'000};

// The initiative of a kind, every field filled. `terms`: in protobuf's text format.
v1::Initiative initiative(v1::InitiativeKind kind, const std::string& terms) {
  v1::Initiative message;
  const bool parsed = TextFormat::ParseFromString(R"(
    name: "initiatives/i001"
    titles { language_code: "nb" text: "Gründerhjelp" }
    description: "Ti timer veiledning.\nTre måneder kontor."
    unit: "orgUnits/asker"
    partner_units: "orgUnits/akershus"
    funders: "orgUnits/direktoratet"
    contacts: "contacts/c001" contacts: "contacts/c002"
    topics: "topics/tema-helse"
    areas: "areas/3203"
    period { start_time { seconds: 1790000000 } end_time { seconds: 1799000000 } }
    apply_until { seconds: 1796000000 }
    audience: AUDIENCE_EVERYBODY
    conditions: "For dem som er i gang."
    website: "https://asker.example.org/hjelp"
    quotas { unit: QUOTA_UNIT_HOURS total: 10 each_max: 4 }
    quotas { unit: QUOTA_UNIT_MONTHS total: 3 }
  )" + terms,
                                                  &message);
  EXPECT_TRUE(parsed) << terms;
  message.set_kind(kind);
  return message;
}

v1::Initiative mentoring() {
  return initiative(v1::INITIATIVE_KIND_MENTORING,
                    R"(mentoring { mentors { contact: "contacts/c003" capacity: 2 }
                                   mentors { contact: "contacts/c004" capacity: 1 } })");
}

v1::Participation participation() {
  v1::Participation message;
  EXPECT_TRUE(TextFormat::ParseFromString(R"(
    name: "participations/p001"
    initiative: "initiatives/i001"
    venture: "ventures/v001"
    contact: "contacts/c003"
    state: PARTICIPATION_STATE_ACTIVE
    period { start_time { seconds: 1795000000 } }
    takes { unit: QUOTA_UNIT_HOURS reserved: 3 used: 1 }
  )",
                                          &message));
  return message;
}

template <typename Traits>
void expect_round_trip(const typename Traits::Message& message, const std::string& id) {
  const auto row = row_of<Traits>(message, id, kNow);
  ASSERT_TRUE(row) << row.error().message;
  typename Traits::Message back;
  write_row(*row, &back);
  EXPECT_TRUE(MessageDifferencer::Equals(message, back)) << message.DebugString() << "became\n"
                                                         << back.DebugString();
}

template <typename Traits>
std::vector<std::string> wrong_fields(const typename Traits::Message& message) {
  std::vector<std::string> fields;
  const auto row = row_of<Traits>(message, "x1", kNow);
  if (row) return fields;
  for (const FieldViolation& violation : row.error().violations) fields.push_back(violation.field);
  return fields;
}

TEST(InitiativeConversion, BringsEveryFieldOfEveryKindThereAndBack) {
  const std::vector<std::string> terms_by_kind = {
      R"(invitation { looks_for: "Noen som vil lage mat med eldre" })",
      R"(challenge { goal: "Flere i arbeid" })",
      R"(strategy { document_uri: "https://asker.example.org/s" adopt_time { seconds: 1 } })",
      R"(mandate { decided_by: "kommunestyret" case_number: "17/2026"
                   document_uri: "https://oppegard.example.org/17" adopt_time { seconds: 2 } })",
      R"(startup_service { linked_units: "orgUnits/helse" linked_units: "orgUnits/oppvekst" })",
      R"(pilot { site_units: "orgUnits/sykehjem" })",
      R"(business_advice { innovation_topics: "topics/tema-innovasjon" })",
      R"(mentoring { mentors { contact: "contacts/c003" capacity: 2 } })",
      R"(office_space { address: "Torget 1" hosts: "contacts/c003" })",
      R"(meeting_place { address: "Kaia 2" opening_hours: "tirsdager" hosts: "contacts/c003" })",
      R"(working_group { committee: "Oppvekstutvalget" members: "contacts/c003" })",
      R"(outreach_project { assignment: "Finne dem som ikke kommer selv" })",
      R"(grant { scheme: "Tilskudd til sosiale entreprenører" })",
      R"(fund { criteria: "Nye måter å hjelpe på" })",
      R"(training { credits: 30 minimum_each: 3 municipalities: "orgUnits/asker"
                    decision: TRAINING_DECISION_STARTS decide_time { seconds: 1795500000 } })"};
  ASSERT_EQ(terms_by_kind.size(), std::variant_size_v<model::InitiativeTerms>);
  for (std::size_t i = 0; i < terms_by_kind.size(); ++i) {
    SCOPED_TRACE(terms_by_kind[i]);
    const auto kind = static_cast<v1::InitiativeKind>(i + 1);
    expect_round_trip<InitiativeTraits>(initiative(kind, terms_by_kind[i]), "i001");
  }
}

TEST(InitiativeConversion, BringsAParticipationThereAndBack) {
  expect_round_trip<ParticipationTraits>(participation(), "p001");
}

TEST(InitiativeConversion, TellsTheKindByTheTermsWhateverIsSaidOfIt) {
  v1::Initiative message = mentoring();
  message.set_kind(v1::INITIATIVE_KIND_FUND);
  const auto row = row_of<InitiativeTraits>(message, "i001", kNow);
  ASSERT_TRUE(row) << row.error().message;
  EXPECT_EQ(kind_of(*row), model::InitiativeKind::kMentoring);
}

TEST(InitiativeConversion, RefusesAnInitiativeWithoutTerms) {
  v1::Initiative message = mentoring();
  message.clear_terms();
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message), ElementsAre("initiative.terms"));
}

TEST(InitiativeConversion, RefusesAnInitiativeThatNobodyAnswersFor) {
  v1::Initiative message = mentoring();
  message.clear_contacts();
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message), ElementsAre("initiative.contacts"));
}

TEST(InitiativeConversion, RefusesAQuotaBelowZeroAndAUnitThatComesTwice) {
  v1::Initiative message = mentoring();
  message.mutable_quotas(0)->set_each_max(0);
  message.mutable_quotas(0)->set_total(-1);
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message), ElementsAre("initiative.quotas[0].total"));
  message = mentoring();
  message.mutable_quotas(1)->set_unit(v1::QUOTA_UNIT_HOURS);
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message), ElementsAre("initiative.quotas[1].unit"));
  message.mutable_quotas(1)->set_unit(v1::QUOTA_UNIT_UNSPECIFIED);
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message), ElementsAre("initiative.quotas[1].unit"));
}

TEST(InitiativeConversion, RefusesAPeriodThatEndsBeforeItBeginsAndADeadlineAfterIt) {
  v1::Initiative message = mentoring();
  message.mutable_period()->mutable_start_time()->set_seconds(1'799'000'001);
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message), ElementsAre("initiative.period.end_time"));
  message = mentoring();
  message.mutable_apply_until()->set_seconds(1'799'000'001);
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message), ElementsAre("initiative.apply_until"));
}

TEST(InitiativeConversion, NamesTheBadEntryOfAListOfTermsByItsPlace) {
  v1::Initiative message = mentoring();
  message.mutable_mentoring()->mutable_mentors(1)->set_capacity(101);
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message),
              ElementsAre("initiative.mentoring.mentors[1].capacity"));
  message.mutable_mentoring()->mutable_mentors(1)->set_contact("ventures/v001");
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message),
              ElementsAre("initiative.mentoring.mentors[1].contact"));
  message = initiative(v1::INITIATIVE_KIND_WORKING_GROUP,
                       R"(working_group { members: "contacts/c1" members: "c2" })");
  EXPECT_THAT(wrong_fields<InitiativeTraits>(message),
              ElementsAre("initiative.working_group.members[1]"));
}

TEST(InitiativeConversion, TakesOneVentureAtATimeForAMentorWhoSaysNothing) {
  v1::Initiative message = mentoring();
  message.mutable_mentoring()->mutable_mentors(0)->clear_capacity();
  const auto row = row_of<InitiativeTraits>(message, "i001", kNow);
  ASSERT_TRUE(row) << row.error().message;
  EXPECT_EQ(std::get<model::MentoringTerms>(row->terms).mentors[0].capacity, 1);
}

TEST(InitiativeConversion, TakesAParticipationAsActiveAndATrainingAsOpenWhereNothingIsSaid) {
  v1::Participation message = participation();
  message.clear_state();
  const auto row = row_of<ParticipationTraits>(message, "p001", kNow);
  ASSERT_TRUE(row) << row.error().message;
  EXPECT_EQ(row->state, model::ParticipationState::kActive);
  const auto training = row_of<InitiativeTraits>(
      initiative(v1::INITIATIVE_KIND_TRAINING, "training { credits: 30 }"), "i001", kNow);
  ASSERT_TRUE(training) << training.error().message;
  EXPECT_EQ(std::get<model::TrainingTerms>(training->terms).decision,
            model::TrainingDecision::kOpen);
}

TEST(InitiativeConversion, NamesWhatIsWrongWithAParticipation) {
  v1::Participation nobody = participation();
  nobody.clear_venture();
  nobody.clear_contact();
  EXPECT_THAT(wrong_fields<ParticipationTraits>(nobody), ElementsAre("participation.venture"));
  v1::Participation below = participation();
  below.mutable_takes(0)->set_reserved(-1);
  EXPECT_THAT(wrong_fields<ParticipationTraits>(below),
              ElementsAre("participation.takes[0].reserved"));
  v1::Participation over = participation();
  over.set_state(v1::PARTICIPATION_STATE_ENDED);
  EXPECT_THAT(wrong_fields<ParticipationTraits>(over),
              ElementsAre("participation.takes[0].reserved"));
  v1::Participation nowhere = participation();
  nowhere.clear_initiative();
  EXPECT_THAT(wrong_fields<ParticipationTraits>(nowhere), ElementsAre("participation.initiative"));
}

}  // namespace
}  // namespace veieninn::api
