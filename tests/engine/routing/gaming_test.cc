// What one venture can do for a friend, whatever and however much it reports of her: bounded, as
// docs/model.md states.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::SmallTown;

constexpr EngagementKind kPraise[] = {EngagementKind::kReplied, EngagementKind::kMet,
                                      EngagementKind::kTookOwnership, EngagementKind::kPiloted,
                                      EngagementKind::kCollaborated};

// A thousand facts of each kind that speak for c0, and as many of c1 sending needs on to her.
void praise(SmallTown& town) {
  for (int i = 0; i < 1000; ++i) {
    for (const EngagementKind kind : kPraise) {
      model::Engagement& fact = town.add(kind, 0, 0, days_ago(i % 3));
      if (model::is_topic_success(kind)) fact.need_words = {"verksted"};
    }
    town.add(EngagementKind::kReferred, 0, 1, days_ago(1)).other_contact = "c0";
  }
}

// Of c0, for a venture that has nothing to do with it.
double probability(const SmallTown& town) {
  const auto snapshot = town.build();
  RouteRequest request = SmallTown::request(*snapshot);
  request.venture = snapshot->find_venture("v1");
  request.words = {"verksted"};
  request.max_routes = 50;
  const RouteAnswer answer = *find_routes(*snapshot, request);
  for (const Route& route : answer.routes) {
    if (snapshot->contact_id(route.contact()) == "c0") return route.probability;
  }
  return 0;
}

// Twelve experts in one office, of whom nothing was ever heard.
SmallTown office() {
  SmallTown town(12, 2);
  for (int i = 0; i < 12; ++i) town.contact(i).unit = "u0";
  return town;
}

TEST(Gaming, OneVentureCannotRaiseAStatedExpertBeyondItsBound) {
  SmallTown town = office();
  const double before = probability(town);
  praise(town);
  const double after = probability(town);
  EXPECT_GT(after, before);
  EXPECT_LE(after, 2.2 * before) << "even where nothing else was ever heard of anybody";
}

TEST(Gaming, WhereOthersAreKnownItsBoundIsLow) {
  SmallTown town = office();
  for (int i = 0; i < 12; ++i) {
    town.add(EngagementKind::kMet, 1, i, days_ago(30));
    town.add(EngagementKind::kNoReply, 1, i, days_ago(31));
  }
  const double before = probability(town);
  praise(town);
  EXPECT_LE(probability(town), 1.4 * before);
}

TEST(Gaming, OneVentureCannotPutAFriendOfNoStatedExpertiseBeforeAKnownExpert) {
  SmallTown town = office();
  for (int i = 1; i < 12; ++i) town.add(EngagementKind::kMet, 1, i, days_ago(30));
  town.contact(0).expertise.clear();
  EXPECT_EQ(probability(town), 0);
  praise(town);
  const auto snapshot = town.build();
  const RouteAnswer answer = *find_routes(*snapshot, SmallTown::request(*snapshot));
  EXPECT_NE(snapshot->contact_id(answer.routes.front().contact()), "c0");
}

TEST(Gaming, MoreOfTheSameAddsEverLess) {
  double before = probability(SmallTown(12, 2));
  double added_before = 1;
  SmallTown town(12, 2);
  for (int i = 0; i < 6; ++i) {
    town.add(EngagementKind::kMet, 0, 0, days_ago(1)).need_words = {"verksted"};
    const double now = probability(town);
    EXPECT_LT(now - before, added_before);
    added_before = now - before;
    before = now;
  }
}

}  // namespace
}  // namespace veieninn::routing
