// Initiatives and who takes part: what is kept, accounts that add up, and what goes with whom.
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using model::ParticipationState;
using model::QuotaUnit;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

model::Initiative stored_initiative(Store& store, const std::string& id) {
  return std::get<model::Initiative>(store.get(ResourceKind::kInitiative, id).value().row);
}

std::int64_t spent_hours(Store& store) {
  return stored_initiative(store, "oppstart").quotas[0].spent;
}

// One of every kind, with everything in its terms.
std::vector<model::InitiativeTerms> all_terms() {
  const Instant then{1'600'000'000};
  return {model::InvitationTerms{"Nye tilbud i barnehagen"},
          model::ChallengeTerms{"Flere unge i arbeid"},
          model::StrategyTerms{"https://example.org/strategi", then},
          model::MandateTerms{"kommunestyret", "12/2019", "https://example.org/vedtak", then},
          model::StartupServiceTerms{{"asker"}},
          model::PilotTerms{{"asker"}},
          model::BusinessAdviceTerms{{"barnehage"}},
          model::MentoringTerms{{{"c2", 3}, {"c3", 1}}},
          model::OfficeSpaceTerms{"Lysveien 1", {"c2"}},
          model::MeetingPlaceTerms{"Lysveien 2", "tirsdager 12–15", {"c3", "c2"}},
          model::WorkingGroupTerms{"helse- og sosialkomiteen", {"c4", "c2"}},
          model::OutreachProjectTerms{"Oppsøkende arbeid"},
          model::GrantTerms{"Tilskudd til sosialt entreprenørskap"},
          model::FundTerms{"Nytt og delbart"},
          model::TrainingTerms{30, 3, {"asker"}, model::TrainingDecision::kStarts, then}};
}

TEST_P(StoreInitiatives, KeepsEveryKindWithItsTerms) {
  std::vector<model::Initiative> rows;
  for (const model::InitiativeTerms& terms : all_terms()) {
    model::Initiative one = startup_service();
    one.id = "i" + std::to_string(terms.index());
    one.partner_units = {"asker"};
    one.funders = {"asker"};
    one.contacts = {"c4", "c1"};
    one.terms = terms;
    rows.push_back(one);
    commit({put(one)});
  }
  host().reopen();
  for (const model::Initiative& expected : rows) {
    EXPECT_TRUE(stored_initiative(store(), expected.id) == expected) << expected.id;
  }
  const ChangeSet changes = store().changes_since(0).value();
  EXPECT_EQ(std::ranges::count_if(
                changes.rows,
                [](const Resource& one) { return std::holds_alternative<model::Initiative>(one); }),
            16);
}

TEST_P(StoreInitiatives, ReplacesTermsOfOneKindByThoseOfAnother) {
  model::Initiative row = startup_service();
  row.terms = model::MandateTerms{"kommunestyret", "1/24", "", kAlways};
  row.quotas.clear();
  commit({put(row)});
  EXPECT_TRUE(stored_initiative(store(), "oppstart") == row);
}

TEST_P(StoreInitiatives, PromisesNoMoreThanThereIs) {
  commit({put(takes_part("p1", "v1", 6)), put(takes_part("p2", "v2", 3, 1))});
  const OperationError error = refused({put(takes_part("p3", "v3", 1))});
  EXPECT_EQ(error.error.reason, ErrorReason::kQuotaExhausted);
  EXPECT_EQ(field_of(error), "participation.takes[0]");
  EXPECT_THAT(error.error.violations[0].description, HasSubstr("0 hours"));
  commit({put(takes_part("p1", "v1", 0, 5)), put(takes_part("p3", "v3", 1))});
}

TEST_P(StoreInitiatives, GivesOneNoMoreThanItsShare) {
  const OperationError error = refused({put(takes_part("p1", "v1", 4, 3))});
  EXPECT_EQ(error.error.reason, ErrorReason::kQuotaExhausted);
  EXPECT_THAT(error.error.violations[0].description, HasSubstr("6 hours each"));
}

TEST_P(StoreInitiatives, CountsWhatOneCommitTakesTogether) {
  const OperationError error =
      refused({put(takes_part("p1", "v1", 6)), put(takes_part("p2", "v2", 6))});
  EXPECT_EQ(error.error.reason, ErrorReason::kQuotaExhausted);
  EXPECT_FALSE(store().get(ResourceKind::kParticipation, "p1"));
}

TEST_P(StoreInitiatives, NeverGivesMoreUnderConcurrentUse) {
  std::atomic<int> granted = 0;
  std::vector<std::thread> askers;
  for (int i = 0; i < 8; ++i) {
    askers.emplace_back([&, i] {
      for (int round = 0; round < 6; ++round) {
        const std::string id = std::to_string(i) + "-" + std::to_string(round);
        model::Participation row = takes_part("p" + id, "v" + id, 1);
        const Commit both{{put(venture("v" + id)), put(row)}, "", 0, now};
        if (store().commit(both)) ++granted;
      }
    });
  }
  for (std::thread& asker : askers) asker.join();
  EXPECT_EQ(granted, 10);
}

TEST_P(StoreInitiatives, LowersNoTotalBelowWhatIsPromised) {
  commit({put(takes_part("p1", "v1", 4, 2))});
  model::Initiative row = startup_service();
  row.quotas[0] = {QuotaUnit::kHours, 5, 0, 0};
  EXPECT_EQ(field_of(refused({put(row)})), "initiative.quotas[0].total");
  row.quotas.erase(row.quotas.begin());
  EXPECT_EQ(field_of(refused({put(row)})), "initiative.quotas");
  row.quotas = {{QuotaUnit::kHours, 6, 0, 0}};
  commit({put(row)});
}

TEST_P(StoreInitiatives, TakesOnlyWhatIsGivenThere) {
  model::Participation row = takes_part("p1", "v1", 0);
  row.takes = {{QuotaUnit::kKroner, 5000, 0}};
  EXPECT_EQ(field_of(refused({put(row)})), "participation.takes[0].unit");
}

TEST_P(StoreInitiatives, LetsNobodyTakePartTwice) {
  commit({put(takes_part("p1", "v1", 1))});
  EXPECT_EQ(refused({put(takes_part("p2", "v1", 1))}).error, already_exists("participations/p1"));
  model::Participation over = takes_part("p1", "v1", 0, 1);
  over.state = ParticipationState::kCompleted;
  commit({put(over), put(takes_part("p2", "v1", 1))});
}

TEST_P(StoreInitiatives, IsForThoseItIsFor) {
  model::Participation row = takes_part("p1", "", 0);
  row.contact = "c2";
  EXPECT_EQ(field_of(refused({put(row)})), "participation.contact");
  model::Initiative training = initiative("kurs");
  training.audience = model::Audience::kContacts;
  training.terms = model::TrainingTerms{30, 3, {"asker"}, model::TrainingDecision::kOpen, kNever};
  row.initiative = "kurs";
  row.takes.clear();
  commit({put(training), put(row)});
  row.id = "p2";
  row.venture = "v1";
  EXPECT_EQ(field_of(refused({put(row)})), "participation.venture");
}

TEST_P(StoreInitiatives, GivesAMentorNoMoreVenturesThanSheCanFollow) {
  model::Initiative mentoring = initiative("mentor");
  mentoring.terms = model::MentoringTerms{{{"c2", 1}, {"c3", 2}}};
  const auto pair = [](std::string id, std::string venture, std::string mentor) {
    model::Participation row;
    row.id = std::move(id);
    row.initiative = "mentor";
    row.venture = std::move(venture);
    row.contact = std::move(mentor);
    return row;
  };
  commit({put(mentoring), put(pair("p1", "v1", "c2"))});
  EXPECT_EQ(refused({put(pair("p2", "v2", "c2"))}).error.reason, ErrorReason::kQuotaExhausted);
  EXPECT_EQ(field_of(refused({put(pair("p2", "v2", "c4"))})), "participation.contact");
  EXPECT_EQ(refused({put(pair("p2", "v1", "c3"))}).error.reason, ErrorReason::kAlreadyExists);
  model::Participation over = pair("p1", "v1", "c2");
  over.state = ParticipationState::kEnded;
  commit({put(over), put(pair("p2", "v2", "c2"))});
}

TEST_P(StoreInitiatives, RefusesReferencesThatLeadNowhere) {
  model::Initiative row = startup_service();
  row.terms = model::MentoringTerms{{{"c2", 1}, {"c77", 1}}};
  EXPECT_EQ(field_of(refused({put(row)})), "initiative.mentoring.mentors[1].contact");
  row.terms = model::PilotTerms{{"asker", "u77"}};
  EXPECT_EQ(field_of(refused({put(row)})), "initiative.pilot.site_units[1]");
  model::Participation nowhere = takes_part("p1", "v1", 0);
  nowhere.initiative = "i77";
  EXPECT_EQ(field_of(refused({put(nowhere)})), "participation.initiative");
}

TEST_P(StoreInitiatives, WantsSomebodyWhoAnswersForIt) {
  model::Initiative row = startup_service();
  row.contacts.clear();
  EXPECT_EQ(field_of(refused({put(row)})), "initiative.contacts");
}

TEST_P(StoreInitiatives, KeepsSpentWhatAnErasedVentureUsed) {
  commit({put(takes_part("p1", "v1", 1, 5)), put(takes_part("p2", "v2", 2))});
  const Revision before = store().newest_revision().value();
  commit({erase(ResourceKind::kVenture, "v1")});
  EXPECT_FALSE(store().get(ResourceKind::kParticipation, "p1"));
  EXPECT_EQ(spent_hours(store()), 5);
  EXPECT_EQ(refused({put(takes_part("p3", "v3", 4))}).error.reason, ErrorReason::kQuotaExhausted);
  commit({put(takes_part("p3", "v3", 3))});
  std::vector<std::string> gone;
  const ChangeSet changes = store().changes_since(before).value();
  for (const Tombstone& one : changes.tombstones) {
    gone.push_back(resource_name(one.kind, one.id));
  }
  EXPECT_THAT(gone, testing::Contains("participations/p1"));
  // Whoever writes the initiative cannot undo it.
  model::Initiative rewritten = startup_service();
  rewritten.conditions = "Nyere enn fem år.";
  commit({put(rewritten)});
  EXPECT_EQ(spent_hours(store()), 5);
}

TEST_P(StoreInitiatives, FollowsWhoAnsweredForItByHerSuccessorElseHerDeputy) {
  model::Contact first = contact("c1");
  first.successor = "c3";
  first.deputy = "c2";
  model::Initiative group = initiative("gruppe");
  group.contacts = {"c4", "c1"};
  group.terms = model::WorkingGroupTerms{"", {"c1", "c2"}};
  commit({put(first), put(group)});
  commit({erase(ResourceKind::kContact, "c1")});
  const auto left = stored_initiative(store(), "gruppe");
  EXPECT_THAT(left.contacts, ElementsAre("c4", "c3"));
  EXPECT_THAT(std::get<model::WorkingGroupTerms>(left.terms).members, ElementsAre("c2"));
}

TEST_P(StoreInitiatives, IsLeftWithoutAPersonRatherThanKeepingOneWhoWantsToBeErased) {
  commit({put(initiative("gruppe"))});
  model::Contact first = contact("c1");
  commit({put(first)});  // no deputy, no successor
  commit({erase(ResourceKind::kContact, "c1")});
  EXPECT_THAT(stored_initiative(store(), "gruppe").contacts, IsEmpty());
}

TEST_P(StoreInitiatives, TakesItsParticipantsWithIt) {
  commit({put(takes_part("p1", "v1", 1, 5))});
  commit({erase(ResourceKind::kInitiative, "oppstart")});
  EXPECT_FALSE(store().get(ResourceKind::kInitiative, "oppstart"));
  EXPECT_FALSE(store().get(ResourceKind::kParticipation, "p1"));
}

TEST_P(StoreInitiatives, KeepsWhatItStandsOnFromErasure) {
  commit({erase(ResourceKind::kContact, "c1")});
  EXPECT_EQ(refused({erase(ResourceKind::kTopic, "barnehage")}).error.reason,
            ErrorReason::kReferencedByOthers);
  commit({put(unit("fond")), [] {
            model::Initiative row = startup_service();
            row.contacts = {"c2"};
            row.funders = {"fond"};
            return put(row);
          }()});
  EXPECT_EQ(refused({erase(ResourceKind::kOrgUnit, "fond")}).error,
            referenced_by_others("orgUnits/fond", "initiatives/oppstart"));
}

TEST_P(StoreInitiatives, ListsThemByKindUnitTopicAndPerson) {
  model::Initiative group = initiative("gruppe");
  group.terms = model::WorkingGroupTerms{"", {"c2"}};
  commit({put(group), put(takes_part("p1", "v1", 1)), put(takes_part("p2", "v2", 1))});
  const auto found = [&](ResourceKind kind, std::vector<Condition> conditions) {
    ListQuery query;
    query.kind = kind;
    query.conditions = std::move(conditions);
    std::vector<std::string> ids;
    const Page page = store().list(query).value();
    for (const StoredResource& one : page.rows) ids.push_back(id_of(one.row));
    return ids;
  };
  const ResourceKind kind = ResourceKind::kInitiative;
  EXPECT_THAT(found(kind, {{"kind", Comparison::kEquals, "WORKING_GROUP"}}), ElementsAre("gruppe"));
  EXPECT_THAT(found(kind, {{"topic", Comparison::kEquals, "topics/barnehage"}}),
              ElementsAre("oppstart"));
  EXPECT_THAT(found(kind, {{"contact", Comparison::kEquals, "c2"}}), ElementsAre("gruppe"));
  EXPECT_THAT(found(kind, {{"unit", Comparison::kEquals, "asker"}}),
              ElementsAre("gruppe", "oppstart"));
  EXPECT_THAT(found(ResourceKind::kParticipation, {{"venture", Comparison::kEquals, "v2"}}),
              ElementsAre("p2"));
}

}  // namespace
}  // namespace veieninn::store
