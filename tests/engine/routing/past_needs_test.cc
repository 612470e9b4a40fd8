#include "engine/routing/past_needs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::SmallTown;

constexpr double kOddsMost = belief::ModelParameters{}.past_need_odds;

class Asked {
 public:
  Asked(const SmallTown& town, std::vector<std::string> words, const char* venture = nullptr)
      : snapshot_(town.build()),
        words_(std::move(words)),
        belief_(snapshot_->data(), test::kNow),
        past_(snapshot_->data(), belief_, words_,
              venture == nullptr ? graph::kNone : snapshot_->find_venture(venture).value) {}

  [[nodiscard]] std::uint32_t contact(const char* id = "c0") const {
    return snapshot_->find_contact(id).value;
  }
  [[nodiscard]] PastLifts lifts(const char* id = "c0") const { return past_.lifts(contact(id)); }
  [[nodiscard]] PastOdds odds(const char* id = "c0") const { return past_.odds(contact(id)); }
  [[nodiscard]] const PastNeeds& past() const { return past_; }

 private:
  std::shared_ptr<const graph::Snapshot> snapshot_;
  std::vector<std::string> words_;
  BeliefView belief_;
  PastNeeds past_;
};

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

TEST(PastNeeds, SpeakOfWhomTheVentureKnowsAndSaySo) {
  SmallTown town(3, 2);
  town.add(EngagementKind::kMet, 1, 2, days_ago(5));
  const auto snapshot = town.build();
  RouteRequest request = SmallTown::request(*snapshot);
  request.venture = snapshot->find_venture("v1");
  const Route first = find_routes(*snapshot, request)->routes.at(0);
  EXPECT_EQ(snapshot->contact_id(first.contact()), "c2");
  const auto reason = std::ranges::find(first.factors, FactorKind::kOwnNeeds, &Factor::kind);
  ASSERT_NE(reason, first.factors.end());
  EXPECT_EQ(reason->evidence, (std::vector{Evidence{Evidence::Kind::kEngagement, 1}}));
}

// Who took care of the like is offered though nobody stated it of her; the gap is told all the
// same.
TEST(PastNeeds, OfferWhoTookCareOfTheLikeThoughNothingIsStatedOfHer) {
  SmallTown town(1, 2);
  town.contact(0).expertise.clear();
  model::Topic other;
  other.id = "t-other";
  town.world().topics.push_back(other);
  model::Engagement& fact = town.add(EngagementKind::kMet, 0, 0, days_ago(5));
  fact.topic = "t-other";
  fact.need_words = {"sykkel"};
  const auto snapshot = town.build();
  RouteRequest request = SmallTown::request(*snapshot);
  EXPECT_TRUE(find_routes(*snapshot, request)->routes.empty());
  request.words = {"sykkel"};
  const RouteAnswer answer = *find_routes(*snapshot, request);
  ASSERT_EQ(answer.routes.size(), 1U);
  EXPECT_TRUE(answer.gap.has_value());
  EXPECT_EQ(answer.routes[0].fallback, Fallback::kNone);
}

TEST(PastNeeds, FollowTheFormula) {
  SmallTown town(2, 2);
  town.add(EngagementKind::kMet, 0, 0, days_ago(2)).need_words = {"sykkel"};
  town.add(EngagementKind::kMet, 0, 1, test::kNow).need_words = {"suppe"};
  // Two needs ended; "sykkel" was in one of them, "verksted" in none.
  const double known = std::pow(std::log(3 / 1.5), 2);
  const double unheard = std::pow(std::log(3 / 0.5), 2);
  const double like = known / (known + unheard);
  const double ended = std::exp2(-2 / 180.0);
  const auto lift = [&](double v) { return std::log(1 + 1000 * v / (ended + 1)); };
  const PastLifts lifts = Asked(town, {"sykkel", "verksted"}, "v0").lifts();
  EXPECT_NEAR(lifts.own, lift(1 / (1 + 2 / 3.0)), 1e-6);
  EXPECT_NEAR(lifts.own_alike, lift(like * like / (1 + 2 / 3.0)), 1e-6);
  EXPECT_NEAR(lifts.alike, lift(std::pow(like, 4) / std::sqrt(2)), 1e-6);
  EXPECT_NEAR(lifts.words, lift(ended) / 2, 1e-6);
  EXPECT_NEAR(lifts.ended, std::log(1 + ended), 1e-6);
  EXPECT_EQ(lifts.ventures, 1);
  const PastLifts strangers = Asked(town, {"sykkel", "verksted"}, "v1").lifts();
  EXPECT_EQ(strangers.own, 0);
  EXPECT_EQ(strangers.own_alike, 0);
  EXPECT_NEAR(strangers.alike, lifts.alike, 1e-12);
}

TEST(PastNeeds, OfOneVentureAloneNeverCountForMuch) {
  SmallTown town(1);
  for (int i = 0; i < 1000; ++i) {
    town.add(EngagementKind::kCollaborated, 0, 0, days_ago(1)).need_words = {"sykkel"};
  }
  const PastOdds odds = Asked(town, {"sykkel"}).odds();
  EXPECT_EQ(odds.own, 1);
  const double bound =
      std::pow(kOddsMost, 1.0 / 3) * std::pow(3, belief::ModelParameters{}.past_ended_power);
  EXPECT_LE(odds.others, bound);
  EXPECT_GT(odds.others, 1.3);
}

TEST(PastNeeds, OfManyVenturesStayBelowTheBound) {
  SmallTown town(1, 300);
  for (int venture = 0; venture < 300; ++venture) {
    town.add(EngagementKind::kMet, venture, 0, days_ago(1)).need_words = {"sykkel"};
  }
  const PastOdds odds = Asked(town, {"sykkel"}, "v7").odds();
  EXPECT_LT(odds.others, kOddsMost * kOddsMost);
  EXPECT_LT(odds.own, kOddsMost);
  EXPECT_GT(odds.others, 0.5 * kOddsMost);
}

TEST(PastNeeds, MoveNobodyBackWhateverHappened) {
  SmallTown town(1);
  for (const EngagementKind kind : {EngagementKind::kNoReply, EngagementKind::kDeclined}) {
    town.add(kind, 0, 0, days_ago(3));
  }
  EXPECT_FALSE(Asked(town, {"sykkel"}, "v0").past().speaks_of(0));
  town.add(EngagementKind::kMet, 0, 0, days_ago(3)).need_words = {"suppe"};
  EXPECT_FALSE(Asked(town, {"sykkel"}).past().speaks_of(0));
  EXPECT_EQ(Asked(town, {}).odds().others, 1);
  EXPECT_GE(Asked(town, {"sykkel"}, "v0").odds().others, 1);
  EXPECT_GT(Asked(town, {"sykkel"}, "v0").odds().own, 1);
}

}  // namespace
}  // namespace veieninn::routing
