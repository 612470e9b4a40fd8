// The model's numbers over gRPC: shown, learned, and never changed by the asking.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/service/server/running_service.h"

namespace veieninn::server {
namespace {

using Stub = v1::ModelService::Stub;

std::map<std::string, double> numbers_of(RunningService& service) {
  v1::GetModelResponse response;
  const grpc::Status status =
      call(*service.model, &Stub::GetModel, v1::GetModelRequest(), &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  std::map<std::string, double> numbers;
  for (const v1::ModelParameter& one : response.parameters()) {
    EXPECT_FALSE(one.description().empty()) << one.name();
    EXPECT_LE(one.least(), one.value()) << one.name();
    EXPECT_GE(one.most(), one.value()) << one.name();
    numbers[one.name()] = one.value();
  }
  return numbers;
}

v1::FitModelResponse fit(RunningService& service) {
  v1::FitModelResponse response;
  const grpc::Status status =
      call(*service.model, &Stub::FitModel, v1::FitModelRequest(), &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

// c1 answers nine letters of ten, c2 one of ten, month after month.
void record_letters(RunningService& service, int months) {
  v1::RecordEngagementsRequest request;
  for (int letter = 0; letter < 20 * months; ++letter) {
    const bool is_first = letter % 2 == 0;
    const bool is_odd_one = letter / 2 % 10 == 0;
    v1::Engagement fact = engagement(
        is_first != is_odd_one ? v1::ENGAGEMENT_KIND_REPLIED : v1::ENGAGEMENT_KIND_NO_REPLY,
        "letter-" + std::to_string(letter));
    fact.mutable_time()->set_seconds(fact.time().seconds() - letter / 20 * 30 * 86'400);
    fact.set_contact(is_first ? "contacts/c1" : "contacts/c2");
    *request.add_engagements() = fact;
  }
  v1::RecordEngagementsResponse response;
  ASSERT_TRUE(call(*service.engagements, &v1::EngagementService::Stub::RecordEngagements, request,
                   &response)
                  .ok());
}

TEST(ModelService, ShowsTheNumbersInForce) {
  RunningService service(
      [](ServerOptions& options) { options.snapshots.parameters.answer_mean = 0.62; });
  const auto numbers = numbers_of(service);
  EXPECT_EQ(numbers.at("answer_mean"), 0.62);
  EXPECT_EQ(numbers.at("evidence_half_life_days"), 180);
  fill_small_world(service);
  EXPECT_EQ(numbers_of(service).at("answer_mean"), 0.62) << "also after a change";
}

TEST(ModelService, LearnsFromWhatHappenedAndChangesNothing) {
  RunningService service;
  fill_small_world(service);
  record_letters(service, 12);
  const v1::FitModelResponse fitted = fit(service);
  EXPECT_EQ(fitted.outcome_count(), 240);
  EXPECT_EQ(fitted.contact_count(), 2);
  ASSERT_EQ(fitted.parameters_size(), 3);
  EXPECT_EQ(fitted.parameters(1).name(), "answer_mean");
  EXPECT_NEAR(fitted.parameters(1).value(), 0.5, 0.1);
  EXPECT_LT(fitted.parameters(2).value(), 4) << "people differ much: little is drawn to the mean";
  EXPECT_LT(fitted.fitted_log_loss(), fitted.current_log_loss());
  EXPECT_EQ(numbers_of(service).at("answer_strength_person"), 4);
  EXPECT_EQ(fit(service).SerializeAsString(), fitted.SerializeAsString());
}

// A hundred and twenty answers, each after a day; of one venture, so that two of them count.
TEST(ModelService, LearnsHowSoonAnswersCome) {
  RunningService service;
  fill_small_world(service);
  v1::RecordEngagementsRequest request;
  for (int letter = 0; letter < 120; ++letter) {
    const auto add = [&](v1::EngagementKind kind, int days_after) {
      v1::Engagement fact = engagement(kind, std::to_string(kind) + "-" + std::to_string(letter));
      fact.mutable_time()->set_seconds(fact.time().seconds() + (days_after - 21 * letter) * 86'400 -
                                       30 * 86'400);
      *request.add_engagements() = fact;
    };
    add(v1::ENGAGEMENT_KIND_SENT, 0);
    add(v1::ENGAGEMENT_KIND_REPLIED, 1);
  }
  v1::RecordEngagementsResponse recorded;
  ASSERT_TRUE(call(*service.engagements, &v1::EngagementService::Stub::RecordEngagements, request,
                   &recorded)
                  .ok());
  const v1::FitModelResponse fitted = fit(service);
  EXPECT_EQ(fitted.waiting_count(), 120);
  EXPECT_EQ(fitted.least_waiting_count(), 100);
  std::map<std::string, double> learned;
  for (const v1::FittedParameter& one : fitted.parameters()) learned[one.name()] = one.value();
  EXPECT_NEAR(learned.at("answer_within_1_day"), (2 + 0.3) / (2 + 1), 0.05);
  EXPECT_GE(learned.at("answer_within_10_days"), learned.at("answer_within_1_day"));
  EXPECT_EQ(numbers_of(service).at("answer_within_1_day"), 0.3);
}

// Sixty needs of one venture that each ended at c1.
void record_ended_needs(RunningService& service) {
  v1::RecordEngagementsRequest request;
  for (int need = 0; need < 60; ++need) {
    v1::Engagement fact = engagement(v1::ENGAGEMENT_KIND_MET, "need-" + std::to_string(need));
    fact.mutable_time()->set_seconds(fact.time().seconds() - need * 46 * 86'400);
    fact.set_topic("topics/t1");
    *request.add_engagements() = fact;
  }
  v1::RecordEngagementsResponse recorded;
  ASSERT_TRUE(call(*service.engagements, &v1::EngagementService::Stub::RecordEngagements, request,
                   &recorded)
                  .ok());
}

TEST(ModelService, LearnsTheRankFromWhereNeedsEnded) {
  RunningService service;
  fill_small_world(service);
  record_ended_needs(service);
  const v1::FitModelResponse fitted = fit(service);
  EXPECT_EQ(fitted.case_count(), 60);
  EXPECT_EQ(fitted.least_case_count(), 50);
  std::vector<std::string> names;
  for (const v1::FittedParameter& one : fitted.parameters()) names.push_back(one.name());
  EXPECT_THAT(names,
              testing::ElementsAre("introduced_odds", "known_odds", "topic_power", "past_need_odds",
                                   "past_own_power", "past_own_alike_power", "past_alike_power",
                                   "past_words_power", "past_ended_power"));
  EXPECT_LE(fitted.fitted_rank_loss(), fitted.current_rank_loss());
}

TEST(ModelService, LeavesOffWhatWasSwitchedOff) {
  RunningService service(
      [](ServerOptions& options) { options.snapshots.parameters.past_words_power = 0; });
  fill_small_world(service);
  record_ended_needs(service);
  std::map<std::string, double> learned;
  const v1::FitModelResponse fitted = fit(service);
  for (const v1::FittedParameter& one : fitted.parameters()) learned[one.name()] = one.value();
  EXPECT_EQ(learned.at("past_words_power"), 0);
}

TEST(ModelService, LearnsNothingFromLittle) {
  RunningService service;
  fill_small_world(service);
  record_letters(service, 9);
  const v1::FitModelResponse fitted = fit(service);
  EXPECT_EQ(fitted.outcome_count(), 180);
  EXPECT_EQ(fitted.least_outcome_count(), 200);
  EXPECT_TRUE(fitted.parameters().empty());
}

// A model that trusts a person's own record less answers otherwise.
TEST(ModelService, TheNumbersInForceDecideTheAnswer) {
  const auto probability = [](double strength) {
    RunningService service([strength](ServerOptions& options) {
      options.snapshots.parameters.answer_strength_person = strength;
    });
    fill_small_world(service);
    record_letters(service, 3);
    v1::FindRoutesRequest request;
    request.mutable_need()->add_topics("topics/t1");
    request.mutable_as_of_time()->set_seconds(kNowSeconds);
    request.mutable_consistency()->set_at_least_as_fresh(
        *service.server().store().newest_revision());
    v1::FindRoutesResponse response;
    EXPECT_TRUE(
        call(*service.routing, &v1::RoutingService::Stub::FindRoutes, request, &response).ok());
    return response.routes(0).probability();
  };
  EXPECT_GT(probability(1), probability(100));
}

}  // namespace
}  // namespace veieninn::server
