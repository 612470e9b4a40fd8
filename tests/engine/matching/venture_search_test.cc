#include "engine/matching/venture_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/engine/matching/venture_oracle.h"
#include "tests/engine/random_world.h"
#include "tests/engine/small_town.h"
#include "tests/engine/venture_questions.h"

namespace veieninn::matching {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::kNow;
using test::World;

// So many ventures that most are never looked at.
World crowded_world(std::uint32_t seed) {
  World world = test::random_world(seed);
  std::mt19937 random(seed);
  for (int i = 100; i < 500; ++i) {
    std::string id("v");
    id += std::to_string(i);
    world.ventures.push_back(test::random_venture(world, random, id));
  }
  const std::vector<model::Engagement> patterns = world.engagements;
  for (int i = 0; i < 1200; ++i) {
    model::Engagement row = patterns[random() % patterns.size()];
    row.sequence = static_cast<std::int64_t>(world.engagements.size()) + 1;
    row.venture = world.ventures[random() % world.ventures.size()].id;
    row.contact = world.contacts[random() % world.contacts.size()].id;
    if (row.other_contact == row.contact) continue;
    row.time.unix_seconds -= static_cast<std::int64_t>(random() % 86'400);
    world.engagements.push_back(row);
  }
  return world;
}

belief::ModelParameters by_probability_alone() {
  belief::ModelParameters parameters;
  parameters.load_spread_budget = 0;
  parameters.exploration_budget = 0;
  return parameters;
}

std::vector<double> best_of(const std::map<std::string, double>& all, std::size_t k) {
  std::vector<double> best;
  for (const auto& [id, p] : all) best.push_back(p);
  std::ranges::sort(best, std::ranges::greater());
  best.resize(std::min(k, best.size()));
  return best;
}

TEST(VentureSearch, FindsWhatAScanOfEveryVentureFinds) {
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    const World world = crowded_world(seed);
    const auto snapshot = test::build(world, 0, by_probability_alone());
    std::mt19937 random(seed);
    for (int question = 0; question < 12; ++question) {
      const VentureRequest request = test::random_venture_request(*snapshot, world, random);
      const auto all = test::probabilities(world, *snapshot, request);
      const auto best = best_of(all, static_cast<std::size_t>(request.max_results));
      const VentureAnswer answer = find_ventures(*snapshot, request).value();
      ASSERT_EQ(answer.ventures.size(), best.size()) << "seed " << seed << " " << question;
      for (std::size_t i = 0; i < best.size(); ++i) {
        const VentureMatch& match = answer.ventures[i];
        const std::string id(snapshot->venture_id(match.venture));
        ASSERT_TRUE(all.contains(id)) << "seed " << seed << " " << question << " " << id;
        EXPECT_NEAR(match.probability, all.at(id), 1e-9) << "seed " << seed << " " << id;
        EXPECT_NEAR(match.probability, best[i], 1e-9) << "seed " << seed << " " << question;
      }
    }
  }
}

TEST(VentureSearch, GivesNoPlaceToWhoIsWorthMuchLessThanTheBestLeft) {
  for (std::uint32_t seed = 1; seed <= 15; ++seed) {
    const World world = crowded_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    for (int question = 0; question < 10; ++question) {
      VentureRequest request = test::random_venture_request(*snapshot, world, random);
      request.seed = 0;
      auto left = test::probabilities(world, *snapshot, request);
      const VentureAnswer answer = find_ventures(*snapshot, request).value();
      for (const VentureMatch& match : answer.ventures) {
        const double best = best_of(left, 1).front();
        EXPECT_GE(match.probability, 0.97 * best - 1e-12);
        const std::string id(snapshot->venture_id(match.venture));
        const int met = test::met_lately(world, id, request.as_of_time);
        for (const auto& [other, p] : left) {
          if (p < 0.97 * best + 1e-9) continue;
          EXPECT_LE(met, test::met_lately(world, other, request.as_of_time))
              << "seed " << seed << ": " << id << " before " << other;
        }
        const bool is_spared = std::ranges::any_of(match.factors, [](const MatchFactor& factor) {
          return factor.kind == MatchFactorKind::kSpread;
        });
        EXPECT_EQ(is_spared, match.probability < best - 1e-12);
        left.erase(id);
      }
    }
  }
}

TEST(VentureSearch, AnswersTheSameInWhateverOrderRowsCome) {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const World world = crowded_world(seed);
    const auto one = test::build(world);
    const auto other = test::build(world, 2 * seed + 1);
    for (std::uint32_t question = 0; question < 10; ++question) {
      std::mt19937 random(question);
      std::mt19937 again(question);
      const auto request = test::random_venture_request(*one, world, random);
      const auto same = test::random_venture_request(*other, world, again);
      EXPECT_EQ(test::text_of(*one, find_ventures(*one, request).value()),
                test::text_of(*other, find_ventures(*other, same).value()))
          << "seed " << seed;
    }
  }
}

// One municipality, one topic; ventures that state both.
class Town {
 public:
  explicit Town(int contacts, int ventures) : town_(contacts, ventures) {
    for (model::Venture& venture : town_.world().ventures) {
      venture.topics = {"topic"};
      venture.areas = {"3101"};
    }
  }
  test::SmallTown& operator*() { return town_; }
  test::SmallTown* operator->() { return &town_; }
  model::Venture& venture(std::size_t number) { return town_.world().ventures[number]; }
  VentureAnswer ask(std::uint64_t seed = 0, const belief::ModelParameters& parameters = {}) {
    snapshot_ = town_.build(parameters);
    VentureRequest request;
    request.topics = {{snapshot_->find_topic("topic"), 1}};
    request.area = snapshot_->find_area("3101");
    request.as_of_time = kNow;
    request.seed = seed;
    return find_ventures(*snapshot_, request).value();
  }
  std::string first(std::uint64_t seed = 0) {
    const VentureAnswer answer = ask(seed);
    return std::string(snapshot_->venture_id(answer.ventures.front().venture));
  }
  [[nodiscard]] const graph::Snapshot& snapshot() const { return *snapshot_; }

 private:
  test::SmallTown town_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
};

TEST(VentureSearch, PutsFirstWhoWorkedOnItInAnotherMunicipality) {
  Town town(2, 6);
  model::Area other;
  other.id = "5006";
  other.names = {{"nb", "Steinkjer"}};
  town->world().areas.push_back(other);
  town->world().units[1].areas = {"5006"};
  town.venture(4).collaborations = {{"u1", "topic", days_ago(200)}};
  EXPECT_EQ(town.first(), "v4");
  const auto& factors = town.ask().ventures.front().factors;
  const auto proof =
      std::ranges::find(factors, MatchFactorKind::kCollaborations, &MatchFactor::kind);
  ASSERT_NE(proof, factors.end());
  EXPECT_GT(proof->value, 1);
  EXPECT_EQ(town.snapshot().unit_id(proof->unit), "u1");
  EXPECT_EQ(proof->time, days_ago(200));
}

TEST(VentureSearch, PutsWhoComesToMeetingsBeforeWhoStopsAtAnAnswer) {
  Town town(6, 2);
  for (int contact = 0; contact < 3; ++contact) {
    town->add(EngagementKind::kReplied, 0, contact, days_ago(100)).topic.clear();
    town->add(EngagementKind::kMet, 1, contact, days_ago(100)).topic.clear();
  }
  EXPECT_EQ(town.first(), "v1");
}

TEST(VentureSearch, HoldsAnAnswerOfLastWeekAgainstNobody) {
  Town town(6, 1);
  const double before = town.ask().ventures.front().probability;
  for (int contact = 0; contact < 6; ++contact) {
    town->add(EngagementKind::kReplied, 0, contact, days_ago(7));
  }
  EXPECT_EQ(town.ask().ventures.front().probability, before);
}

TEST(VentureSearch, LearnsWhatAVentureWantsFromWhatItSaidToInvitations) {
  Town town(3, 3);
  for (int contact = 0; contact < 2; ++contact) {
    town->add(EngagementKind::kInvitationDeclined, 0, contact, days_ago(2));
    town->add(EngagementKind::kInvitationAccepted, 1, contact, days_ago(2));
  }
  const VentureAnswer answer = town.ask();
  const auto probability_of = [&](std::string_view id) {
    return std::ranges::find_if(answer.ventures,
                                [&](const VentureMatch& one) {
                                  return town.snapshot().venture_id(one.venture) == id;
                                })
        ->probability;
  };
  EXPECT_GT(probability_of("v1"), probability_of("v2"));
  EXPECT_GT(probability_of("v2"), probability_of("v0"));
}

TEST(VentureSearch, TakesANoForNothingAboutWhatItCanDo) {
  Town town(1, 2);
  town->add(EngagementKind::kInvitationDeclined, 0, 0, days_ago(2));
  const VentureAnswer answer = town.ask();
  const auto works = [&](std::size_t at) {
    const auto& factors = answer.ventures[at].factors;
    return std::ranges::find(factors, MatchFactorKind::kTopic, &MatchFactor::kind)->value;
  };
  ASSERT_EQ(answer.ventures.size(), 2U);
  EXPECT_EQ(works(0), works(1));
}

TEST(VentureSearch, LeavesOutWhoHasNoRoom) {
  Town town(4, 2);
  for (int contact = 0; contact < 4; ++contact) {
    town->add(EngagementKind::kTookOwnership, 0, contact, days_ago(30)).topic.clear();
    const VentureAnswer answer = town.ask();
    EXPECT_EQ(answer.ventures.size(), contact < 3 ? 2U : 1U) << contact;
  }
}

TEST(VentureSearch, LeavesOutWhoeverIsNamed) {
  Town town(1, 3);
  static_cast<void>(town.ask());
  VentureRequest request;
  request.topics = {{town.snapshot().find_topic("topic"), 1}};
  request.as_of_time = kNow;
  request.leave_out = {town.snapshot().find_venture("v1")};
  const VentureAnswer answer = find_ventures(town.snapshot(), request).value();
  ASSERT_EQ(answer.ventures.size(), 2U);
  for (const VentureMatch& match : answer.ventures) {
    EXPECT_NE(town.snapshot().venture_id(match.venture), "v1");
  }
}

TEST(VentureSearch, ShowsEqualsInTurnFromDayToDay) {
  Town town(1, 40);
  static_cast<void>(town.ask());
  VentureRequest request;
  request.topics = {{town.snapshot().find_topic("topic"), 1}};
  request.max_results = 1;
  std::map<std::string, int> shown;
  for (int day = 0; day < 400; ++day) {
    request.as_of_time = {kNow.unix_seconds + day * kSecondsPerDay};
    const VentureAnswer answer = find_ventures(town.snapshot(), request).value();
    ++shown[std::string(town.snapshot().venture_id(answer.ventures.front().venture))];
  }
  EXPECT_GT(shown.size(), 35U);
  for (const auto& [id, times] : shown) EXPECT_LT(times, 30) << id;
}

TEST(VentureSearch, LetsALittleKnownVentureGoFirstNowAndThenWithinItsBudget) {
  Town town(20, 10);
  for (int venture = 0; venture < 3; ++venture) {
    for (int contact = 0; contact < 20; ++contact) {
      town->add((contact + venture) % 3 == 0 ? EngagementKind::kReplied : EngagementKind::kMet,
                venture, contact, days_ago(40 + contact))
          .topic.clear();
    }
  }
  const double best = town.ask().ventures.front().probability;
  constexpr int kSeeds = 3000;
  double first = 0;
  int explored = 0;
  const auto& snapshot = town.snapshot();
  VentureRequest request;
  request.topics = {{snapshot.find_topic("topic"), 1}};
  request.area = snapshot.find_area("3101");
  request.as_of_time = kNow;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    request.seed = static_cast<std::uint64_t>(seed);
    const VentureAnswer answer = find_ventures(snapshot, request).value();
    first += answer.ventures.front().probability;
    explored += answer.ventures.front().factors.back().kind == MatchFactorKind::kExploration;
  }
  EXPECT_GT(explored, kSeeds / 50);
  EXPECT_GE(first / kSeeds, (1 - 0.05 - 0.03) * best);
}

TEST(VentureSearch, RefusesWhatIsOutOfBounds) {
  Town town(1, 1);
  static_cast<void>(town.ask());
  const graph::Snapshot& snapshot = town.snapshot();
  const std::vector<routing::WeightedTopic> good = {{snapshot.find_topic("topic"), 1}};
  const auto field_of = [&](const auto& change) {
    VentureRequest request;
    request.topics = good;
    request.as_of_time = kNow;
    change(request);
    const auto answer = find_ventures(snapshot, request);
    return answer ? std::string() : answer.error().violations.at(0).field;
  };
  EXPECT_EQ(field_of([](VentureRequest&) {}), "");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.topics.clear(); }), "topics");
  EXPECT_EQ(field_of([&](VentureRequest& r) { r.topics.resize(1'000'000, good[0]); }), "topics");
  EXPECT_EQ(field_of([&](VentureRequest& r) { r.topics.push_back(good[0]); }), "topics");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.topics[0].topic = TopicIndex{7}; }), "topics");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.topics[0].weight = std::nan(""); }), "topics");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.area = AreaIndex{99}; }), "area");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.max_results = 0; }), "max_results");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.max_results = 101; }), "max_results");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.as_of_time = kNever; }), "as_of_time");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.leave_out = {VentureIndex{5}}; }), "leave_out");
  EXPECT_EQ(field_of([](VentureRequest& r) { r.leave_out.resize(10'001, VentureIndex{0}); }),
            "leave_out");
}

}  // namespace
}  // namespace veieninn::matching
