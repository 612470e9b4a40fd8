#include "engine/matching/opportunity_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/engine/matching/opportunity_oracle.h"
#include "tests/engine/random_initiatives.h"
#include "tests/engine/random_world.h"
#include "tests/engine/small_town.h"
#include "tests/engine/venture_questions.h"

namespace veieninn::matching {
namespace {

using test::days_ago;
using test::kNow;
using test::SmallTown;
using test::World;

Instant in_days(std::int64_t days) { return days_ago(-days); }

// Many of every kind, so that most questions find several.
World world_of_initiatives(std::uint32_t seed) {
  World world = test::random_world(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 30; ++i) test::change_initiatives(world, random);
  for (model::Initiative& row : world.initiatives) {
    if (random() % 5 == 0) row.audience = model::Audience::kEverybody;
    if (random() % 9 == 0) row.audience = model::Audience::kContacts;
  }
  return world;
}

OpportunityRequest random_opportunity_request(const graph::Snapshot& snapshot, const World& world,
                                              std::mt19937& random) {
  const routing::RouteRequest route = test::random_request(snapshot, world, random);
  OpportunityRequest request;
  if (random() % 4 != 0) {
    request.topics = test::random_venture_request(snapshot, world, random).topics;
  }
  if (!route.area.is_none()) request.areas.push_back(route.area);
  if (random() % 3 == 0) {
    request.areas.push_back(snapshot.find_area(world.areas[random() % world.areas.size()].id));
  }
  request.venture = route.venture;
  if (random() % 4 == 0) {
    for (int kind = 1; kind <= 15; kind += 2) {
      request.kinds.push_back(static_cast<model::InitiativeKind>(kind));
    }
  }
  request.max_results = static_cast<std::int32_t>(1 + random() % 6);
  request.as_of_time = route.as_of_time;
  return request;
}

void expect_same(const graph::Snapshot& snapshot, const OpportunityAnswer& answer,
                 const test::ExpectedOpportunities& expected, std::int32_t most,
                 const std::string& question) {
  EXPECT_EQ(answer.without_person_count, expected.without_person_count) << question;
  ASSERT_EQ(answer.opportunities.size(),
            std::min(expected.best_first.size(), static_cast<std::size_t>(most)))
      << question;
  for (std::size_t i = 0; i < answer.opportunities.size(); ++i) {
    const Opportunity& one = answer.opportunities[i];
    EXPECT_NEAR(one.probability, expected.best_first[i].probability, 1e-9) << question;
    const std::string& id = snapshot.initiative(one.initiative).id;
    const auto same =
        std::ranges::find(expected.best_first, id, &test::ExpectedOpportunity::initiative);
    ASSERT_NE(same, expected.best_first.end()) << question << " " << id;
    EXPECT_NEAR(one.probability, same->probability, 1e-9) << question << " " << id;
    EXPECT_EQ(snapshot.contact_id(one.contact), same->contact) << question << " " << id;
    EXPECT_EQ(one.deadline.value_or(kNever), same->deadline) << question << " " << id;
  }
}

TEST(OpportunitySearch, FindsWhatIsCountedFromTheRows) {
  std::size_t found = 0;
  std::int32_t nobody = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const World world = world_of_initiatives(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    for (int i = 0; i < 15; ++i) {
      const OpportunityRequest request = random_opportunity_request(*snapshot, world, random);
      const auto found_now = find_opportunities(*snapshot, request);
      ASSERT_TRUE(found_now) << found_now.error().message;
      const OpportunityAnswer& answer = *found_now;
      expect_same(*snapshot, answer, test::expected_opportunities(world, *snapshot, request),
                  request.max_results, "seed " + std::to_string(seed) + " " + std::to_string(i));
      found += answer.opportunities.size();
      nobody += answer.without_person_count;
    }
  }
  EXPECT_GT(found, 500U) << "the questions must find something";
  EXPECT_GT(nobody, 0) << "and somebody must be missing now and then";
}

TEST(OpportunitySearch, GivesFactorsThatMultiplyToTheProbability) {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    const World world = world_of_initiatives(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    for (int i = 0; i < 10; ++i) {
      const auto answer =
          find_opportunities(*snapshot, random_opportunity_request(*snapshot, world, random));
      for (const Opportunity& one : answer->opportunities) {
        double product = 1;
        for (const MatchFactor& factor : one.factors) {
          EXPECT_GT(factor.value, 0);
          EXPECT_LE(factor.value, 1);
          EXPECT_LE(factor.evidence.size(), kMatchEvidenceMax);
          product *= factor.value;
        }
        EXPECT_NEAR(product, one.probability, 1e-9) << "seed " << seed;
      }
    }
  }
}

TEST(OpportunitySearch, GivesTheSameBitsWhateverOrderTheRowsCameIn) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const World world = world_of_initiatives(seed);
    const auto one = test::build(world, 1);
    const auto other = test::build(world, 2);
    std::mt19937 random(seed);
    for (int i = 0; i < 5; ++i) {
      OpportunityRequest request = random_opportunity_request(*one, world, random);
      request.kinds.clear();
      const auto first = find_opportunities(*one, request).value();
      for (routing::WeightedTopic& topic : request.topics) {
        topic.topic = other->find_topic(one->topic_id(topic.topic));
      }
      for (AreaIndex& area : request.areas) area = other->find_area(one->area_id(area));
      if (!request.venture.is_none()) {
        request.venture = other->find_venture(one->venture_id(request.venture));
      }
      const auto second = find_opportunities(*other, request).value();
      ASSERT_EQ(first.opportunities.size(), second.opportunities.size()) << "seed " << seed;
      for (std::size_t k = 0; k < first.opportunities.size(); ++k) {
        const Opportunity& a = first.opportunities[k];
        const Opportunity& b = second.opportunities[k];
        EXPECT_EQ(a.probability, b.probability) << "seed " << seed;
        EXPECT_EQ(one->initiative(a.initiative).id, other->initiative(b.initiative).id);
        EXPECT_EQ(one->contact_id(a.contact), other->contact_id(b.contact));
      }
    }
  }
}

// ---- in plain words ----

// A town of three experts in units of their own; a fund of u0 on the topic, which c0 answers for.
class Fund : public testing::Test {
 protected:
  Fund() {
    model::Area other;
    other.id = "3103";
    other.names = {{"nb", "Annenby"}};
    town_.world().areas.push_back(other);
    model::Topic astronomy;
    astronomy.id = "astronomy";
    astronomy.labels = {{"nb", "astronomi"}};
    town_.world().topics.push_back(astronomy);
    row("fund");
  }

  model::Initiative& row(const std::string& id) {
    model::Initiative row;
    row.id = id;
    row.titles = {{"nb", "Fondet"}};
    row.unit = "u0";
    row.contacts = {"c0"};
    row.topics = {"topic"};
    row.terms = model::FundTerms();
    return town_.world().initiatives.emplace_back(row);
  }
  model::Initiative& fund() { return town_.world().initiatives.front(); }

  void join(const std::string& venture, model::ParticipationState state) {
    model::Participation participation;
    participation.id = "p" + std::to_string(town_.world().participations.size());
    participation.initiative = "fund";
    participation.venture = venture;
    participation.state = state;
    town_.world().participations.push_back(participation);
  }

  OpportunityAnswer ask(const std::string& topic = "topic", const std::string& area = "3101",
                        const std::string& venture = "v0") {
    snapshot_ = town_.build();
    OpportunityRequest request;
    if (!topic.empty()) request.topics = {{snapshot_->find_topic(topic), 1}};
    if (!area.empty()) request.areas = {snapshot_->find_area(area)};
    request.venture = snapshot_->find_venture(venture);
    request.as_of_time = kNow;
    return find_opportunities(*snapshot_, request).value();
  }

  std::string talk_to() {
    const OpportunityAnswer answer = ask();
    return answer.opportunities.empty()
               ? ""
               : std::string(snapshot_->contact_id(answer.opportunities.front().contact));
  }

  SmallTown town_{3, 2};
  std::shared_ptr<const graph::Snapshot> snapshot_;
};

TEST_F(Fund, IsShownWithThePersonWhoAnswersForItAndItsDeadline) {
  fund().apply_until = Instant{in_days(10).unix_seconds - 1};
  fund().window.until = in_days(100);
  const OpportunityAnswer answer = ask();
  ASSERT_EQ(answer.opportunities.size(), 1U);
  const Opportunity& one = answer.opportunities.front();
  EXPECT_EQ(snapshot_->contact_id(one.contact), "c0");
  EXPECT_EQ(one.deadline, fund().apply_until);
  EXPECT_EQ(one.days_left, 10) << "rounded up";
  EXPECT_FALSE(one.is_known);
}

TEST_F(Fund, HasItsEndAsDeadlineWhereNoOtherIsStated) {
  EXPECT_EQ(ask().opportunities.front().deadline, std::nullopt);
  EXPECT_EQ(ask().opportunities.front().days_left, 0);
  fund().window.until = in_days(3);
  EXPECT_EQ(ask().opportunities.front().deadline, in_days(3));
  EXPECT_EQ(ask().opportunities.front().days_left, 3);
}

TEST_F(Fund, IsNotShownWhenItsDeadlineHasPassed) {
  fund().apply_until = kNow;
  EXPECT_TRUE(ask().opportunities.empty());
}

TEST_F(Fund, IsNotShownBeforeItBegins) {
  fund().window.from = in_days(1);
  EXPECT_TRUE(ask().opportunities.empty());
}

TEST_F(Fund, IsNotShownWhenItIsEmpty) {
  fund().quotas = {{model::QuotaUnit::kKroner, 100, 0, 0}};
  EXPECT_EQ(ask().opportunities.size(), 1U);
  join("v1", model::ParticipationState::kActive);
  town_.world().participations.back().takes = {{model::QuotaUnit::kKroner, 100, 0}};
  EXPECT_TRUE(ask().opportunities.empty());
}

TEST_F(Fund, IsNotShownInAnotherMunicipality) {
  EXPECT_TRUE(ask("topic", "3103").opportunities.empty());
  EXPECT_EQ(ask("topic", "").opportunities.size(), 1U) << "anywhere is here too";
}

TEST_F(Fund, IsNotShownToWhoTakesPartAlready) {
  join("v0", model::ParticipationState::kActive);
  EXPECT_TRUE(ask().opportunities.empty());
  EXPECT_EQ(ask("topic", "3101", "v1").opportunities.size(), 1U);
}

TEST_F(Fund, IsShownAgainToWhoTookPartBefore) {
  join("v0", model::ParticipationState::kEnded);
  EXPECT_EQ(ask().opportunities.size(), 1U);
}

TEST_F(Fund, IsNotShownForAnotherTopicOrToVenturesWhenItIsForContacts) {
  EXPECT_TRUE(ask("astronomy").opportunities.empty());
  fund().audience = model::Audience::kContacts;
  EXPECT_TRUE(ask().opportunities.empty());
}

TEST_F(Fund, WithoutTopicsFitsOnlyWhenNothingIsAskedAndThenWeakly) {
  const double fits = ask().opportunities.front().probability;
  fund().topics.clear();
  EXPECT_TRUE(ask().opportunities.empty());
  const OpportunityAnswer answer = ask("");
  ASSERT_EQ(answer.opportunities.size(), 1U);
  EXPECT_NEAR(answer.opportunities.front().probability, 0.05 * fits, 1e-12);
}

TEST_F(Fund, IsTalkedAboutWithWhoeverLikeliestAnswers) {
  fund().contacts = {"c0", "c1"};
  EXPECT_EQ(talk_to(), "c0") << "equals by id";
  for (int i = 0; i < 4; ++i) {
    town_.add(model::EngagementKind::kReplied, 1, 1, days_ago(30 + i));
  }
  EXPECT_EQ(talk_to(), "c1");
}

TEST_F(Fund, IsTalkedAboutWithSomebodyElseWhileSheIsAwayOrFull) {
  fund().contacts = {"c0", "c1"};
  town_.contact(0).absences = {{days_ago(1), in_days(5)}};
  EXPECT_EQ(talk_to(), "c1");
  fund().contacts = {"c0"};
  town_.contact(0).deputy = "c2";
  EXPECT_EQ(talk_to(), "c2") << "her deputy";
  const OpportunityAnswer deputy = ask();
  EXPECT_TRUE(std::ranges::any_of(deputy.opportunities.front().factors, [](const auto& factor) {
    return factor.kind == MatchFactorKind::kStandIn && factor.value == 0.5;
  }));
  town_.contact(0).absences.clear();
  town_.contact(0).capacity_per_week = 1;
  town_.add(model::EngagementKind::kSent, 1, 0, days_ago(1));
  EXPECT_EQ(talk_to(), "c2") << "full is as away";
}

TEST_F(Fund, IsTalkedAboutAtTheFrontDoorWhereNobodyElseIs) {
  town_.contact(0).absences = {{days_ago(1), in_days(5)}};
  town_.contact(1).unit = "u0";
  OpportunityAnswer answer = ask();
  EXPECT_TRUE(answer.opportunities.empty());
  EXPECT_EQ(answer.without_person_count, 1) << "left out, and counted";
  town_.contact(1).front_door = true;
  answer = ask();
  ASSERT_EQ(answer.opportunities.size(), 1U);
  EXPECT_EQ(snapshot_->contact_id(answer.opportunities.front().contact), "c1");
  EXPECT_EQ(answer.without_person_count, 0);
}

TEST_F(Fund, StandsBehindOneThatEndsFirstAmongEquals) {
  row("a-later").apply_until = in_days(20);
  row("b-sooner").apply_until = in_days(10);
  const OpportunityAnswer answer = ask();
  ASSERT_EQ(answer.opportunities.size(), 3U);
  const auto id = [&](std::size_t i) {
    return snapshot_->initiative(answer.opportunities[i].initiative).id;
  };
  EXPECT_EQ(id(0), "b-sooner");
  EXPECT_EQ(id(1), "a-later");
  EXPECT_EQ(id(2), "fund");
}

TEST_F(Fund, IsWorthMoreToAVentureThatSheKnows) {
  const double stranger = ask().opportunities.front().probability;
  town_.add(model::EngagementKind::kReplied, 0, 0, days_ago(20));
  town_.add(model::EngagementKind::kMet, 0, 0, days_ago(10));
  const OpportunityAnswer answer = ask();
  EXPECT_TRUE(answer.opportunities.front().is_known);
  EXPECT_GT(answer.opportunities.front().probability, stranger);
}

TEST_F(Fund, IsRefusedWithTheFieldOfABadQuestion) {
  snapshot_ = town_.build();
  OpportunityRequest good;
  good.as_of_time = kNow;
  const auto field_of = [&](const OpportunityRequest& request) {
    const auto answer = find_opportunities(*snapshot_, request);
    return answer || answer.error().violations.empty() ? std::string()
                                                       : answer.error().violations.front().field;
  };
  EXPECT_TRUE(find_opportunities(*snapshot_, good).has_value());
  OpportunityRequest bad = good;
  bad.max_results = 0;
  EXPECT_EQ(field_of(bad), "max_results");
  bad = good;
  bad.topics = {{TopicIndex{0}, std::numeric_limits<double>::quiet_NaN()}};
  EXPECT_EQ(field_of(bad), "topics");
  bad = good;
  bad.areas = {AreaIndex{999}};
  EXPECT_EQ(field_of(bad), "areas");
  bad = good;
  bad.areas.assign(33, AreaIndex{0});
  EXPECT_EQ(field_of(bad), "areas");
  bad = good;
  bad.venture = VentureIndex{999};
  EXPECT_EQ(field_of(bad), "venture");
  bad = good;
  bad.as_of_time = kNever;
  EXPECT_EQ(field_of(bad), "as_of_time");
}

}  // namespace
}  // namespace veieninn::matching
