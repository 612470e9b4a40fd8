#include "engine/routing/rank_fitting.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using model::ExpertiseLevel;
using test::days_ago;
using test::SmallTown;

constexpr std::size_t kAll = 10'000;
const auto kNeverCancelled = [] { return false; };

RankFit fit(const graph::Snapshot& snapshot) {
  return fit_rank(snapshot, ended_cases(snapshot.data(), kAll), kNeverCancelled);
}

// An enquiry that she answered and that led to a meeting.
void meet(SmallTown& town, int venture, int contact, int days) {
  town.add(EngagementKind::kSent, venture, contact, days_ago(days));
  town.add(EngagementKind::kReplied, venture, contact, days_ago(days - 2));
  town.add(EngagementKind::kMet, venture, contact, days_ago(days - 9));
}

// Ten equal experts; each venture always ends at her own.
SmallTown town_of_acquaintances() {
  SmallTown town(10, 30);
  for (int round = 0; round < 6; ++round) {
    for (int venture = 0; venture < 30; ++venture) {
      meet(town, venture, venture % 10, 700 - 100 * round - venture);
    }
  }
  return town;
}

// Every venture has been answered by one of less knowledge, and yet ends at the expert, who leaves
// many others without an answer.
SmallTown town_of_experts() {
  SmallTown town(10, 120);
  for (int i = 0; i < 10; ++i) {
    town.contact(i).expertise[0].level =
        i == 0 ? ExpertiseLevel::kExpert : ExpertiseLevel::kSkilled;
  }
  for (int venture = 0; venture < 60; ++venture) {
    town.add(EngagementKind::kReplied, venture, 1 + venture % 9, days_ago(500 - 5 * venture));
    town.add(EngagementKind::kNoReply, 60 + venture, 0, days_ago(445 - 5 * venture));
    town.add(EngagementKind::kNoReply, 119 - venture, 0, days_ago(442 - 5 * venture));
    meet(town, venture, 0, 440 - 5 * venture);
  }
  return town;
}

TEST(EndedCases, AskJustBeforeTheFirstFactOfEach) {
  SmallTown town(2, 2);
  meet(town, 0, 0, 300);
  meet(town, 1, 1, 200);
  town.add(EngagementKind::kMet, 1, 1, days_ago(170)).need_words = {"verksted"};
  meet(town, 0, 0, 100);
  town.add(EngagementKind::kReplied, 1, 0, days_ago(50));
  const auto snapshot = town.build();
  const auto cases = ended_cases(snapshot->data(), kAll);
  ASSERT_EQ(cases.size(), 3U);
  const int days[] = {300, 200, 100};
  const char* const people[] = {"c0", "c1", "c0"};
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(cases[i].request.as_of_time.unix_seconds, days_ago(days[i]).unix_seconds - 1);
    EXPECT_EQ(snapshot->contact_id(cases[i].ended_at), people[i]);
    EXPECT_EQ(cases[i].request.area, snapshot->find_area("3101"));
  }
  EXPECT_EQ(ended_cases(snapshot->data(), 1).at(0).request.as_of_time,
            cases.back().request.as_of_time);
}

TEST(EndedCases, BeginWhereTheVentureWasIntroduced) {
  SmallTown town(2, 1);
  town.add(EngagementKind::kReferred, 0, 1, days_ago(60)).other_contact = "c0";
  town.add(EngagementKind::kMet, 0, 0, days_ago(50)).need_words = {"verksted"};
  const auto snapshot = town.build();
  const auto cases = ended_cases(snapshot->data(), kAll);
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(cases[0].request.as_of_time.unix_seconds, days_ago(60).unix_seconds - 1);
  EXPECT_EQ(cases[0].request.words, (std::vector<std::string>{"verksted"}));
}

TEST(RankFitting, LearnsThatHistoryRulesWhereItDoes) {
  belief::ModelParameters forgetful;
  forgetful.past_own_power = 0.01;
  forgetful.past_own_alike_power = 0.01;
  forgetful.known_odds = 1.1;
  const auto snapshot = town_of_acquaintances().build(forgetful);
  const RankFit fitted = fit(*snapshot);
  EXPECT_GT(fitted.parameters.past_own_power, 0.1);
  EXPECT_LT(fitted.loss_after, fitted.loss_before - 0.1);
}

TEST(RankFitting, LearnsThatTopicRulesWhereItDoes) {
  const auto snapshot = town_of_experts().build();
  const RankFit fitted = fit(*snapshot);
  const belief::ModelParameters& before = snapshot->parameters();
  EXPECT_GT(fitted.parameters.topic_power, 1.5 * before.topic_power);
  EXPECT_LE(fitted.parameters.known_odds, before.known_odds);
  EXPECT_LT(fitted.loss_after, fitted.loss_before - 0.1);
}

TEST(RankFitting, TouchesNothingElseAndGivesTheSameBits) {
  const SmallTown town = town_of_experts();
  const RankFit first = fit(*town.build());
  const RankFit second = fit(*town.build());
  EXPECT_EQ(first.parameters.topic_power, second.parameters.topic_power);
  EXPECT_EQ(first.loss_after, second.loss_after);
  EXPECT_EQ(first.parameters.answer_mean, belief::ModelParameters().answer_mean);
  EXPECT_EQ(first.parameters.level_unstated, belief::ModelParameters().level_unstated);
}

TEST(RankFitting, StaysWhereThereIsNothingToLearnOrNobodyWaits) {
  const auto empty = SmallTown(3).build();
  EXPECT_EQ(fit(*empty).parameters.known_odds, empty->parameters().known_odds);
  EXPECT_EQ(fit(*empty).loss_before, 0);
  const auto snapshot = town_of_experts().build();
  const RankFit cancelled =
      fit_rank(*snapshot, ended_cases(snapshot->data(), kAll), [] { return true; });
  EXPECT_EQ(cancelled.parameters.topic_power, snapshot->parameters().topic_power);
  EXPECT_EQ(cancelled.loss_after, cancelled.loss_before);
}

TEST(RankFitting, CountsWhomTheRankDoesNotShowAsALargeLossNotAnEndlessOne) {
  SmallTown town(2, 1);
  meet(town, 0, 0, 100);
  town.contact(0).absences = {{days_ago(200), days_ago(50)}};
  const auto snapshot = town.build();
  EXPECT_NEAR(rank_loss(*snapshot, snapshot->parameters(), ended_cases(snapshot->data(), kAll)),
              std::log(1e4), 1e-9);
}

}  // namespace
}  // namespace veieninn::routing
