// FindRoutes over gRPC: the question in words, the ways to named people, what is shown of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <thread>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Stub = v1::RoutingService::Stub;

v1::FindRoutesRequest kindergarten() {
  v1::FindRoutesRequest request;
  request.mutable_need()->set_text("Vi trenger en barnehage");
  request.set_area("areas/3118");
  return request;
}

class RoutingService : public testing::Test {
 protected:
  void SetUp() override {
    fill_small_world(service_);
    newest_ = await_newest();
  }

  // The feed has caught up when a read at the newest revision answers.
  std::int64_t await_newest() {
    const auto revision = service_.server().store().newest_revision();
    v1::FindRoutesRequest request = kindergarten();
    request.mutable_consistency()->set_at_least_as_fresh(*revision);
    v1::FindRoutesResponse response;
    const grpc::Status status = ask(request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.revision();
  }

  grpc::Status ask(const v1::FindRoutesRequest& request, v1::FindRoutesResponse* response) {
    return call(*service_.routing, &Stub::FindRoutes, request, response);
  }

  v1::FindRoutesResponse answer(const v1::FindRoutesRequest& request) {
    v1::FindRoutesResponse response;
    const grpc::Status status = ask(request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  void put(const std::vector<v1::DirectoryEntry>& entries) {
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {}, entries, &report).ok());
    ASSERT_EQ(report.rejected_count(), 0) << report.DebugString();
    await_newest();
  }

  RunningService service_;
  std::int64_t newest_ = 0;
};

TEST_F(RoutingService, LeadsFromASentenceToNamedPeople) {
  const v1::FindRoutesResponse response = answer(kindergarten());
  ASSERT_EQ(response.need_topics_size(), 1) << response.DebugString();
  EXPECT_EQ(response.need_topics(0).topic(), "topics/t1");
  EXPECT_EQ(response.need_topics(0).display_name(), "Barnehage");
  EXPECT_EQ(response.need_topics(0).matched_words(0).text(), "barnehage");
  ASSERT_EQ(response.routes_size(), 2);
  EXPECT_EQ(response.routes(0).contact_card().display_name(), "Rolig Bok");
  EXPECT_EQ(response.routes(0).contact_card().unit_display_name(), "Indre Østfold kommune");
  EXPECT_EQ(response.area(), "areas/3118");
  EXPECT_EQ(response.revision(), newest_);
  EXPECT_EQ(response.as_of_time().seconds(), kNowSeconds);
  EXPECT_FALSE(response.has_gap());
}

TEST_F(RoutingService, GivesReasonsWhoseProductIsTheProbability) {
  put({entry(engagement(v1::ENGAGEMENT_KIND_SENT, "a")),
       entry(engagement(v1::ENGAGEMENT_KIND_REPLIED, "b"))});
  const v1::FindRoutesResponse response = answer(kindergarten());
  for (const v1::Route& route : response.routes()) {
    double product = 1;
    for (const v1::Reason& reason : route.reasons()) {
      product *= reason.factor();
      EXPECT_FALSE(reason.sentence().empty()) << reason.DebugString();
      EXPECT_THAT(reason.sentence(), Not(HasSubstr("{")));
      EXPECT_THAT(reason.sentence(), Not(HasSubstr("%")));
    }
    EXPECT_NEAR(product, route.probability(), 1e-9);
  }
}

TEST_F(RoutingService, FindsTodaysAreaByAFormerNumber) {
  v1::FindRoutesRequest request = kindergarten();
  request.set_area("areas/0125");
  EXPECT_EQ(answer(request).area(), "areas/3118");
}

TEST_F(RoutingService, ShowsOnlyPublicChannels) {
  const v1::FindRoutesResponse response = answer(kindergarten());
  for (const v1::Route& route : response.routes()) {
    ASSERT_EQ(route.contact_card().channels_size(), 1);
    EXPECT_EQ(route.contact_card().channels(0).visibility(), v1::CHANNEL_VISIBILITY_PUBLIC);
  }
}

TEST_F(RoutingService, ShowsNoChannelOfAPersonWhoIsReachedByAnIntroduction) {
  v1::Tie known = tie("k1", "ventures/v1", "contacts/c1");
  known.set_strength(0.95);
  v1::Tie introduces = tie("k2", "contacts/c1", "contacts/c3");
  introduces.set_strength(0.95);
  put({entry(known), entry(contact("c3")), entry(introduces)});
  v1::FindRoutesRequest request = kindergarten();
  request.set_venture("ventures/v1");
  bool introduced = false;
  const v1::FindRoutesResponse response = answer(request);
  for (const v1::Route& route : response.routes()) {
    const bool last_introduced =
        route.steps(route.steps_size() - 1).approach() == v1::APPROACH_INTRODUCED;
    introduced = introduced || last_introduced;
    EXPECT_EQ(route.contact_card().channels_size(), last_introduced ? 0 : 1);
  }
  EXPECT_TRUE(introduced) << response.DebugString();
}

TEST_F(RoutingService, SpeaksTheCallersLanguage) {
  std::set<std::string> sentences;
  for (const char* language : {"nb", "nn", "en"}) {
    v1::FindRoutesRequest request = kindergarten();
    request.set_language_code(language);
    std::string all;
    const v1::FindRoutesResponse response = answer(request);
    for (const v1::Reason& reason : response.routes(0).reasons()) all += reason.sentence();
    sentences.insert(all);
  }
  EXPECT_EQ(sentences.size(), 3U);
}

TEST_F(RoutingService, AnswersTheSameToTheLastByte) {
  v1::FindRoutesRequest request = kindergarten();
  request.mutable_as_of_time()->set_seconds(kNowSeconds);
  request.set_seed(7);
  const std::string first = answer(request).SerializeAsString();
  for (int i = 0; i < 20; ++i) EXPECT_EQ(answer(request).SerializeAsString(), first);
}

TEST_F(RoutingService, SaysAndCountsThatNobodyIsThere) {
  put({entry(topic("t9", "Romfart"))});
  v1::FindRoutesRequest request;
  request.mutable_need()->add_topics("topics/t9");
  request.set_area("areas/3118");
  const v1::FindRoutesResponse response = answer(request);
  ASSERT_TRUE(response.has_gap());
  EXPECT_EQ(response.gap().area(), "areas/3118");
  EXPECT_THAT(response.gap().topics(), ElementsAre("topics/t9"));
  EXPECT_THAT(response.gap().sentence(), HasSubstr("Romfart"));
  EXPECT_THAT(response.gap().sentence(), HasSubstr("Indre Østfold"));
  // The count reaches the registrar within seconds.
  v1::GetCoverageRequest coverage;
  coverage.set_area("areas/3118");
  v1::GetCoverageResponse counted;
  for (int i = 0; i < 50; ++i) {
    counted.Clear();
    ASSERT_TRUE(
        call(*service_.insight, &v1::InsightService::Stub::GetCoverage, coverage, &counted).ok());
    if (counted.cells_size() == 2) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ASSERT_EQ(counted.cells_size(), 2) << counted.DebugString();
  EXPECT_EQ(counted.cells(0).topic(), "topics/t1");
  EXPECT_EQ(counted.cells(0).contact_count(), 2);
  EXPECT_EQ(counted.cells(1).topic(), "topics/t9");
  EXPECT_EQ(counted.cells(1).contact_count(), 0);
  EXPECT_EQ(counted.cells(1).gap_count(), 1);
}

struct BadQuestion {
  const char* what;
  std::function<void(v1::FindRoutesRequest&)> spoil;
  const char* reason;
  const char* field;
};

TEST_F(RoutingService, NamesFieldAndRemedyOfABadQuestion) {
  const std::vector<BadQuestion> cases = {
      {"no need", [](auto& r) { r.clear_need(); }, "INVALID_ARGUMENT", "need"},
      {"a blank need", [](auto& r) { r.mutable_need()->set_text(" \n"); }, "INVALID_ARGUMENT",
       "need"},
      {"a novel", [](auto& r) { r.mutable_need()->set_text(std::string(4001, 'x')); },
       "INVALID_ARGUMENT", "need.text"},
      {"10 MB", [](auto& r) { r.mutable_need()->set_text(std::string(10 << 20, 'x')); },
       "LIMIT_EXCEEDED", "need.text"},
      {"an unknown topic", [](auto& r) { r.mutable_need()->add_topics("topics/x"); },
       "REFERENCE_NOT_FOUND", "need.topics[0]"},
      {"a malformed topic", [](auto& r) { r.mutable_need()->add_topics("x"); }, "INVALID_ARGUMENT",
       "need.topics[0]"},
      {"an unknown area", [](auto& r) { r.set_area("areas/9999"); }, "REFERENCE_NOT_FOUND", "area"},
      {"an unknown venture", [](auto& r) { r.set_venture("ventures/x"); }, "REFERENCE_NOT_FOUND",
       "venture"},
      {"too many routes", [](auto& r) { r.set_max_routes(51); }, "INVALID_ARGUMENT", "max_routes"},
      {"negative routes", [](auto& r) { r.set_max_routes(-1); }, "INVALID_ARGUMENT", "max_routes"},
      {"too many introductions", [](auto& r) { r.set_max_introductions(4); }, "INVALID_ARGUMENT",
       "max_introductions"},
      {"a time before time", [](auto& r) { r.mutable_as_of_time()->set_seconds(-9'999'999'999); },
       "INVALID_ARGUMENT", "as_of_time"},
      {"another language", [](auto& r) { r.set_language_code("de"); }, "INVALID_ARGUMENT",
       "language_code"},
  };
  for (const BadQuestion& bad : cases) {
    SCOPED_TRACE(bad.what);
    v1::FindRoutesRequest request = kindergarten();
    bad.spoil(request);
    v1::FindRoutesResponse response;
    const grpc::Status status = ask(request, &response);
    EXPECT_EQ(reason_of(status), bad.reason) << status.error_message();
    EXPECT_THAT(fields_of(status), Contains(bad.field)) << status.error_message();
  }
}

TEST_F(RoutingService, GivesThirtyThreeTopicsTheirLimit) {
  v1::FindRoutesRequest request = kindergarten();
  for (int i = 0; i < 33; ++i) request.mutable_need()->add_topics("topics/t1");
  v1::FindRoutesResponse response;
  EXPECT_THAT(fields_of(ask(request, &response)), ElementsAre("need.topics"));
}

TEST_F(RoutingService, SeesAWriteThatItWaitsFor) {
  for (int i = 0; i < 20; ++i) {
    v1::CreateContactRequest create;
    *create.mutable_contact() = contact("x");
    create.set_contact_id("n" + std::to_string(i));
    v1::CreateContactResponse created;
    ASSERT_TRUE(
        call(*service_.directory, &v1::DirectoryService::Stub::CreateContact, create, &created)
            .ok());
    v1::FindRoutesRequest request = kindergarten();
    request.set_max_routes(50);
    request.mutable_consistency()->set_at_least_as_fresh(created.revision());
    const v1::FindRoutesResponse response = answer(request);
    EXPECT_GE(response.revision(), created.revision());
    const bool found =
        std::any_of(response.routes().begin(), response.routes().end(),
                    [&](const v1::Route& r) { return r.contact() == created.contact().name(); });
    EXPECT_TRUE(found) << i;
  }
}

TEST_F(RoutingService, RefusesRevisionsThatWereNeverWrittenOrAreGone) {
  v1::FindRoutesRequest request = kindergarten();
  v1::FindRoutesResponse response;
  request.mutable_consistency()->set_at_least_as_fresh(newest_ + 1);
  EXPECT_EQ(reason_of(ask(request, &response)), "REVISION_UNKNOWN");
  request.mutable_consistency()->set_at_exact_revision(newest_);
  EXPECT_TRUE(ask(request, &response).ok());
  put({entry(contact("c8"))});
  EXPECT_EQ(reason_of(ask(request, &response)), "REVISION_UNKNOWN");
}

}  // namespace
}  // namespace veieninn::server
