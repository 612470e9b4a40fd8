// "Not me, try her": what was passed on shortens the way of the next one.
#include <gtest/gtest.h>

#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::SmallTown;

// c0 is stated for the topic, and passes on to c1, who passes on to c2.
class PassingOn : public testing::Test {
 protected:
  PassingOn() {
    town_.contact(1).expertise.clear();
    town_.contact(2).expertise.clear();
  }
  void pass(int venture, int from, const char* to, int days) {
    town_.add(EngagementKind::kReferred, venture, from, days_ago(days)).other_contact = to;
  }
  void walk_the_chain(int ventures) {
    for (int venture = 0; venture < ventures; ++venture) {
      pass(venture, 0, "c1", 10);
      pass(venture, 1, "c2", 9);
      town_.add(EngagementKind::kMet, venture, 2, days_ago(5));
    }
  }
  RouteAnswer answer(Instant as_of = test::kNow) {
    snapshot_ = town_.build();
    return *find_routes(*snapshot_, SmallTown::request(*snapshot_, as_of));
  }
  std::string first(const RouteAnswer& answer) {
    return std::string(snapshot_->contact_id(answer.routes.at(0).contact()));
  }
  const Factor& expertise(const Route& route) {
    for (const Factor& factor : route.factors) {
      if (factor.kind == FactorKind::kExpertise) return factor;
    }
    throw std::logic_error("no expertise");
  }

  SmallTown town_ = SmallTown(3, 20);
  std::shared_ptr<const graph::Snapshot> snapshot_;
};

TEST_F(PassingOn, SendsTheNextOneStraightToTheEndOfTheChain) {
  EXPECT_EQ(first(answer()), "c0");
  walk_the_chain(3);
  EXPECT_EQ(first(answer()), "c2");
  EXPECT_EQ(first(answer(days_ago(11))), "c0") << "nobody knew then";
}

TEST_F(PassingOn, SpeaksForWhomItLedToBeforeAnythingCameOfIt) {
  pass(0, 0, "c1", 10);
  const RouteAnswer routes = answer();
  ASSERT_EQ(routes.routes.size(), 2U);
  EXPECT_EQ(snapshot_->contact_id(routes.routes[1].contact()), "c1");
  const Factor& why = expertise(routes.routes[1]);
  EXPECT_EQ(snapshot_->contact_id(why.other), "c0");
  EXPECT_EQ(why.evidence, (std::vector{Evidence{Evidence::Kind::kEngagement, 1}}));
  EXPECT_FALSE(why.stated_time.has_value());
}

TEST_F(PassingOn, IsOfItsTopicAlone) {
  model::Topic other;
  other.id = "other";
  town_.world().topics.push_back(other);
  pass(0, 0, "c1", 10);
  town_.world().engagements.back().topic = "other";
  EXPECT_EQ(answer().routes.size(), 1U);
}

TEST_F(PassingOn, OfOneVentureCountsNoMoreThanOneMeeting) {
  for (int i = 0; i < 1000; ++i) pass(0, 0, "c1", 10);
  const double often = expertise(answer().routes.at(1)).value;
  town_.forget_facts();
  town_.add(EngagementKind::kMet, 0, 1, days_ago(10));
  pass(0, 0, "c2", 10);
  for (const Route& route : answer().routes) {
    if (snapshot_->contact_id(route.contact()) == "c1") {
      EXPECT_LE(often, expertise(route).value + 1e-12);
    }
  }
}

}  // namespace
}  // namespace veieninn::routing
