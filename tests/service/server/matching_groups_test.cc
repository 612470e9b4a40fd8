// MatchingService over gRPC: a team, and pairs of mentors and ventures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "tests/service/server/matching_fixture.h"

namespace veieninn::server {
namespace {

using testing::ElementsAre;

// ---- a team ----

TEST_F(MatchingService, FindsATeamWithACoordinatorAndSaysWhatNobodyCovers) {
  v1::FindTeamRequest request;
  request.add_requirements("topics/t1");
  request.add_requirements("topics/t2");
  request.add_requirements("orgUnits/u1");
  request.set_area("areas/3118");
  ASSERT_TRUE(team(request).ok());
  EXPECT_THAT(team_.gaps(), ElementsAre("topics/t2"));
  EXPECT_FALSE(team_.coordinator().contact().empty());
  ASSERT_EQ(team_.covers_size(), 2) << team_.DebugString();
  EXPECT_EQ(team_.covers(0).requirement(), "topics/t1");
  EXPECT_EQ(team_.covers(0).requirement_display_name(), "Barnehage");
  EXPECT_EQ(team_.covers(1).requirement(), "orgUnits/u1");
  EXPECT_EQ(team_.covers(1).place(), v1::COVER_PLACE_UNIT);
  double product = team_.coordinator().probability();
  for (const v1::TeamMember& member : team_.members()) {
    for (const v1::Reason& reason : member.reasons()) product *= reason.factor();
  }
  for (const v1::TeamCover& cover : team_.covers()) {
    for (const v1::Reason& reason : cover.reasons()) product *= reason.factor();
  }
  EXPECT_NEAR(product, team_.probability(), 1e-9);
  EXPECT_GE(team_.bound(), team_.probability() - 1e-9);
}

TEST_F(MatchingService, ReadsTheTopicsAndThePlaceOfATeamFromASentence) {
  v1::FindTeamRequest request;
  request.set_text("Vi trenger en barnehage i Indre Østfold");
  ASSERT_TRUE(team(request).ok());
  EXPECT_EQ(team_.area(), "areas/3118");
  ASSERT_EQ(team_.covers_size(), 1);
  EXPECT_EQ(team_.covers(0).requirement(), "topics/t1");
}

TEST_F(MatchingService, NamesTheFieldOfABadQuestionForATeam) {
  expect_refused(team({}), "INVALID_ARGUMENT", "requirements");
  v1::FindTeamRequest request;
  request.add_requirements("topics/t1");
  expect_refused(team(request), "INVALID_ARGUMENT", "area");
  request.set_area("areas/3118");
  request.add_requirements("topics/nothing");
  expect_refused(team(request), "REFERENCE_NOT_FOUND", "requirements[1]");
  request.set_requirements(1, "topics/t1");
  expect_refused(team(request), "INVALID_ARGUMENT", "requirements[1]");
  request.set_requirements(1, "contacts/c1");
  expect_refused(team(request), "INVALID_ARGUMENT", "requirements[1]");
  request.set_requirements(1, "topics/t2");
  request.set_max_introductions(4);
  expect_refused(team(request), "INVALID_ARGUMENT", "max_introductions");
  for (int i = 0; i < 100'000; ++i) request.add_requirements("topics/t1");
  request.clear_max_introductions();
  expect_refused(team(request), "INVALID_ARGUMENT", "requirements");
}

// ---- pairs ----

TEST_F(MatchingService, ProposesAMentorForAVentureAndSaysWhoGetsNone) {
  ASSERT_TRUE(pairs(mentors_for({"ventures/v1", "ventures/v2", "ventures/v3"})).ok());
  ASSERT_EQ(pairs_.pairs_size(), 1) << pairs_.DebugString();
  const v1::ProposedPair& pair = pairs_.pairs(0);
  EXPECT_EQ(pair.venture(), "ventures/v2");
  EXPECT_EQ(pair.venture_display_name(), "Vennlig Sky v2");
  EXPECT_EQ(pair.mentor_display_name(), "Rolig Bok");
  EXPECT_NEAR(pairs_.expected_count(), pair.probability(), 1e-9);
  double product = 1;
  for (const v1::MatchReason& reason : pair.reasons()) product *= reason.factor();
  EXPECT_NEAR(product, pair.probability(), 1e-9);
  ASSERT_EQ(pairs_.alone_size(), 2);
  EXPECT_EQ(pairs_.alone(0).venture(), "ventures/v1");
  EXPECT_EQ(pairs_.alone(0).reason(), v1::ALONE_REASON_NO_TOPICS);
  EXPECT_EQ(pairs_.alone(1).venture(), "ventures/v3");
  EXPECT_EQ(pairs_.alone(1).reason(), v1::ALONE_REASON_NOBODY_FITS);
}

TEST_F(MatchingService, ProposesForThoseThatTakePartWhenNoneIsNamedAndCountsTheRoomLeft) {
  ASSERT_TRUE(pairs(mentors_for({})).ok());
  EXPECT_EQ(pairs_.pairs_size(), 0) << "nobody takes part yet";
  std::vector<v1::DirectoryEntry> rows;
  for (const char* id : {"v4", "v5", "v6", "v7"}) {
    rows.push_back(entry(venture_on(id, "topics/t1")));
    v1::Participation joined = participation(std::string("p-") + id, "mentoring");
    joined.set_venture(std::string("ventures/") + id);
    if (std::string_view(id) == "v4") joined.set_contact("contacts/c1");
    rows.push_back(entry(joined));
  }
  put(rows);
  ASSERT_TRUE(pairs(mentors_for({})).ok());
  EXPECT_EQ(pairs_.pairs_size(), 2) << "c1 has v4 and no more room, c2 has room for two";
  for (const v1::ProposedPair& pair : pairs_.pairs()) EXPECT_EQ(pair.mentor(), "contacts/c2");
  ASSERT_EQ(pairs_.alone_size(), 1);
  EXPECT_EQ(pairs_.alone(0).reason(), v1::ALONE_REASON_ALL_TAKEN);
}

TEST_F(MatchingService, NeverProposesAMentorToHerOwnVenture) {
  v1::Venture own = venture_on("v8", "topics/t1");
  own.add_people("Rolig Bok");
  put({entry(own)});
  ASSERT_TRUE(pairs(mentors_for({"ventures/v8"})).ok());
  EXPECT_EQ(pairs_.pairs_size(), 0);
  EXPECT_EQ(pairs_.refused_pairs_size(), 2) << "both mentors bear the name";
}

TEST_F(MatchingService, NamesTheFieldOfABadQuestionForPairs) {
  v1::ProposePairsRequest request;
  expect_refused(pairs(request), "INVALID_ARGUMENT", "initiative");
  request = mentors_for({});
  request.set_initiative("initiatives/office");
  expect_refused(pairs(request), "INVALID_ARGUMENT", "initiative");
  request.set_initiative("initiatives/nothing");
  expect_refused(pairs(request), "REFERENCE_NOT_FOUND", "initiative");
  expect_refused(pairs(mentors_for({"ventures/v2", "ventures/nobody"})), "REFERENCE_NOT_FOUND",
                 "ventures[1]");
  expect_refused(pairs(mentors_for({"ventures/v2", "ventures/v2"})), "INVALID_ARGUMENT",
                 "ventures[1]");
  request = mentors_for({});
  request.set_least_probability(std::numeric_limits<double>::quiet_NaN());
  expect_refused(pairs(request), "INVALID_ARGUMENT", "least_probability");
  request = mentors_for(std::vector<std::string>(2001, "ventures/v2"));
  expect_refused(pairs(request), "INVALID_ARGUMENT", "ventures");
}

}  // namespace
}  // namespace veieninn::server
