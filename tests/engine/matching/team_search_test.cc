#include "engine/matching/team_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/engine/matching/team_town.h"

namespace veieninn::matching {
namespace {

using test::kNow;
using test::team_request;
using test::TeamTown;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string name(const graph::Snapshot& snapshot, ContactIndex contact) {
  return std::string(snapshot.contact_id(contact));
}

// Everybody of the team, as "who < by whom".
std::vector<std::string> members_of(const graph::Snapshot& snapshot, const Team& team) {
  std::vector<std::string> members;
  for (const TeamMember& member : team.members) {
    members.push_back(name(snapshot, member.contact) + " < " + name(snapshot, member.introducer));
  }
  return members;
}

std::vector<std::string> coverers_of(const graph::Snapshot& snapshot, const Team& team) {
  std::vector<std::string> names;
  for (const Cover& cover : team.covers) names.push_back(name(snapshot, cover.contact));
  return names;
}

double product(const std::vector<routing::Factor>& factors) {
  double value = 1;
  for (const routing::Factor& factor : factors) value *= factor.value;
  return value;
}
double product(const Team& team) {
  double value = product(team.route.factors);
  for (const TeamMember& member : team.members) value *= product(member.factors);
  for (const Cover& cover : team.covers) value *= product(cover.factors);
  return value;
}

// The booklet's Intempo: the leader of a kindergarten, whom the venture knows, gathers a health
// nurse and the family centre.
TeamTown intempo() {
  TeamTown town;
  for (const char* unit : {"barnehage", "helsestasjon", "familiesenter"}) town.unit(unit, "3101");
  town.person("rolig-bok", "barnehage");
  town.person("vennlig-sky", "helsestasjon");
  town.person("stille-fjell", "helsestasjon");
  town.person("modig-elv", "familiesenter");
  town.knows("rolig-bok", "barnehager");
  town.knows("vennlig-sky", "helsesykepleier");
  town.knows("stille-fjell", "helsesykepleier");
  town.knows("modig-elv", "familieråd");
  town.tie("v", "rolig-bok", 0.8);
  town.tie("rolig-bok", "vennlig-sky", 0.9);
  town.tie("rolig-bok", "modig-elv", 0.8);
  return town;
}

TEST(TeamSearch, FindsTheLeaderWhoGathersTheHealthNurseAndTheFamilyCentre) {
  const auto snapshot = intempo().build();
  const auto answer = find_team(
      *snapshot, team_request(*snapshot, {"barnehager", "helsesykepleier", "unit:familiesenter"}));
  ASSERT_TRUE(answer && answer->team);
  const Team& team = *answer->team;
  EXPECT_EQ(name(*snapshot, team.coordinator()), "rolig-bok");
  EXPECT_EQ(team.route.steps.back().approach, routing::Approach::kKnown);
  EXPECT_THAT(members_of(*snapshot, team),
              UnorderedElementsAre("vennlig-sky < rolig-bok", "modig-elv < rolig-bok"));
  EXPECT_THAT(coverers_of(*snapshot, team), ElementsAre("rolig-bok", "vennlig-sky", "modig-elv"));
  EXPECT_EQ(team.covers.back().place, CoverPlace::kUnit);
  for (const TeamMember& member : team.members) {
    EXPECT_EQ(member.approach, routing::Approach::kIntroduced);
    EXPECT_FALSE(member.tie.is_none());
  }
  EXPECT_THAT(answer->gaps, IsEmpty());
  EXPECT_TRUE(team.is_exact);
  EXPECT_NEAR(product(team), team.probability, 1e-12);
  // The venture's tie and .9 right; .9 and .8 pass on, .8 answer when introduced, .9 right.
  EXPECT_NEAR(team.probability, (0.8 * 0.9) * (0.9 * 0.8 * 0.9) * (0.8 * 0.8), 1e-12);
}

TEST(TeamSearch, LooksForAnotherWayInWhenATieIsGone) {
  TeamTown town = intempo();
  test::remove_tie(town.world(), "rolig-bok-vennlig-sky");
  const auto snapshot = town.build();
  const auto answer =
      find_team(*snapshot, team_request(*snapshot, {"barnehager", "helsesykepleier"}));
  const TeamMember& nurse = answer->team->members.front();
  EXPECT_EQ(nurse.approach, routing::Approach::kDirect);
  EXPECT_TRUE(nurse.tie.is_none());
  // Both nurses are the same to us now: the first by id.
  EXPECT_EQ(name(*snapshot, nurse.contact), "stille-fjell");
  EXPECT_NEAR(answer->team->probability, (0.8 * 0.9) * (0.5 * 0.9), 1e-12);
}

TEST(TeamSearch, NeverTakesWhoLeftIsAwayOrHasNoRoom) {
  const auto nurse_of = [](const auto& change) {
    TeamTown town = intempo();
    change(*std::ranges::find(town.world().contacts, "vennlig-sky", &model::Contact::id), town);
    const auto snapshot = town.build();
    const auto answer =
        find_team(*snapshot, team_request(*snapshot, {"barnehager", "helsesykepleier"}));
    return coverers_of(*snapshot, *answer->team).back();
  };
  const Instant day_before{kNow.unix_seconds - kSecondsPerDay};
  const Instant day_after{kNow.unix_seconds + kSecondsPerDay};
  EXPECT_EQ(nurse_of([](auto&, auto&) {}), "vennlig-sky");
  EXPECT_EQ(nurse_of([&](auto& nurse, auto&) { nurse.tenure.until = day_before; }), "stille-fjell");
  EXPECT_EQ(nurse_of([&](auto& nurse, auto&) { nurse.absences = {{day_before, day_after}}; }),
            "stille-fjell");
  EXPECT_EQ(nurse_of([&](auto& nurse, auto&) { nurse.confirm_time = kAlways; }), "stille-fjell");
  EXPECT_EQ(nurse_of([&](auto& nurse, TeamTown& town) {
              nurse.capacity_per_week = 1;
              model::Engagement sent;
              sent.sequence = 1;
              sent.time = day_before;
              sent.kind = model::EngagementKind::kSent;
              sent.venture = "v";
              sent.contact = nurse.id;
              town.world().engagements.push_back(sent);
            }),
            "stille-fjell");
}

TEST(TeamSearch, NamesWhatNobodyCoversAndAnswersTheRest) {
  TeamTown town = intempo();
  town.person("lys-stol", "barnehage");
  town.knows("lys-stol", "havbruk");
  test::remove_contact(town.world(), "lys-stol");
  const auto snapshot = town.build();
  const auto answer =
      find_team(*snapshot, team_request(*snapshot, {"barnehager", "havbruk", "helsesykepleier"}));
  EXPECT_THAT(answer->gaps, ElementsAre(1U));
  ASSERT_EQ(answer->team->covers.size(), 2U);
  EXPECT_EQ(answer->team->covers[0].requirement, 0U);
  EXPECT_EQ(answer->team->covers[1].requirement, 2U);
}

TEST(TeamSearch, TakesTheCountysPersonOnlyWhereTheMunicipalityHasNobodyAndSaysSo) {
  TeamTown town = intempo();
  town.unit("fylke", "31");
  town.person("klok-sten", "fylke");
  town.knows("klok-sten", "barnehager");
  town.knows("klok-sten", "havbruk");
  town.tie("rolig-bok", "klok-sten", 0.9);
  const auto snapshot = town.build();
  const auto answer =
      find_team(*snapshot, team_request(*snapshot, {"helsesykepleier", "havbruk", "barnehager"}));
  EXPECT_THAT(coverers_of(*snapshot, *answer->team),
              ElementsAre("vennlig-sky", "klok-sten", "rolig-bok"));
  EXPECT_EQ(answer->team->covers[0].place, CoverPlace::kHere);
  EXPECT_EQ(answer->team->covers[1].place, CoverPlace::kWider);
  EXPECT_NEAR(product(*answer->team), answer->team->probability, 1e-12);
}

TEST(TeamSearch, LooksUnderAUnitWhereTheUnitItselfHasNobody) {
  TeamTown town = intempo();
  town.unit("oppvekst", "3101");
  town.unit("skole", "", "oppvekst");
  town.person("lys-stol", "skole");
  const auto snapshot = town.build();
  TeamRequest request = team_request(*snapshot, {"unit:oppvekst"});
  request.area = {};
  const auto answer = find_team(*snapshot, request);
  EXPECT_THAT(coverers_of(*snapshot, *answer->team), ElementsAre("lys-stol"));
  EXPECT_EQ(answer->team->covers.front().place, CoverPlace::kSubunit);
}

TEST(TeamSearch, FindsNoTeamWhereNoRouteLeadsToAnybody) {
  TeamTown town = intempo();
  for (model::Contact& person : town.world().contacts) person.channels.clear();
  const auto snapshot = town.build();
  TeamRequest request = team_request(*snapshot, {"barnehager"});
  request.venture = {};
  const auto answer = find_team(*snapshot, request);
  EXPECT_FALSE(answer->team.has_value());
  EXPECT_THAT(answer->gaps, IsEmpty());
}

TEST(TeamSearch, TakingAwayACitedTieChangesTheAnswer) {
  TeamTown town = intempo();
  const auto before = town.build();
  const auto answer =
      find_team(*before, team_request(*before, {"barnehager", "helsesykepleier", "familieråd"}));
  for (const TeamMember& member : answer->team->members) {
    TeamTown without = intempo();
    test::remove_tie(without.world(), std::string(before->tie_id(member.tie)));
    const auto after = without.build();
    const auto changed =
        find_team(*after, team_request(*after, {"barnehager", "helsesykepleier", "familieråd"}));
    EXPECT_LT(changed->team->probability, answer->team->probability);
  }
}

struct BadRequest {
  std::string field;
  ErrorReason reason;
  void (*spoil)(TeamRequest&);
};

TEST(TeamSearch, SaysWhatIsWrongWithARequest) {
  const auto snapshot = intempo().build();
  using enum ErrorReason;
  const std::vector<BadRequest> bad = {
      {"requirements", kInvalidArgument, [](TeamRequest& r) { r.requirements.clear(); }},
      {"requirements", kLimitExceeded,
       [](TeamRequest& r) { r.requirements.resize(1'000'000, r.requirements.front()); }},
      {"requirements[1]", kInvalidArgument,
       [](TeamRequest& r) { r.requirements[1] = r.requirements[0]; }},
      {"requirements[1]", kInvalidArgument, [](TeamRequest& r) { r.requirements[1] = {}; }},
      {"requirements[0]", kInvalidArgument,
       [](TeamRequest& r) { r.requirements[0].unit = UnitIndex{0}; }},
      {"requirements[0]", kInvalidArgument,
       [](TeamRequest& r) { r.requirements[0].topic = TopicIndex{99}; }},
      {"requirements[0]", kInvalidArgument,
       [](TeamRequest& r) { r.requirements[0] = {{}, UnitIndex{99}}; }},
      {"area", kInvalidArgument, [](TeamRequest& r) { r.area = {}; }},
      {"area", kInvalidArgument, [](TeamRequest& r) { r.area = AreaIndex{99}; }},
      {"venture", kInvalidArgument, [](TeamRequest& r) { r.venture = VentureIndex{99}; }},
      {"max_introductions", kInvalidArgument, [](TeamRequest& r) { r.max_introductions = 4; }},
      {"max_introductions", kInvalidArgument, [](TeamRequest& r) { r.max_introductions = -1; }},
      {"as_of_time", kInvalidArgument, [](TeamRequest& r) { r.as_of_time = kNever; }},
  };
  for (const BadRequest& one : bad) {
    TeamRequest request = team_request(*snapshot, {"barnehager", "helsesykepleier"});
    one.spoil(request);
    const auto answer = find_team(*snapshot, request);
    ASSERT_FALSE(answer.has_value()) << one.field;
    EXPECT_EQ(answer.error().reason, one.reason) << one.field;
    ASSERT_EQ(answer.error().violations.size(), 1U) << one.field;
    EXPECT_EQ(answer.error().violations.front().field, one.field);
    EXPECT_FALSE(answer.error().violations.front().remedy.empty());
  }
}

TEST(TeamSearch, RefusesAPlaceWithMorePeopleThanATeamCanBeChosenFrom) {
  TeamTown town = intempo();
  const auto asked_of = [&town] {
    const auto snapshot = town.build();
    return find_team(*snapshot, team_request(*snapshot, {"barnehager"}));
  };
  for (std::size_t i = town.world().contacts.size(); i < kTeamPeopleMax; ++i) {
    town.person("p" + std::to_string(i), "barnehage");
  }
  EXPECT_TRUE(asked_of().has_value());
  town.person("en-til", "barnehage");
  EXPECT_EQ(asked_of().error().violations.front().field, "area");
}

}  // namespace
}  // namespace veieninn::matching
