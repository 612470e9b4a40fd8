#include "engine/routing/past_needs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::SmallTown;

constexpr double kOddsMost = belief::ModelParameters{}.past_need_odds;

double odds(const graph::Snapshot& snapshot, const std::vector<std::string>& words,
            const char* contact = "c0") {
  return PastNeeds(snapshot.data(), words, test::kNow).odds(snapshot.find_contact(contact).value);
}

TEST(PastNeeds, PutWhoTookCareOfTheLikeFirstAndSaySo) {
  SmallTown town(3);
  town.add(EngagementKind::kMet, 0, 0, days_ago(20)).need_words = {"suppe"};
  town.add(EngagementKind::kMet, 0, 1, days_ago(20)).need_words = {"sykkel", "verksted"};
  town.add(EngagementKind::kMet, 0, 2, days_ago(20)).need_words = {"kake"};
  const auto snapshot = town.build();
  RouteRequest request = SmallTown::request(*snapshot);
  request.words = {"sykler", "verksted"};
  const auto answer = find_routes(*snapshot, request);
  ASSERT_TRUE(answer.has_value());
  const Route& first = answer->routes.at(0);
  EXPECT_EQ(snapshot->contact_id(first.contact()), "c1");
  const auto reason = std::ranges::find(first.factors, FactorKind::kPastNeeds, &Factor::kind);
  ASSERT_NE(reason, first.factors.end());
  EXPECT_GT(reason->value, 1);
  EXPECT_EQ(reason->evidence, (std::vector{Evidence{Evidence::Kind::kEngagement, 2}}));
  for (std::size_t i = 1; i < answer->routes.size(); ++i) {
    for (const Factor& factor : answer->routes[i].factors) {
      EXPECT_NE(factor.kind, FactorKind::kPastNeeds);
    }
  }
}

TEST(PastNeeds, FollowTheFormula) {
  SmallTown town(2);
  town.add(EngagementKind::kMet, 0, 0, test::kNow).need_words = {"sykkel"};
  town.add(EngagementKind::kMet, 0, 1, test::kNow).need_words = {"suppe"};
  const auto snapshot = town.build();
  // Two needs ended; "sykkel" was in one of them, "verksted" in none.
  const double known = std::log(3 / 1.5);
  const double unheard = std::log(3 / 0.5);
  const double seen = known * known / (known * known + unheard * unheard);
  EXPECT_NEAR(odds(*snapshot, {"sykkel", "verksted"}), std::pow(kOddsMost, seen / (seen + 2)),
              1e-12);
}

TEST(PastNeeds, OfOneVentureAloneNeverCountForMuch) {
  SmallTown town(1);
  for (int i = 0; i < 1000; ++i) {
    town.add(EngagementKind::kCollaborated, 0, 0, days_ago(1)).need_words = {"sykkel"};
  }
  const double bound = std::pow(kOddsMost, 1.0 / 3);
  EXPECT_LE(odds(*town.build(), {"sykkel"}), bound);
  EXPECT_GT(odds(*town.build(), {"sykkel"}), 0.98 * bound);
}

TEST(PastNeeds, OfManyVenturesStayBelowTheBound) {
  SmallTown town(1, 300);
  for (int venture = 0; venture < 300; ++venture) {
    town.add(EngagementKind::kMet, venture, 0, days_ago(1)).need_words = {"sykkel"};
  }
  EXPECT_LT(odds(*town.build(), {"sykkel"}), kOddsMost);
  EXPECT_GT(odds(*town.build(), {"sykkel"}), 0.98 * kOddsMost);
}

TEST(PastNeeds, MoveNobodyBackWhateverHappened) {
  SmallTown town(1);
  for (const EngagementKind kind : {EngagementKind::kNoReply, EngagementKind::kDeclined}) {
    town.add(kind, 0, 0, days_ago(3));
  }
  EXPECT_EQ(odds(*town.build(), {"sykkel"}), 1);
  town.add(EngagementKind::kMet, 0, 0, days_ago(3)).need_words = {"suppe"};
  EXPECT_EQ(odds(*town.build(), {"sykkel"}), 1);
  EXPECT_EQ(odds(*town.build(), {}), 1);
}

}  // namespace
}  // namespace veieninn::routing
