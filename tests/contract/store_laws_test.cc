// The laws between rows, each with the error that names the field.
#include <gmock/gmock.h>

#include "engine/model/row_validation.h"
#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

using model::AreaKind;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_P(StoreContract, RefusesReferencesThatLeadNowhereAndNamesTheirField) {
  commit_small_world();
  model::Contact with_topic = contact("c5");
  with_topic.expertise = {
      {"barnehage", model::ExpertiseLevel::kBasic, Instant{1'690'000'000}, kNever},
      {"ukjent", model::ExpertiseLevel::kBasic, Instant{1'690'000'000}, kNever}};
  model::Contact with_unit = contact("c5");
  with_unit.unit = "ukjent";
  model::Contact with_deputy = contact("c5");
  with_deputy.deputy = "ukjent";
  model::Contact with_successor = contact("c5");
  with_successor.successor = "ukjent";
  model::Topic related = topic("skole", {"oppvekst"});
  related.related = {"barnehage", "ukjent"};
  model::Area bordering = area("3201", AreaKind::kMunicipality);
  bordering.neighbours = {"9999"};
  model::Venture shop = venture("v5");
  shop.topics = {"ukjent"};
  model::Venture local = venture("v5");
  local.areas = {"3203", "9999"};
  model::Venture partner = venture("v5");
  partner.collaborations = {{"asker", "barnehage", kAlways}, {"ukjent", "", kAlways}};
  model::Venture expert = venture("v5");
  expert.collaborations = {{"asker", "ukjent", kAlways}};
  const std::vector<std::tuple<Resource, std::string, std::string>> cases = {
      {area("3201", AreaKind::kMunicipality, "99"), "area.parent", "areas/99"},
      {bordering, "area.neighbours[0]", "areas/9999"},
      {topic("skole", {"oppvekst", "ukjent"}), "topic.broader[1]", "topics/ukjent"},
      {related, "topic.related[1]", "topics/ukjent"},
      {unit("skole", "ukjent"), "org_unit.parent", "orgUnits/ukjent"},
      {unit("skole", "asker", {"3203", "9999"}), "org_unit.areas[1]", "areas/9999"},
      {with_unit, "contact.unit", "orgUnits/ukjent"},
      {with_topic, "contact.expertise[1].topic", "topics/ukjent"},
      {with_deputy, "contact.deputy", "contacts/ukjent"},
      {with_successor, "contact.successor", "contacts/ukjent"},
      {shop, "venture.topics[0]", "topics/ukjent"},
      {local, "venture.areas[1]", "areas/9999"},
      {partner, "venture.collaborations[1].unit", "orgUnits/ukjent"},
      {expert, "venture.collaborations[0].topic", "topics/ukjent"},
      {tie("t5", "ukjent", "c1"), "tie.from", "contacts/ukjent"},
      {tie("t5", "c1", "ukjent"), "tie.to", "contacts/ukjent"},
      {venture_tie("t5", "c1", "c2"), "tie.from", "ventures/c1"},
  };
  for (const auto& [row, field, resource] : cases) {
    EXPECT_EQ(refused({put(row)}).error, reference_not_found(field, resource)) << field;
  }
}

TEST_P(StoreContract, RefusesEngagementsOfUnknownPeopleTopicsAndAreas) {
  commit_small_world();
  model::Engagement unknown_venture = engagement("c1");
  unknown_venture.venture = "v7";
  model::Engagement unknown_other = engagement("c1", model::EngagementKind::kReferred);
  unknown_other.other_contact = "c7";
  model::Engagement unknown_topic = engagement("c1");
  unknown_topic.topic = "ukjent";
  model::Engagement unknown_area = engagement("c1");
  unknown_area.area = "9999";
  const std::vector<std::tuple<model::Engagement, std::string, std::string>> cases = {
      {unknown_venture, "engagement.venture", "ventures/v7"},
      {engagement("c7"), "engagement.contact", "contacts/c7"},
      {unknown_other, "engagement.other_contact", "contacts/c7"},
      {unknown_topic, "engagement.topic", "topics/ukjent"},
      {unknown_area, "engagement.area", "areas/9999"},
  };
  for (const auto& [row, field, resource] : cases) {
    EXPECT_EQ(refused({Append{row}}).error, reference_not_found(field, resource)) << field;
  }
}

TEST_P(StoreContract, RefusesReferencesToWhatTheSameCommitErases) {
  commit_small_world();
  model::Contact unchanged = contact("c1");
  unchanged.expertise = {
      {"barnehage", model::ExpertiseLevel::kExpert, Instant{1'690'000'000}, kNever}};
  unchanged.deputy = "c2";
  for (const bool erase_first : {false, true}) {
    std::vector<Operation> operations = {put(unchanged), erase(ResourceKind::kContact, "c2")};
    if (erase_first) std::swap(operations[0], operations[1]);
    EXPECT_EQ(refused(operations).error, reference_not_found("contact.deputy", "contacts/c2"));
  }
}

TEST_P(StoreContract, RefusesToDeleteWhatOthersReferTo) {
  commit_small_world();
  model::Venture local = venture("v5");
  local.areas = {"3203"};
  commit({put(area("3201", AreaKind::kMunicipality, "32")), put(topic("skole")),
          put(unit("fylket")), put(unit("etat", "fylket")), put(local)});
  model::Engagement fact = engagement("c3");
  fact.topic = "skole";
  fact.area = "3201";
  commit({Append{fact}});
  EXPECT_EQ(refused({erase(ResourceKind::kArea, "no")}).error,
            referenced_by_others("areas/no", "areas/32"));
  EXPECT_EQ(refused({erase(ResourceKind::kArea, "3203")}).error.reason,
            ErrorReason::kReferencedByOthers);
  EXPECT_THAT(refused({erase(ResourceKind::kArea, "3201")}).error.message,
              HasSubstr("engagements/"));
  EXPECT_EQ(refused({erase(ResourceKind::kTopic, "oppvekst")}).error,
            referenced_by_others("topics/oppvekst", "topics/barnehage"));
  EXPECT_EQ(refused({erase(ResourceKind::kTopic, "barnehage")}).error,
            referenced_by_others("topics/barnehage", "contacts/c1"));
  EXPECT_THAT(refused({erase(ResourceKind::kTopic, "skole")}).error.message,
              HasSubstr("engagements/"));
  EXPECT_EQ(refused({erase(ResourceKind::kOrgUnit, "fylket")}).error,
            referenced_by_others("orgUnits/fylket", "orgUnits/etat"));
  EXPECT_EQ(refused({erase(ResourceKind::kOrgUnit, "asker")}).error.reason,
            ErrorReason::kReferencedByOthers);
  commit({erase(ResourceKind::kOrgUnit, "fylket"), erase(ResourceKind::kOrgUnit, "etat")});
}

TEST_P(StoreContract, RefusesCirclesOfEveryKindOfLink) {
  commit_small_world();
  commit({put(topic("a", {"oppvekst"})), put(topic("b", {"oppvekst", "a"})), put(unit("u1")),
          put(unit("u2", "u1")), put(unit("u3", "u2"))});
  EXPECT_EQ(refused({put(topic("a", {"oppvekst", "b"}))}).error,
            cycle("topic.broader[1]", "topics/a"));
  EXPECT_EQ(refused({put(unit("u1", "u3"))}).error, cycle("org_unit.parent", "orgUnits/u1"));
  model::Contact standing_in = contact("c2", "Stille Lampe");
  standing_in.deputy = "c1";
  EXPECT_EQ(refused({put(standing_in)}).error, cycle("contact.deputy", "contacts/c2"));
  model::Contact third = contact("c3");
  third.successor = "c4";
  model::Contact fourth = contact("c4");
  fourth.successor = "c3";
  const auto errors = store().check({{put(third), put(fourth)}, "", 0, now}).value();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].error, cycle("contact.successor", "contacts/c3"));
  EXPECT_EQ(errors[1].error, cycle("contact.successor", "contacts/c4"));
  commit({put(third)});
}

TEST_P(StoreContract, BlamesOnlyTheRowsOnACircleNotThoseThatLeadIntoIt) {
  commit_small_world();
  const auto errors =
      store()
          .check({{put(unit("x", "y")), put(unit("y", "z")), put(unit("z", "y"))}, "", 0, now})
          .value();
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].operation, 1U);
  EXPECT_EQ(errors[1].operation, 2U);
}

TEST_P(StoreContract, AcceptsThatDeputyAndSuccessorMeetInOneRound) {
  commit_small_world();
  model::Contact second = contact("c2", "Stille Lampe");
  second.successor = "c1";  // whose deputy is c2: two kinds of link, no circle of one
  commit({put(second)});
}

TEST_P(StoreContract, TurnsATreeUpsideDownInOneCommit) {
  commit({put(unit("a")), put(unit("b", "a")), put(unit("c", "b"))});
  commit({put(unit("c")), put(unit("b", "c")), put(unit("a", "b"))});
  const StoredResource stored = store().get(ResourceKind::kOrgUnit, "a").value();
  EXPECT_EQ(std::get<model::OrgUnit>(stored.row).parent, "b");
}

TEST_P(StoreContract, LaysAreasInWiderOnesOnly) {
  commit_small_world();
  EXPECT_EQ(field_of(refused({put(area("3", AreaKind::kCounty, "32"))})), "area.parent");
  EXPECT_EQ(field_of(refused({put(area("3", AreaKind::kCounty, "3203"))})), "area.parent");
  EXPECT_EQ(field_of(refused({put(area("32", AreaKind::kMunicipality, "no"))})), "area.kind");
  commit({put(area("0301-14", AreaKind::kDistrict, "3203")),
          put(area("99", AreaKind::kMunicipality, "no"))});
}

TEST_P(StoreContract, KeepsBordersBothWaysWhicheverSideIsWritten) {
  commit_small_world();
  const auto neighbours = [&](const std::string& id) {
    const StoredResource stored = store().get(ResourceKind::kArea, id).value();
    return std::get<model::Area>(stored.row).neighbours;
  };
  model::Area first = area("3201", AreaKind::kMunicipality, "32");
  first.neighbours = {"3203", "3202"};
  const CommitReceipt receipt =
      commit({put(first), put(area("3202", AreaKind::kMunicipality, "32"))});
  EXPECT_EQ(neighbours("3201"), (std::vector<std::string>{"3202", "3203"}));
  EXPECT_EQ(neighbours("3202"), (std::vector<std::string>{"3201"}));
  EXPECT_EQ(neighbours("3203"), (std::vector<std::string>{"3201"}));
  EXPECT_EQ(store().get(ResourceKind::kArea, "3203")->revision, receipt.revision);

  const Revision newest = store().newest_revision().value();
  commit({put(first), put(area("3202", AreaKind::kMunicipality, "32"))});
  EXPECT_EQ(store().newest_revision().value(), newest) << "the same again changes nothing";

  const CommitReceipt cut = commit({put(area("3203", AreaKind::kMunicipality, "32"))});
  EXPECT_EQ(neighbours("3201"), (std::vector<std::string>{"3202"}));
  EXPECT_EQ(store().get(ResourceKind::kArea, "3201")->revision, cut.revision);
}

TEST_P(StoreContract, LetsNeighboursGoOfADeletedArea) {
  commit_small_world();
  model::Area merged = area("3201", AreaKind::kMunicipality, "32");
  merged.neighbours = {"3203"};
  commit({put(merged)});
  const CommitReceipt receipt = commit({erase(ResourceKind::kArea, "3201")});
  const StoredResource left = store().get(ResourceKind::kArea, "3203").value();
  EXPECT_THAT(std::get<model::Area>(left.row).neighbours, IsEmpty());
  EXPECT_EQ(left.revision, receipt.revision);
}

TEST_P(StoreContract, RefusesBordersBetweenKindsAndTooManyOnTheOtherSide) {
  commit_small_world();
  model::Area odd = area("3201", AreaKind::kMunicipality, "32");
  odd.neighbours = {"32"};
  EXPECT_EQ(field_of(refused({put(odd)})), "area.neighbours[0]");
  std::vector<Operation> crowd;
  for (std::size_t i = 0; i < model::kNeighboursMax; ++i) {
    model::Area around = area(std::to_string(5000 + i), AreaKind::kMunicipality, "no");
    around.neighbours = {"3203"};
    crowd.push_back(put(around));
  }
  commit(crowd);
  model::Area one_more = area("3201", AreaKind::kMunicipality, "32");
  one_more.neighbours = {"3203"};
  EXPECT_EQ(field_of(refused({put(one_more)})), "area.neighbours[0]");
}

TEST_P(StoreContract, LetsANumberLeadToOneAreaOnly) {
  commit_small_world();
  model::Area merged = area("3203", AreaKind::kMunicipality, "32");
  merged.former_numbers = {"3025", "0220"};
  commit({put(merged)});
  model::Area thief = area("3201", AreaKind::kMunicipality, "32");
  thief.former_numbers = {"0219", "3025"};
  EXPECT_EQ(field_of(refused({put(thief)})), "area.former_numbers[1]");
  thief.former_numbers = {"3203"};
  EXPECT_EQ(field_of(refused({put(thief)})), "area.former_numbers[0]");
  EXPECT_EQ(field_of(refused({put(area("0220", AreaKind::kMunicipality, "32"))})), "area.name");
  // In one commit the number may move.
  thief.former_numbers = {"3025"};
  merged.former_numbers = {"0220"};
  commit({put(thief), put(merged)});
}

TEST_P(StoreContract, LetsAPostalCodeLeadToOneAreaOfAKind) {
  commit_small_world();
  model::Area first = area("3203", AreaKind::kMunicipality, "32");
  first.postal_codes = {"1383", "1384"};
  model::Area district = area("3203-1", AreaKind::kDistrict, "3203");
  district.postal_codes = {"1383"};
  commit({put(first), put(district)});
  model::Area second = area("3201", AreaKind::kMunicipality, "32");
  second.postal_codes = {"1385", "1384"};
  EXPECT_EQ(field_of(refused({put(second)})), "area.postal_codes[1]");
  first.postal_codes = {"1383"};
  commit({put(second), put(first)});
}

}  // namespace
}  // namespace veieninn::store
