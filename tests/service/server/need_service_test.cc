// ResolveNeed and SuggestTopics over gRPC, and the place that FindRoutes takes from a sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using Stub = v1::RoutingService::Stub;

class NeedService : public testing::Test {
 protected:
  void SetUp() override { fill_small_world(service_); }

  v1::Consistency newest() {
    v1::Consistency consistency;
    consistency.set_at_least_as_fresh(*service_.server().store().newest_revision());
    return consistency;
  }

  v1::ResolveNeedResponse resolve(const std::string& text) {
    v1::ResolveNeedRequest request;
    request.set_text(text);
    *request.mutable_consistency() = newest();
    v1::ResolveNeedResponse response;
    const grpc::Status status = call(*service_.routing, &Stub::ResolveNeed, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  grpc::StatusCode refusal(const v1::ResolveNeedRequest& request) {
    v1::ResolveNeedResponse response;
    return call(*service_.routing, &Stub::ResolveNeed, request, &response).error_code();
  }

  v1::SuggestTopicsResponse suggest(const std::string& text) {
    v1::SuggestTopicsRequest request;
    request.set_text(text);
    *request.mutable_consistency() = newest();
    v1::SuggestTopicsResponse response;
    const grpc::Status status = call(*service_.routing, &Stub::SuggestTopics, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  RunningService service_;
};

TEST_F(NeedService, SaysWhichWordsLedToWhichTopic) {
  const v1::ResolveNeedResponse response = resolve("Vi driver en barnehage i Indre Østfold");
  ASSERT_EQ(response.need_topics_size(), 1) << response.DebugString();
  EXPECT_EQ(response.need_topics(0).topic(), "topics/t1");
  EXPECT_EQ(response.need_topics(0).matched_words(0).text(), "barnehage");
  EXPECT_EQ(response.need_topics(0).matched_words(0).kind(), v1::MATCH_KIND_LABEL);
  ASSERT_EQ(response.places_size(), 1);
  EXPECT_EQ(response.places(0).area(), "areas/3118");
  EXPECT_EQ(response.places(0).text(), "Indre Østfold");
  EXPECT_GT(response.revision(), 0);
}

TEST_F(NeedService, KeepsOrganisationsApart) {
  v1::CreateOrgUnitRequest create;
  *create.mutable_org_unit() = unit("u2");
  create.mutable_org_unit()->clear_names();
  v1::LocalizedText* name = create.mutable_org_unit()->add_names();
  name->set_language_code("nb");
  name->set_text("Barnehage Nord");
  create.set_org_unit_id("u2");
  v1::CreateOrgUnitResponse created;
  const grpc::Status status =
      call(*service_.directory, &v1::DirectoryService::Stub::CreateOrgUnit, create, &created);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const v1::ResolveNeedResponse response = resolve("Vi samarbeider med Barnehage nord");
  EXPECT_TRUE(response.need_topics().empty()) << response.DebugString();
  ASSERT_EQ(response.org_units_size(), 1);
  EXPECT_EQ(response.org_units(0).org_unit(), "orgUnits/u2");
  EXPECT_EQ(response.org_units(0).text(), "Barnehage nord");

  v1::UpdateOrgUnitRequest update;
  *update.mutable_org_unit() = created.org_unit();
  update.mutable_org_unit()->mutable_names(0)->set_text("Barnehage Sør");
  update.mutable_update_mask()->add_paths("names");
  v1::UpdateOrgUnitResponse updated;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::UpdateOrgUnit, update, &updated).ok());
  EXPECT_TRUE(resolve("Vi samarbeider med Barnehage nord").org_units().empty());
  EXPECT_EQ(resolve("Vi samarbeider med Barnehage Sør").org_units_size(), 1);
}

TEST_F(NeedService, SaysHonestlyThatItUnderstoodNothing) {
  const v1::ResolveNeedResponse response = resolve("qwertyuiop");
  EXPECT_TRUE(response.need_topics().empty());
  EXPECT_TRUE(response.places().empty());
}

TEST_F(NeedService, KnowsALocalWordAtOnce) {
  EXPECT_TRUE(resolve("vi har et knøttehus").need_topics().empty());
  v1::UpdateTopicRequest update;
  update.mutable_topic()->set_name("topics/t1");
  v1::LocalizedText* word = update.mutable_topic()->add_hidden_labels();
  word->set_language_code("nb");
  word->set_text("Knøttehus");
  update.mutable_update_mask()->add_paths("hidden_labels");
  v1::UpdateTopicResponse updated;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::UpdateTopic, update, &updated).ok());
  const v1::ResolveNeedResponse response = resolve("vi har et knøttehus");
  ASSERT_EQ(response.need_topics_size(), 1);
  EXPECT_EQ(response.need_topics(0).topic(), "topics/t1");
  EXPECT_EQ(response.need_topics(0).matched_words(0).kind(), v1::MATCH_KIND_SYNONYM);
}

class NeedLearning : public NeedService {
 protected:
  // `count` ventures whose need for a makerspace ended at t1, and 300 whose other needs ended at
  // t2.
  void let_needs_end(int count) {
    std::vector<v1::DirectoryEntry> entries = {entry(topic("t2", "Skole"))};
    for (int i = 0; i < 300 + count; ++i) {
      const bool is_makerspace = i < count;
      const std::string id = (is_makerspace ? "maker" : "annen") + std::to_string(i);
      entries.push_back(entry(venture(id)));
      v1::Engagement fact = engagement(v1::ENGAGEMENT_KIND_TOOK_OWNERSHIP, id);
      fact.set_venture("ventures/" + id);
      fact.set_topic(is_makerspace ? "topics/t1" : "topics/t2");
      fact.set_need_text(is_makerspace ? "Rolig Bok vil drømme om et makerspace"
                                       : "noe helt annet");
      v1::DirectoryEntry one;
      *one.mutable_engagement() = fact;
      entries.push_back(one);
    }
    v1::ImportDirectoryResponse report;
    ASSERT_TRUE(import(*service_.directory, {}, entries, &report).ok());
    ASSERT_EQ(report.rejected_count(), 0) << report.DebugString();
  }

  v1::ListWordAssociationsResponse learned(const v1::ListWordAssociationsRequest& asked = {}) {
    v1::ListWordAssociationsRequest request = asked;
    *request.mutable_consistency() = newest();
    v1::ListWordAssociationsResponse response;
    const grpc::Status status = call(
        *service_.insight, &v1::InsightService::Stub::ListWordAssociations, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
};

TEST_F(NeedLearning, LeadsWhereNeedsEndedBeforeAndShowsWhatItLearned) {
  let_needs_end(4);
  const v1::ResolveNeedResponse response = resolve("vi ønsker oss et makerspace");
  ASSERT_EQ(response.need_topics_size(), 1);
  EXPECT_EQ(response.need_topics(0).topic(), "topics/t1");
  EXPECT_EQ(response.need_topics(0).matched_words(0).kind(), v1::MATCH_KIND_LEARNED);

  const v1::ListWordAssociationsResponse list = learned();
  EXPECT_TRUE(list.in_use());
  EXPECT_EQ(list.case_count(), 304);
  ASSERT_EQ(list.word_associations_size(), 2) << list.DebugString();
  const v1::WordAssociation& one = list.word_associations(1);
  EXPECT_EQ(one.word(), "makerspace");
  EXPECT_EQ(one.topic(), "topics/t1");
  EXPECT_EQ(one.topic_display_name(), "Barnehage");
  EXPECT_EQ(one.venture_count(), 4);
  EXPECT_EQ(one.case_count(), 4);
}

TEST_F(NeedLearning, KeepsNoTextAndNoName) {
  let_needs_end(3);
  v1::ListEngagementsRequest request;
  request.set_filter("venture = \"ventures/maker0\"");
  v1::ListEngagementsResponse response;
  ASSERT_TRUE(
      call(*service_.engagements, &v1::EngagementService::Stub::ListEngagements, request, &response)
          .ok());
  ASSERT_EQ(response.engagements_size(), 1);
  EXPECT_EQ(response.engagements(0).need_text(), "");
  EXPECT_THAT(response.engagements(0).need_words(), testing::ElementsAre("drømme", "makerspace"));
}

TEST_F(NeedLearning, ForgetsWithTheVentures) {
  let_needs_end(3);
  ASSERT_EQ(resolve("et makerspace").need_topics_size(), 1);
  v1::DeleteVentureRequest request;
  request.set_name("ventures/maker0");
  v1::DeleteVentureResponse response;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::DeleteVenture, request, &response)
          .ok());
  EXPECT_TRUE(resolve("et makerspace").need_topics().empty());
  EXPECT_TRUE(learned().word_associations().empty());
}

TEST_F(NeedLearning, UnlearnsAWordAtOnce) {
  let_needs_end(3);
  v1::UpdateTopicRequest update;
  update.mutable_topic()->set_name("topics/t1");
  update.mutable_topic()->add_unlearned_words("Makerspace");
  update.mutable_update_mask()->add_paths("unlearned_words");
  v1::UpdateTopicResponse updated;
  ASSERT_TRUE(
      call(*service_.directory, &v1::DirectoryService::Stub::UpdateTopic, update, &updated).ok());
  EXPECT_TRUE(resolve("et makerspace").need_topics().empty());
}

TEST_F(NeedLearning, ListsByWordAndTopicPageByPage) {
  let_needs_end(3);
  v1::ListWordAssociationsRequest request;
  request.set_word("Makerspacene");
  EXPECT_EQ(learned(request).word_associations_size(), 1);
  request.set_topic("topics/t2");
  EXPECT_EQ(learned(request).word_associations_size(), 0);
  request.Clear();
  request.set_page_size(1);
  v1::ListWordAssociationsResponse page = learned(request);
  EXPECT_EQ(page.word_associations(0).word(), "drømme");
  request.set_page_token(page.next_page_token());
  page = learned(request);
  EXPECT_EQ(page.word_associations(0).word(), "makerspace");
  EXPECT_EQ(page.next_page_token(), "");
  request.set_page_token("tull");
  v1::ListWordAssociationsResponse refused;
  const auto method = &v1::InsightService::Stub::ListWordAssociations;
  EXPECT_EQ(call(*service_.insight, method, request, &refused).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
  request.Clear();
  request.set_word("to ord");
  EXPECT_EQ(call(*service_.insight, method, request, &refused).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(NeedService, RefusesWhatCannotBeRead) {
  v1::ResolveNeedRequest request;
  EXPECT_EQ(refusal(request), grpc::StatusCode::INVALID_ARGUMENT) << "empty";
  request.set_text("  \n");
  EXPECT_EQ(refusal(request), grpc::StatusCode::INVALID_ARGUMENT) << "blank";
  request.set_text(std::string(4001, 'x'));
  EXPECT_EQ(refusal(request), grpc::StatusCode::INVALID_ARGUMENT) << "too long";
  request.set_text("barnehage");
  request.set_language_code("fr");
  EXPECT_EQ(refusal(request), grpc::StatusCode::INVALID_ARGUMENT) << "no language of ours";
}

TEST_F(NeedService, SuggestsTopicsWhileOneTypes) {
  const v1::SuggestTopicsResponse response = suggest("BARNEH");
  ASSERT_EQ(response.suggestions_size(), 1);
  EXPECT_EQ(response.suggestions(0).topic(), "topics/t1");
  EXPECT_EQ(response.suggestions(0).display_name(), "Barnehage");
  EXPECT_EQ(response.suggestions(0).kind(), v1::MATCH_KIND_LABEL);
  EXPECT_TRUE(suggest("xyz").suggestions().empty());
}

TEST_F(NeedService, SuggestsNoMoreThanTwenty) {
  v1::SuggestTopicsRequest request;
  request.set_text("b");
  v1::SuggestTopicsResponse response;
  for (const int count : {-1, 21}) {
    request.set_max_topics(count);
    EXPECT_EQ(call(*service_.routing, &Stub::SuggestTopics, request, &response).error_code(),
              grpc::StatusCode::INVALID_ARGUMENT);
  }
}

TEST_F(NeedService, LetsASentenceNameThePlaceOfItsRoutes) {
  v1::FindRoutesRequest request;
  request.mutable_need()->set_text("Vi trenger en barnehage i Indre Østfold");
  *request.mutable_consistency() = newest();
  v1::FindRoutesResponse response;
  ASSERT_TRUE(call(*service_.routing, &Stub::FindRoutes, request, &response).ok());
  EXPECT_EQ(response.area(), "areas/3118");
  EXPECT_EQ(response.area_from_text().text(), "Indre Østfold");
  request.mutable_need()->set_text("Vi trenger en barnehage");
  v1::FindRoutesResponse anywhere;
  ASSERT_TRUE(call(*service_.routing, &Stub::FindRoutes, request, &anywhere).ok());
  EXPECT_EQ(anywhere.area(), "");
  EXPECT_FALSE(anywhere.has_area_from_text());
}

}  // namespace
}  // namespace veieninn::server
