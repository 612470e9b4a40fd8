// GetLoad and GetResponsiveness over gRPC: how units fare, and nothing of fewer than five people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::SizeIs;

constexpr std::int64_t kDay = 86'400;

// A municipality, orgUnits/u1, with two of its own; below it an office of five and one of four.
class UnitInsightService : public testing::Test {
 protected:
  void SetUp() override {
    fill_small_world(service_);
    std::vector<v1::DirectoryEntry> rows = {entry(below_u1("u2")), entry(below_u1("u3"))};
    for (int i = 0; i < 5; ++i) rows.push_back(entry(member("d" + std::to_string(i), "u2")));
    for (int i = 0; i < 4; ++i) rows.push_back(entry(member("e" + std::to_string(i), "u3")));
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {}, rows, &report).ok());
    ASSERT_EQ(report.created_count(), 11) << report.DebugString();
    revision_ = report.revision();
  }

  static v1::OrgUnit below_u1(const std::string& id) {
    v1::OrgUnit row = unit(id);
    row.set_kind(v1::ORG_UNIT_KIND_DEPARTMENT);
    row.set_parent("orgUnits/u1");
    row.clear_areas();
    return row;
  }
  static v1::Contact member(const std::string& id, const std::string& unit_id) {
    v1::Contact row = contact(id);
    row.set_unit("orgUnits/" + unit_id);
    row.set_capacity_per_week(2);
    return row;
  }

  // One fact of a contact, so many days ago.
  void add(v1::EngagementKind kind, const std::string& id, std::int64_t days_ago) {
    v1::Engagement& row = *facts_.add_engagements();
    row = engagement(kind, "fact-" + std::to_string(facts_.engagements_size()));
    row.set_contact("contacts/" + id);
    row.mutable_time()->set_seconds(kNowSeconds - days_ago * kDay);
  }
  void record() {
    v1::RecordEngagementsResponse recorded;
    const grpc::Status status = call(
        *service_.engagements, &v1::EngagementService::Stub::RecordEngagements, facts_, &recorded);
    ASSERT_TRUE(status.ok()) << status.error_message();
    revision_ = recorded.revision();
  }

  grpc::Status ask(v1::GetLoadRequest request, v1::GetLoadResponse* response) {
    request.mutable_consistency()->set_at_least_as_fresh(revision_);
    response->Clear();
    return call(*service_.insight, &v1::InsightService::Stub::GetLoad, request, response);
  }
  grpc::Status ask(v1::GetResponsivenessRequest request, v1::GetResponsivenessResponse* response) {
    request.mutable_consistency()->set_at_least_as_fresh(revision_);
    response->Clear();
    return call(*service_.insight, &v1::InsightService::Stub::GetResponsiveness, request, response);
  }

  RunningService service_;
  v1::RecordEngagementsRequest facts_;
  std::int64_t revision_ = 0;
};

template <typename Units>
std::vector<std::string> names_of(const Units& units) {
  std::vector<std::string> names;
  for (const auto& unit : units) names.push_back(unit.org_unit());
  return names;
}

TEST_F(UnitInsightService, TellsTheLoadOfEachUnitAndRollsTheSmallOneUp) {
  add(v1::ENGAGEMENT_KIND_SENT, "d0", 0);   // this week: at capacity, no whole week
  add(v1::ENGAGEMENT_KIND_SENT, "d0", 0);   // (12:00 on a Monday)
  add(v1::ENGAGEMENT_KIND_SENT, "d1", 1);   // last week
  add(v1::ENGAGEMENT_KIND_SENT, "e0", 8);   // the week before
  add(v1::ENGAGEMENT_KIND_SENT, "d2", 84);  // the first of twelve
  add(v1::ENGAGEMENT_KIND_SENT, "d2", 85);  // before that
  record();
  v1::GetLoadResponse response;
  ASSERT_TRUE(ask(v1::GetLoadRequest(), &response).ok());
  ASSERT_THAT(names_of(response.units()), ElementsAre("orgUnits/u1", "orgUnits/u2", "orgUnits/u3"));
  const v1::UnitLoad& whole = response.units(0);
  EXPECT_EQ(whole.org_unit_display_name(), "Indre Østfold kommune");
  EXPECT_EQ(whole.contact_count(), 11);
  EXPECT_EQ(whole.capacity_per_week(), 9 * 2 + 2 * 5) << "two state none";
  EXPECT_EQ(whole.at_capacity_count(), 1);
  EXPECT_THAT(whole.weekly_sent_counts(), ElementsAre(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1));
  const v1::UnitLoad& office = response.units(1);
  EXPECT_EQ(office.parent(), "orgUnits/u1");
  EXPECT_EQ(office.contact_count(), 5);
  EXPECT_THAT(office.weekly_sent_counts(), ElementsAre(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
  const v1::UnitLoad& small = response.units(2);
  EXPECT_EQ(small.withheld_reason(), v1::WITHHELD_REASON_ROLLED_UP);
  EXPECT_EQ(small.included_in(), "orgUnits/u1");
  EXPECT_EQ(small.contact_count(), 0);
  EXPECT_EQ(small.capacity_per_week(), 0);
  EXPECT_THAT(small.weekly_sent_counts(), SizeIs(0));
  EXPECT_EQ(response.weeks_end_time().seconds(), kNowSeconds - kDay / 2) << "Monday, 00:00";
}

TEST_F(UnitInsightService, TellsHowMuchIsAnswered) {
  for (int i = 0; i < 5; ++i) {
    const std::string id = "d" + std::to_string(i);
    for (const std::int64_t days : {30, 120, 210, 300}) {
      add(v1::ENGAGEMENT_KIND_SENT, id, days + 7);
      add(i == 0 ? v1::ENGAGEMENT_KIND_NO_REPLY : v1::ENGAGEMENT_KIND_REPLIED, id, days);
    }
  }
  add(v1::ENGAGEMENT_KIND_NO_REPLY, "e0", 30);
  record();
  v1::GetResponsivenessResponse response;
  ASSERT_TRUE(ask(v1::GetResponsivenessRequest(), &response).ok());
  ASSERT_EQ(response.units_size(), 3);
  const v1::UnitResponsiveness& whole = response.units(0);
  EXPECT_EQ(whole.contact_count(), 6);
  EXPECT_EQ(whole.year().answer_count(), 16);
  EXPECT_EQ(whole.year().silence_count(), 5);
  EXPECT_GT(whole.year().share(), whole.year().share_low());
  EXPECT_LT(whole.year().share(), whole.year().share_high());
  ASSERT_EQ(whole.quarters_size(), 4);
  for (const v1::AnsweredShare& quarter : whole.quarters()) EXPECT_EQ(quarter.answer_count(), 4);
  EXPECT_EQ(whole.half_answered_within_days(), 0) << "four people's answers are timed";
  for (int i = 1; i < 3; ++i) {
    EXPECT_EQ(response.units(i).withheld_reason(), v1::WITHHELD_REASON_ROLLED_UP)
        << "u1 less u2 would be one person's silence";
    EXPECT_FALSE(response.units(i).has_year());
  }
}

TEST_F(UnitInsightService, TellsNothingWhereTooFewWereAsked) {
  for (int i = 0; i < 9; ++i) add(v1::ENGAGEMENT_KIND_REPLIED, "d" + std::to_string(i % 4), 10 + i);
  add(v1::ENGAGEMENT_KIND_NO_REPLY, "d0", 20);
  record();
  v1::GetResponsivenessResponse response;
  ASSERT_TRUE(ask(v1::GetResponsivenessRequest(), &response).ok());
  std::vector<int> reasons;
  for (const auto& unit : response.units()) reasons.push_back(unit.withheld_reason());
  EXPECT_THAT(reasons, Each(static_cast<int>(v1::WITHHELD_REASON_TOO_FEW)));
  EXPECT_EQ(response.units(0).year().answer_count(), 0);
}

TEST_F(UnitInsightService, NamesNoPerson) {
  add(v1::ENGAGEMENT_KIND_SENT, "d0", 8);
  record();
  v1::GetLoadResponse load;
  ASSERT_TRUE(ask(v1::GetLoadRequest(), &load).ok());
  EXPECT_EQ(load.DebugString().find("contacts/"), std::string::npos);
  EXPECT_EQ(load.DebugString().find("Rolig"), std::string::npos);
}

TEST_F(UnitInsightService, TellsTheSameOfAUnitWhateverElseIsAsked) {
  v1::GetLoadResponse whole;
  ASSERT_TRUE(ask(v1::GetLoadRequest(), &whole).ok());
  v1::GetLoadRequest one;
  one.set_org_unit("orgUnits/u3");
  v1::GetLoadResponse alone;
  ASSERT_TRUE(ask(one, &alone).ok());
  ASSERT_EQ(alone.units_size(), 1);
  EXPECT_EQ(alone.units(0).SerializeAsString(), whole.units(2).SerializeAsString());
  one.clear_org_unit();
  one.set_area("areas/3118");
  ASSERT_TRUE(ask(one, &alone).ok());
  EXPECT_EQ(alone.units_size(), 3) << "offices serve what the unit above does";
  one.set_area("areas/no");
  ASSERT_TRUE(ask(one, &alone).ok());
  EXPECT_EQ(alone.units_size(), 3);
}

TEST_F(UnitInsightService, GivesEveryUnitOnceInPagesOfAnySize) {
  for (const int size : {1, 2, 3, 4}) {
    v1::GetLoadRequest request;
    request.set_page_size(size);
    v1::GetLoadResponse page;
    std::vector<std::string> names;
    do {
      ASSERT_TRUE(ask(request, &page).ok());
      ASSERT_LE(page.units_size(), size);
      for (const std::string& name : names_of(page.units())) names.push_back(name);
      request.set_page_token(page.next_page_token());
    } while (!page.next_page_token().empty());
    EXPECT_THAT(names, ElementsAre("orgUnits/u1", "orgUnits/u2", "orgUnits/u3"));
  }
}

TEST_F(UnitInsightService, NamesTheFieldOfABadQuestion) {
  const auto fields = [&](const auto& spoil) {
    v1::GetResponsivenessRequest request;
    spoil(request);
    v1::GetResponsivenessResponse response;
    return fields_of(ask(request, &response));
  };
  using Request = v1::GetResponsivenessRequest;
  EXPECT_THAT(fields([](Request& r) { r.set_org_unit("orgUnits/nowhere"); }),
              ElementsAre("org_unit"));
  EXPECT_THAT(fields([](Request& r) { r.set_org_unit("u1"); }), ElementsAre("org_unit"));
  EXPECT_THAT(fields([](Request& r) { r.set_area("areas/9999"); }), ElementsAre("area"));
  EXPECT_THAT(fields([](Request& r) { r.set_page_size(-1); }), ElementsAre("page_size"));
  EXPECT_THAT(fields([](Request& r) { r.set_language_code("fr"); }), ElementsAre("language_code"));
  EXPECT_THAT(fields([](Request& r) { r.set_page_token("x"); }), ElementsAre("page_token"));
  v1::GetLoadRequest load;
  load.set_page_size(1);
  v1::GetLoadResponse page;
  ASSERT_TRUE(ask(load, &page).ok());
  EXPECT_THAT(fields([&](Request& r) { r.set_page_token(page.next_page_token()); }),
              ElementsAre("page_token"))
      << "of another method";
}

}  // namespace
}  // namespace veieninn::server
