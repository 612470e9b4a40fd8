#include "engine/routing/answer_times.h"

#include <gtest/gtest.h>

#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::kNow;
using test::SmallTown;

belief::AnswerShares shares(const SmallTown& town, const char* contact) {
  const auto snapshot = town.build();
  return answer_shares(snapshot->data(), snapshot->find_contact(contact).value, kNow, 0.5);
}

// Seven days between Mondays are five working days.
constexpr int kMonday = 70;

TEST(AnswerTimes, TellTheQuickFromTheSlow) {
  SmallTown town(3, 20);
  for (int venture = 0; venture < 20; ++venture) {
    const int day = kMonday + 7 * venture;
    town.add(EngagementKind::kSent, venture, 0, days_ago(day));
    town.add(EngagementKind::kReplied, venture, 0, days_ago(day - 1));
    town.add(EngagementKind::kSent, venture, 1, days_ago(day));
    town.add(EngagementKind::kReplied, venture, 1, days_ago(day - 11));
  }
  EXPECT_GT(shares(town, "c0")[0], 0.75);
  EXPECT_LT(shares(town, "c1")[2], 0.3);
  EXPECT_GT(shares(town, "c1")[3], 0.85);
  EXPECT_NEAR(shares(town, "c2")[0], belief::ModelParameters().answer_within_1_day, 1e-12);
}

TEST(AnswerTimes, LetSilenceAndDeclinesSayNothing) {
  SmallTown town(1, 20);
  const auto before = shares(town, "c0");
  for (int venture = 0; venture < 10; ++venture) {
    town.add(EngagementKind::kSent, venture, 0, days_ago(30));
    town.add(EngagementKind::kNoReply, venture, 0, days_ago(10));
    town.add(EngagementKind::kSent, 10 + venture, 0, days_ago(30));
    town.add(EngagementKind::kDeclined, 10 + venture, 0, days_ago(29));
  }
  EXPECT_EQ(shares(town, "c0"), before);
}

TEST(AnswerTimes, CountWhatStillWaitsByTheDaysSheWasThere) {
  SmallTown town(1, 20);
  const auto before = shares(town, "c0");
  for (int venture = 0; venture < 20; ++venture) {
    town.add(EngagementKind::kSent, venture, 0, days_ago(7));
  }
  EXPECT_LT(shares(town, "c0")[0], 0.7 * before[0]);
  town.contact(0).absences = {{days_ago(7), days_ago(-1)}};
  EXPECT_EQ(shares(town, "c0"), before);
}

TEST(AnswerTimes, StandInTheRouteAndNeverPromiseMoreThanAnAnswer) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    const test::World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    const RouteAnswer answer =
        *find_routes(*snapshot, test::random_request(*snapshot, world, random));
    for (const Route& route : answer.routes) {
      double before = 0;
      for (const double chance : route.answer_chances) {
        EXPECT_GT(chance, before);
        before = chance;
      }
      double answers = 1;
      for (const Factor& factor : route.factors) {
        const bool is_of_answer =
            factor.kind == FactorKind::kAnswer || factor.kind == FactorKind::kMandate;
        if (is_of_answer && factor.person == route.contact()) answers *= factor.value;
      }
      EXPECT_LT(before, answers);
    }
  }
}

TEST(AnswerTimes, OfAllAreLearnedThoughSomeWaitStill) {
  SmallTown town(4, 100);
  for (int venture = 0; venture < 100; ++venture) {
    town.add(EngagementKind::kSent, venture, venture % 4, days_ago(kMonday));
    town.add(EngagementKind::kReplied, venture, venture % 4,
             days_ago(venture % 2 == 0 ? kMonday - 1 : kMonday - 7));
  }
  const LearnedAnswerShares learned = learn_answer_shares(town.build()->data(), kNow);
  EXPECT_EQ(learned.answered, 100U);
  EXPECT_NEAR(learned.shares[0], 0.5, 0.02);
  EXPECT_NEAR(learned.shares[1], 0.5, 0.02);
  EXPECT_GT(learned.shares[2], 0.97);
}

}  // namespace
}  // namespace veieninn::routing
