// Coverage over gRPC: where nobody is, page by page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class InsightService : public testing::Test {
 protected:
  // Beside the small world: nobody knows t2 and t3, and areas/no has no unit of its own.
  void SetUp() override {
    fill_small_world(service_);
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {},
                       {entry(topic("t2", "Romfart")), entry(topic("t3", "Dykking"))}, &report)
                    .ok());
    revision_ = report.revision();
  }

  grpc::Status ask(v1::GetCoverageRequest request, v1::GetCoverageResponse* response) {
    request.mutable_consistency()->set_at_least_as_fresh(revision_);
    response->Clear();
    return call(*service_.insight, &v1::InsightService::Stub::GetCoverage, request, response);
  }

  static v1::GetCoverageRequest three_topics() {
    v1::GetCoverageRequest request;
    for (const char* topic : {"topics/t1", "topics/t2", "topics/t3"}) request.add_topics(topic);
    return request;
  }

  RunningService service_;
  std::int64_t revision_ = 0;
};

using Cells = std::set<std::pair<std::string, std::string>>;

Cells cells_of(const v1::GetCoverageResponse& response) {
  Cells cells;
  for (const v1::CoverageCell& cell : response.cells()) cells.emplace(cell.area(), cell.topic());
  return cells;
}

TEST_F(InsightService, CountsThePeopleOfEachAreaAndTopic) {
  v1::GetCoverageResponse response;
  v1::GetCoverageRequest request = three_topics();
  request.set_area("areas/3118");
  ASSERT_TRUE(ask(request, &response).ok());
  ASSERT_EQ(response.cells_size(), 3);
  EXPECT_EQ(response.cells(0).topic_display_name(), "Barnehage");
  EXPECT_EQ(response.cells(0).contact_count(), 2);
  EXPECT_EQ(response.cells(1).contact_count(), 0);
  ASSERT_EQ(response.areas_size(), 1);
  EXPECT_EQ(response.areas(0).unit_count(), 1);
  EXPECT_EQ(response.areas(0).contact_count(), 2);
}

TEST_F(InsightService, SaysHowWellATopicIsCovered) {
  v1::Contact full = contact("c1");
  full.set_capacity_per_week(1);
  v1::Engagement sent = engagement(v1::ENGAGEMENT_KIND_SENT, "sent-this-week");
  sent.mutable_time()->set_seconds(kNowSeconds - 86'400);
  v1::Contact old = contact("c3");
  old.mutable_confirm_time()->set_seconds(kNowSeconds - 181 * 86'400);
  old.mutable_expertise(0)->set_topic("topics/t2");
  v1::Contact second = contact("c2");
  second.mutable_expertise(0)->set_topic("topics/t3");
  v1::ImportDirectoryResponse report;
  ASSERT_TRUE(import(*service_.directory, {}, {entry(full), entry(second), entry(old), entry(sent)},
                     &report)
                  .ok());
  revision_ = report.revision();
  v1::GetCoverageRequest request = three_topics();
  request.set_area("areas/3118");
  v1::GetCoverageResponse response;
  ASSERT_TRUE(ask(request, &response).ok());
  ASSERT_EQ(response.cells_size(), 3);
  EXPECT_EQ(response.cells(0).state(), v1::COVERAGE_STATE_OVERLOADED) << response.DebugString();
  EXPECT_EQ(response.cells(0).overloaded_count(), 1);
  EXPECT_EQ(response.cells(1).state(), v1::COVERAGE_STATE_UNCONFIRMED);
  EXPECT_EQ(response.cells(1).unconfirmed_count(), 1);
  EXPECT_EQ(response.cells(2).state(), v1::COVERAGE_STATE_ONE_PERSON);
  request.set_area("areas/no");
  ASSERT_TRUE(ask(request, &response).ok());
  for (const v1::CoverageCell& cell : response.cells()) {
    if (cell.area() != "areas/no") continue;
    EXPECT_EQ(cell.state(), v1::COVERAGE_STATE_NOBODY);
  }
}

TEST_F(InsightService, CountsByMonthHowOftenVenturesAskedInVain) {
  // It is 23 November 2026.
  const Day today = day_of({kNowSeconds});
  ASSERT_TRUE(service_.server().store().add_gaps({{"3118", "t2", today, 2},
                                                  {"3118", "t2", today - 22, 3},
                                                  {"3118", "t2", today - 23, 4},
                                                  {"3118", "t2", today - 357, 5},
                                                  {"3118", "t2", today - 358, 6},
                                                  {"3118", "t2", today - 366, 7},
                                                  {"3118", "t3", today - 360, 8}}));
  v1::GetCoverageRequest request = three_topics();
  request.set_area("areas/3118");
  v1::GetCoverageResponse response;
  ASSERT_TRUE(ask(request, &response).ok());
  EXPECT_THAT(response.cells(0).monthly_gap_counts(), IsEmpty());
  EXPECT_EQ(response.cells(1).gap_count(), 2 + 3 + 4 + 5 + 6);
  EXPECT_THAT(response.cells(1).monthly_gap_counts(),
              ElementsAre(5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5));
  EXPECT_EQ(response.cells(2).gap_count(), 8);
  EXPECT_THAT(response.cells(2).monthly_gap_counts(), IsEmpty()) << "only last November";
}

TEST_F(InsightService, LooksOnlyAtTopicsThatMatterUnlessToldWhich) {
  v1::GetCoverageResponse response;
  v1::GetCoverageRequest request;
  request.set_area("areas/3118");
  ASSERT_TRUE(ask(request, &response).ok());
  EXPECT_THAT(cells_of(response), ElementsAre(std::pair("areas/3118", "topics/t1")));
}

TEST_F(InsightService, LeavesOutWhatHasSomebodyWhenAskedForWhatIsMissing) {
  v1::GetCoverageResponse response;
  v1::GetCoverageRequest request = three_topics();
  request.set_area("areas/3118");
  request.set_only_missing(true);
  ASSERT_TRUE(ask(request, &response).ok());
  EXPECT_THAT(cells_of(response), ElementsAre(std::pair("areas/3118", "topics/t2"),
                                              std::pair("areas/3118", "topics/t3")));
}

TEST_F(InsightService, GivesEveryCellOnceInPagesOfAnySize) {
  v1::GetCoverageResponse response;
  ASSERT_TRUE(ask(three_topics(), &response).ok());
  const Cells whole = cells_of(response);
  ASSERT_EQ(whole.size(), 6U);
  for (const int size : {1, 2, 4, 5, 6, 7}) {
    v1::GetCoverageRequest request = three_topics();
    request.set_page_size(size);
    Cells seen;
    int count = 0;
    int pages = 0;
    do {
      ASSERT_TRUE(ask(request, &response).ok());
      EXPECT_LE(response.cells_size(), size);
      EXPECT_EQ(response.areas_size() > 0, pages == 0) << "areas come with the first page only";
      count += response.cells_size();
      seen.merge(cells_of(response));
      request.set_page_token(response.next_page_token());
      ASSERT_LE(++pages, 6);
    } while (!response.next_page_token().empty());
    EXPECT_EQ(seen, whole) << size;
    EXPECT_EQ(count, 6) << size;
    EXPECT_EQ(pages, (6 + size - 1) / size) << size;
  }
}

TEST_F(InsightService, NamesTheFieldOfABadQuestion) {
  v1::GetCoverageResponse response;
  v1::GetCoverageRequest unknown_area;
  unknown_area.set_area("areas/9999");
  grpc::Status status = ask(unknown_area, &response);
  EXPECT_EQ(reason_of(status), "REFERENCE_NOT_FOUND");
  EXPECT_THAT(fields_of(status), ElementsAre("area"));

  v1::GetCoverageRequest unknown_topic = three_topics();
  unknown_topic.add_topics("topics/nothing");
  EXPECT_THAT(fields_of(ask(unknown_topic, &response)), ElementsAre("topics[3]"));

  v1::GetCoverageRequest negative;
  negative.set_page_size(-1);
  EXPECT_THAT(fields_of(ask(negative, &response)), ElementsAre("page_size"));

  v1::GetCoverageRequest other_language;
  other_language.set_language_code("fr");
  EXPECT_THAT(fields_of(ask(other_language, &response)), ElementsAre("language_code"));
}

TEST_F(InsightService, RefusesATokenOfAnotherQuestion) {
  v1::GetCoverageResponse response;
  v1::GetCoverageRequest request = three_topics();
  request.set_page_size(1);
  ASSERT_TRUE(ask(request, &response).ok());
  request.set_page_token(response.next_page_token());
  request.set_only_missing(true);
  EXPECT_THAT(fields_of(ask(request, &response)), ElementsAre("page_token"));
  request.set_page_token("not a token");
  EXPECT_THAT(fields_of(ask(request, &response)), ElementsAre("page_token"));
  EXPECT_THAT(response.cells(), IsEmpty());
}

TEST_F(InsightService, ListsWhatHangsOnOnePerson) {
  v1::ListOnePersonRisksRequest request;
  request.mutable_consistency()->set_at_least_as_fresh(revision_);
  v1::ListOnePersonRisksResponse response;
  const auto method = &v1::InsightService::Stub::ListOnePersonRisks;
  ASSERT_TRUE(call(*service_.insight, method, request, &response).ok());
  const int before = response.risks_size();

  v1::RecordEngagementsRequest facts;
  for (int i = 0; i < 5; ++i) {
    v1::Engagement fact = engagement(v1::ENGAGEMENT_KIND_REPLIED, "reply-" + std::to_string(i));
    fact.set_topic("topics/t2");
    *facts.add_engagements() = fact;
  }
  v1::RecordEngagementsResponse recorded;
  ASSERT_TRUE(
      call(*service_.engagements, &v1::EngagementService::Stub::RecordEngagements, facts, &recorded)
          .ok());
  request.mutable_consistency()->set_at_least_as_fresh(recorded.revision());
  response.Clear();
  ASSERT_TRUE(call(*service_.insight, method, request, &response).ok());
  ASSERT_EQ(response.risks_size(), before + 1) << response.DebugString();
  const v1::OnePersonRisk& risk = response.risks(before);
  EXPECT_EQ(risk.topic(), "topics/t2");
  EXPECT_EQ(risk.topic_display_name(), "Romfart");
  EXPECT_EQ(risk.answer_count(), 5);
  EXPECT_EQ(risk.largest_share(), 1);

  request.set_area("areas/atlantis");
  EXPECT_EQ(call(*service_.insight, method, request, &response).error_code(),
            grpc::StatusCode::FAILED_PRECONDITION);
}

}  // namespace
}  // namespace veieninn::server
