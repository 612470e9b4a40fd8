// MatchingService over gRPC: what is open for a venture, and ventures for an initiative.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/service/server/matching_fixture.h"

namespace veieninn::server {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// ---- what is open ----

TEST_F(MatchingService, ShowsWhatIsOpenWithThePersonToTalkToAndTheDeadline) {
  ASSERT_TRUE(opportunities(kindergarten()).ok());
  ASSERT_EQ(opportunities_.opportunities_size(), 1) << opportunities_.DebugString();
  const v1::Opportunity& office = opportunities_.opportunities(0);
  EXPECT_EQ(office.initiative(), "initiatives/office");
  EXPECT_EQ(office.kind(), v1::INITIATIVE_KIND_OFFICE_SPACE);
  EXPECT_EQ(office.title(), "Kontorplass i bydelens lokaler");
  EXPECT_EQ(office.unit_display_name(), "Indre Østfold kommune");
  EXPECT_EQ(office.contact(), "contacts/c1");
  EXPECT_EQ(office.contact_card().display_name(), "Rolig Bok");
  EXPECT_EQ(office.approach(), v1::APPROACH_DIRECT);
  ASSERT_EQ(office.contact_card().channels_size(), 1) << "of her channels the public one alone";
  EXPECT_EQ(office.contact_card().channels(0).value(), "c1@example.org");
  EXPECT_EQ(office.deadline().seconds(), kNowSeconds + 10 * kDay - 1);
  EXPECT_EQ(office.days_left(), 10);
  double product = 1;
  std::vector<std::string> sentences;
  for (const v1::MatchReason& reason : office.reasons()) {
    product *= reason.factor();
    sentences.push_back(reason.sentence());
    EXPECT_THAT(reason.sentence(), Not(HasSubstr("{")));
  }
  EXPECT_NEAR(product, office.probability(), 1e-9);
  EXPECT_THAT(sentences, Contains("Gjelder Barnehage."));
  EXPECT_THAT(sentences, Contains("Gjelder i Indre Østfold."));
  EXPECT_THAT(office.reasons(0).evidence(), ElementsAre("initiatives/office"));
  EXPECT_THAT(opportunities_.areas(), ElementsAre("areas/3118"));
  EXPECT_EQ(opportunities_.need_topics(0).topic(), "topics/t1");
  EXPECT_EQ(opportunities_.as_of_time().seconds(), kNowSeconds);
}

TEST_F(MatchingService, ShowsAVentureWhatFitsWhatItStates) {
  v1::FindOpportunitiesRequest request;
  request.set_venture("ventures/v2");
  request.set_language_code("en");
  ASSERT_TRUE(opportunities(request).ok());
  ASSERT_EQ(opportunities_.opportunities_size(), 1);
  EXPECT_EQ(opportunities_.opportunities(0).initiative(), "initiatives/office");
  EXPECT_THAT(opportunities_.areas(), ElementsAre("areas/3118")) << "where it works";
  EXPECT_EQ(opportunities_.need_topics(0).topic(), "topics/t1");
  request.set_venture("ventures/v3");
  ASSERT_TRUE(opportunities(request).ok());
  EXPECT_THAT(opportunities_.opportunities(), IsEmpty()) << "nothing is about space";
  request.set_venture("ventures/v1");
  ASSERT_TRUE(opportunities(request).ok());
  EXPECT_EQ(opportunities_.opportunities_size(), 2) << "it states nothing: all fits, weakly";
}

TEST_F(MatchingService, ShowsNothingOfOtherKindsThanAskedNorWhatOneTakesPartIn) {
  v1::FindOpportunitiesRequest request = kindergarten();
  request.add_kinds(v1::INITIATIVE_KIND_FUND);
  ASSERT_TRUE(opportunities(request).ok());
  EXPECT_THAT(opportunities_.opportunities(), IsEmpty());
  put({entry(participation("p1", "office"))});
  request = kindergarten();
  request.set_venture("ventures/v1");
  ASSERT_TRUE(opportunities(request).ok());
  EXPECT_THAT(opportunities_.opportunities(), IsEmpty());
}

TEST_F(MatchingService, ShowsWhatIsLeftOfWhatIsGiven) {
  v1::Initiative hours = initiative("hours");
  hours.add_topics("topics/t1");
  v1::Quota* const quota = hours.add_quotas();
  quota->set_unit(v1::QUOTA_UNIT_HOURS);
  quota->set_total(10);
  v1::Participation joined = participation("p1", "hours");
  v1::Take* const take = joined.add_takes();
  take->set_unit(v1::QUOTA_UNIT_HOURS);
  take->set_reserved(4);
  put({entry(hours), entry(joined)});
  ASSERT_TRUE(opportunities(kindergarten()).ok());
  std::int64_t left = -1;
  for (const v1::Opportunity& one : opportunities_.opportunities()) {
    if (one.initiative() == "initiatives/hours") left = one.quotas(0).left();
  }
  EXPECT_EQ(left, 6);
}

TEST_F(MatchingService, NamesTheFieldOfABadQuestionForOpportunities) {
  expect_refused(opportunities({}), "INVALID_ARGUMENT", "need");
  v1::FindOpportunitiesRequest request = kindergarten();
  request.set_venture("ventures/nobody");
  expect_refused(opportunities(request), "REFERENCE_NOT_FOUND", "venture");
  request = kindergarten();
  request.set_area("areas/9999");
  expect_refused(opportunities(request), "REFERENCE_NOT_FOUND", "area");
  request = kindergarten();
  request.mutable_need()->add_topics("topics/nothing");
  expect_refused(opportunities(request), "REFERENCE_NOT_FOUND", "need.topics[0]");
  request = kindergarten();
  request.set_max_opportunities(101);
  expect_refused(opportunities(request), "INVALID_ARGUMENT", "max_opportunities");
  request = kindergarten();
  request.add_kinds(v1::INITIATIVE_KIND_UNSPECIFIED);
  expect_refused(opportunities(request), "INVALID_ARGUMENT", "kinds[0]");
  request = kindergarten();
  request.set_language_code("tlh");
  expect_refused(opportunities(request), "INVALID_ARGUMENT", "language_code");
  request = kindergarten();
  for (int i = 0; i < 100'000; ++i) request.mutable_need()->add_topics("topics/t1");
  expect_refused(opportunities(request), "INVALID_ARGUMENT", "need.topics");
}

TEST_F(MatchingService, AnswersNothingForANeedThatIsNotUnderstood) {
  v1::FindOpportunitiesRequest request;
  request.mutable_need()->set_text("xyzzy plugh");
  ASSERT_TRUE(opportunities(request).ok());
  EXPECT_THAT(opportunities_.opportunities(), IsEmpty());
  EXPECT_THAT(opportunities_.need_topics(), IsEmpty());
}

TEST_F(MatchingService, ItsOpportunitiesStandBesideThePeopleOfFindRoutes) {
  v1::FindRoutesRequest request;
  request.mutable_need()->set_text("Vi trenger en barnehage");
  request.set_area("areas/3118");
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  v1::FindRoutesResponse response;
  const auto status =
      call(*service_.routing, &v1::RoutingService::Stub::FindRoutes, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response.opportunities_size(), 1);
  EXPECT_EQ(response.opportunities(0).initiative(), "initiatives/office");
  EXPECT_GT(response.routes_size(), 0);
}

TEST_F(MatchingService, ItsInitiativesAreReasonsOfRoutesByTheirNames) {
  v1::FindRoutesRequest request;
  request.mutable_need()->set_text("Vi trenger en barnehage");
  request.set_area("areas/3118");
  request.set_venture("ventures/v1");
  put({entry(participation("p1", "office"))});
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  v1::FindRoutesResponse response;
  const auto status =
      call(*service_.routing, &v1::RoutingService::Stub::FindRoutes, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_THAT(response.DebugString(), Not(HasSubstr("~"))) << "ids of our own making stay inside";
  bool is_through_office = false;
  bool is_offered = false;
  for (const v1::Route& route : response.routes()) {
    for (const v1::RouteStep& step : route.steps()) {
      is_through_office |= step.initiative() == "initiatives/office" && step.tie().empty();
    }
    for (const v1::Reason& reason : route.reasons()) {
      is_offered |=
          reason.kind() == v1::REASON_KIND_INITIATIVE && reason.evidence(0) == "initiatives/office";
    }
  }
  EXPECT_TRUE(is_through_office) << response.DebugString();
  EXPECT_TRUE(is_offered) << response.DebugString();
}

// ---- ventures ----

TEST_F(MatchingService, FindsVenturesForAnInitiativeByName) {
  v1::FindVenturesRequest request;
  request.set_initiative("initiatives/office");
  ASSERT_TRUE(ventures(request).ok());
  ASSERT_EQ(ventures_.ventures_size(), 1) << ventures_.DebugString();
  const v1::VentureMatch& match = ventures_.ventures(0);
  EXPECT_EQ(match.venture(), "ventures/v2");
  EXPECT_EQ(match.display_name(), "Vennlig Sky v2");
  EXPECT_EQ(ventures_.area(), "areas/3118") << "where its unit serves";
  std::vector<std::string> sentences;
  double product = 1;
  for (const v1::MatchReason& reason : match.reasons()) {
    sentences.push_back(reason.sentence());
    product *= reason.factor();
  }
  EXPECT_NEAR(product, match.probability(), 1e-9);
  EXPECT_THAT(sentences, Contains("Arbeider med Barnehage."));
  EXPECT_THAT(sentences, Contains("Arbeider i Indre Østfold."));
}

TEST_F(MatchingService, LeavesOutVenturesThatTakePartOrAreNamed) {
  v1::FindVenturesRequest request;
  request.set_initiative("initiatives/office");
  request.add_leave_out("ventures/v2");
  ASSERT_TRUE(ventures(request).ok());
  EXPECT_THAT(ventures_.ventures(), IsEmpty());
  v1::Participation joined = participation("p1", "office");
  joined.set_venture("ventures/v2");
  put({entry(joined)});
  request.clear_leave_out();
  ASSERT_TRUE(ventures(request).ok());
  EXPECT_THAT(ventures_.ventures(), IsEmpty());
}

TEST_F(MatchingService, NamesTheFieldOfABadQuestionForVentures) {
  expect_refused(ventures({}), "INVALID_ARGUMENT", "need");
  v1::FindVenturesRequest request;
  request.set_initiative("initiatives/nothing");
  expect_refused(ventures(request), "REFERENCE_NOT_FOUND", "initiative");
  request.set_initiative("initiatives/mentoring");
  expect_refused(ventures(request), "INVALID_ARGUMENT", "need");
  request.set_initiative("initiatives/office");
  request.add_leave_out("ventures/v2");
  request.add_leave_out("ventures/nobody");
  expect_refused(ventures(request), "REFERENCE_NOT_FOUND", "leave_out[1]");
  for (int i = 0; i < 1000; ++i) request.add_leave_out("ventures/v2");
  expect_refused(ventures(request), "INVALID_ARGUMENT", "leave_out");
  request.clear_leave_out();
  request.set_max_ventures(-1);
  expect_refused(ventures(request), "INVALID_ARGUMENT", "max_ventures");
}

}  // namespace
}  // namespace veieninn::server
