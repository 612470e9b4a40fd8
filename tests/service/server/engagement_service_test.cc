// RecordEngagements and ListEngagements over gRPC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::ElementsAre;
using Stub = v1::EngagementService::Stub;

class EngagementService : public testing::Test {
 protected:
  void SetUp() override { fill_small_world(service_); }

  grpc::Status record(const std::vector<v1::Engagement>& rows,
                      v1::RecordEngagementsResponse* response, const std::string& request_id = {}) {
    v1::RecordEngagementsRequest request;
    for (const v1::Engagement& row : rows) *request.add_engagements() = row;
    request.set_request_id(request_id);
    return call(*service_.engagements, &Stub::RecordEngagements, request, response);
  }

  RunningService service_;
};

TEST_F(EngagementService, RecordsFactsAndReadsThemBackNewestFirst) {
  v1::RecordEngagementsResponse recorded;
  ASSERT_TRUE(record({engagement(v1::ENGAGEMENT_KIND_SENT, "a"),
                      engagement(v1::ENGAGEMENT_KIND_REPLIED, "b")},
                     &recorded)
                  .ok());
  EXPECT_EQ(recorded.recorded_count(), 2);
  v1::ListEngagementsResponse listed;
  ASSERT_TRUE(
      call(*service_.engagements, &Stub::ListEngagements, v1::ListEngagementsRequest(), &listed)
          .ok());
  ASSERT_EQ(listed.engagements_size(), 2);
  EXPECT_EQ(listed.engagements(0).name(), recorded.names(1));
  EXPECT_EQ(listed.engagements(0).kind(), v1::ENGAGEMENT_KIND_REPLIED);
  EXPECT_EQ(listed.engagements(1).name(), recorded.names(0));
}

TEST_F(EngagementService, RecordsAKnownFactOnlyOnce) {
  v1::RecordEngagementsResponse first;
  v1::RecordEngagementsResponse second;
  ASSERT_TRUE(record({engagement(v1::ENGAGEMENT_KIND_SENT, "a")}, &first).ok());
  ASSERT_TRUE(record({engagement(v1::ENGAGEMENT_KIND_SENT, "a")}, &second).ok());
  EXPECT_EQ(second.recorded_count(), 0);
  EXPECT_EQ(second.names(0), first.names(0));
  EXPECT_EQ(second.revision(), first.revision());
}

TEST_F(EngagementService, AnswersARepeatedRequestWithTheFirstAnswer) {
  constexpr const char* kId = "123e4567-e89b-42d3-a456-426614174000";
  v1::RecordEngagementsResponse first;
  v1::RecordEngagementsResponse second;
  ASSERT_TRUE(record({engagement(v1::ENGAGEMENT_KIND_SENT, "")}, &first, kId).ok());
  ASSERT_TRUE(record({engagement(v1::ENGAGEMENT_KIND_SENT, "")}, &second, kId).ok());
  EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
}

TEST_F(EngagementService, RecordsAllOrNoneAndNamesTheBadOne) {
  v1::Engagement stranger = engagement(v1::ENGAGEMENT_KIND_SENT, "b");
  stranger.set_contact("contacts/nobody");
  v1::RecordEngagementsResponse response;
  grpc::Status status = record({engagement(v1::ENGAGEMENT_KIND_SENT, "a"), stranger}, &response);
  EXPECT_EQ(reason_of(status), "REFERENCE_NOT_FOUND");
  EXPECT_THAT(fields_of(status), ElementsAre("engagements[1].contact"));
  v1::Engagement timeless = engagement(v1::ENGAGEMENT_KIND_SENT, "c");
  timeless.clear_time();
  status = record({engagement(v1::ENGAGEMENT_KIND_SENT, "a"), timeless}, &response);
  EXPECT_THAT(fields_of(status), ElementsAre("engagements[1].time"));
  v1::Engagement future = engagement(v1::ENGAGEMENT_KIND_SENT, "d");
  future.mutable_time()->set_seconds(kNowSeconds + 2 * 86'400);
  status = record({future}, &response);
  EXPECT_THAT(fields_of(status), ElementsAre("engagements[0].time"));
  v1::ListEngagementsResponse listed;
  ASSERT_TRUE(
      call(*service_.engagements, &Stub::ListEngagements, v1::ListEngagementsRequest(), &listed)
          .ok());
  EXPECT_EQ(listed.engagements_size(), 0);
}

TEST_F(EngagementService, RefusesNoFactsAndTooMany) {
  v1::RecordEngagementsResponse response;
  EXPECT_THAT(fields_of(record({}, &response)), ElementsAre("engagements"));
  const std::vector<v1::Engagement> many(1001, engagement(v1::ENGAGEMENT_KIND_SENT, ""));
  EXPECT_EQ(reason_of(record(many, &response)), "LIMIT_EXCEEDED");
}

TEST_F(EngagementService, PagesAndFilters) {
  std::vector<v1::Engagement> rows;
  for (int i = 0; i < 7; ++i) {
    rows.push_back(engagement(i % 2 == 0 ? v1::ENGAGEMENT_KIND_SENT : v1::ENGAGEMENT_KIND_REPLIED,
                              std::to_string(i)));
  }
  v1::RecordEngagementsResponse recorded;
  ASSERT_TRUE(record(rows, &recorded).ok());
  v1::ListEngagementsRequest request;
  request.set_page_size(3);
  request.set_filter(R"(kind = "ENGAGEMENT_KIND_SENT" AND contact = "contacts/c1")");
  v1::ListEngagementsResponse page;
  ASSERT_TRUE(call(*service_.engagements, &Stub::ListEngagements, request, &page).ok());
  EXPECT_EQ(page.engagements_size(), 3);
  request.set_page_token(page.next_page_token());
  ASSERT_TRUE(call(*service_.engagements, &Stub::ListEngagements, request, &page).ok());
  EXPECT_EQ(page.engagements_size(), 1);
  EXPECT_EQ(page.next_page_token(), "");
}

}  // namespace
}  // namespace veieninn::server
