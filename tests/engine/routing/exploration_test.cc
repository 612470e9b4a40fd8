// A newcomer gets her chance, at a stated cost; what she makes of it is hers.
#include "engine/routing/exploration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "engine/graph/row_changes.h"
#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::kNow;
using test::SmallTown;

bool is_explored(const RouteAnswer& answer) {
  const auto is_chance = [](const Factor& factor) {
    return factor.kind == FactorKind::kExploration;
  };
  return std::ranges::any_of(answer.routes, [&](const Route& route) {
    return std::ranges::any_of(route.factors, is_chance);
  });
}

// `known` experts of twenty facts each, and `unknown` ones of none.
SmallTown town_of(int known, int unknown) {
  SmallTown town(known + unknown, 20);
  for (int contact = 0; contact < known; ++contact) {
    for (int venture = 0; venture < 20; ++venture) {
      const bool answers = (venture + contact) % 3 != 0;
      town.add(answers ? EngagementKind::kMet : EngagementKind::kNoReply, venture, contact,
               days_ago(10 + venture));
    }
  }
  return town;
}

TEST(Exploration, PutsALittleKnownPersonFirstNowAndThenAtItsBudgetOnAverage) {
  for (const int unknown : {1, 3, 12}) {
    const auto snapshot = town_of(4, unknown).build();
    RouteRequest request = SmallTown::request(*snapshot);
    const RouteAnswer plain = *find_routes(*snapshot, request);
    const double best = plain.routes.front().probability;
    constexpr int kSeeds = 5000;
    double first = 0;
    int explored = 0;
    for (int seed = 1; seed <= kSeeds; ++seed) {
      request.seed = static_cast<std::uint64_t>(seed);
      const RouteAnswer answer = *find_routes(*snapshot, request);
      ASSERT_EQ(answer.routes.size(), plain.routes.size());
      first += answer.routes.front().probability;
      if (!is_explored(answer)) continue;
      ++explored;
      EXPECT_EQ(answer.routes.front().factors.back().kind, FactorKind::kExploration);
      EXPECT_GE(answer.routes[1].probability, answer.routes.front().probability);
    }
    EXPECT_GT(explored, kSeeds / 50) << unknown;
    EXPECT_GE(first / kSeeds, 0.945 * best) << unknown << " newcomers";
  }
}

TEST(Exploration, IsRepeatable) {
  const auto snapshot = town_of(4, 3).build();
  RouteRequest request = SmallTown::request(*snapshot);
  for (request.seed = 1; request.seed <= 50; ++request.seed) {
    EXPECT_EQ(test::text_of(*snapshot, *find_routes(*snapshot, request)),
              test::text_of(*snapshot, *find_routes(*snapshot, request)));
  }
}

TEST(Exploration, NeedsABudgetASeedAndSomebodyWellKnown) {
  belief::ModelParameters thrifty;
  thrifty.exploration_budget = 0;
  const auto without_budget = town_of(4, 3).build(thrifty);
  const auto all_new = town_of(0, 5).build();
  const auto mixed = town_of(4, 3).build();
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    RouteRequest request = SmallTown::request(*mixed);
    EXPECT_FALSE(is_explored(*find_routes(*mixed, request)));
    request.seed = seed;
    EXPECT_FALSE(is_explored(*find_routes(*without_budget, request)));
    EXPECT_FALSE(is_explored(*find_routes(*all_new, request)));
  }
}

// Eight experts who answer seven of ten, and one newcomer. Needs come four a day, each of a venture
// of its own, which goes down the list until somebody answers.
class Newcomer {
 public:
  explicit Newcomer(double answers, std::uint32_t seed)
      : answers_(answers), random_(seed), town_(kOthers + 1, kNeeds + kPast) {
    int venture = kNeeds;
    for (int contact = 0; contact < kOthers; ++contact) {
      for (int i = 0; i < kPast / kOthers; ++i) {
        town_.add(draw(kOthersAnswer) ? EngagementKind::kMet : EngagementKind::kNoReply, venture++,
                  contact, days_ago(10 + 5 * i));
      }
    }
    snapshot_ = town_.build();
    sequence_ = static_cast<std::int64_t>(town_.world().engagements.size());
  }

  static constexpr int kBlocks = 6;
  // How many of the first places are hers, in each block of fifty needs, in fair shares.
  std::array<double, kBlocks> run() {
    std::array<double, kBlocks> shares{};
    for (int need = 0; need < kNeeds; ++need) {
      if (ask(need)) shares[static_cast<std::size_t>(need / 50)] += (kOthers + 1) / 50.0;
    }
    return shares;
  }

 private:
  static constexpr int kOthers = 8;
  static constexpr double kOthersAnswer = 0.7;
  static constexpr int kPast = 160;
  static constexpr int kNeeds = 50 * kBlocks;

  bool draw(double probability) {
    return static_cast<double>(random_() % 10'000) < 10'000 * probability;
  }

  // Whether she stands first.
  bool ask(int need) {
    const Instant now{kNow.unix_seconds + need * kSecondsPerDay / 4};
    RouteRequest request = SmallTown::request(*snapshot_, now);
    request.venture = snapshot_->find_venture("v" + std::to_string(need));
    request.seed = random_() + 1ULL;
    const RouteAnswer answer = *find_routes(*snapshot_, request);
    const ContactIndex newcomer = snapshot_->find_contact("c" + std::to_string(kOthers));
    graph::RowChanges changes;
    changes.revision = snapshot_->revision() + 1;
    for (const Route& route : answer.routes) {
      const bool answered = draw(route.contact() == newcomer ? answers_ : kOthersAnswer);
      for (const EngagementKind kind :
           {EngagementKind::kSent, answered ? EngagementKind::kMet : EngagementKind::kNoReply}) {
        model::Engagement fact;
        fact.sequence = ++sequence_;
        fact.time = now;
        fact.kind = kind;
        fact.venture = "v" + std::to_string(need);
        fact.contact = snapshot_->contact_id(route.contact());
        fact.topic = "topic";
        changes.engagements.push_back(std::move(fact));
      }
      if (answered) break;
    }
    const bool is_first = answer.routes.front().contact() == newcomer;
    snapshot_ = graph::advance(snapshot_, changes);
    return is_first;
  }

  double answers_;
  std::mt19937 random_;
  SmallTown town_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  std::int64_t sequence_ = 0;
};

// The mean of twenty towns.
std::array<double, Newcomer::kBlocks> fair_shares(double answers) {
  constexpr std::uint32_t kTowns = 20;
  std::array<double, Newcomer::kBlocks> mean{};
  for (std::uint32_t seed = 1; seed <= kTowns; ++seed) {
    const auto one = Newcomer(answers, seed).run();
    for (std::size_t i = 0; i < one.size(); ++i) mean[i] += one[i] / kTowns;
  }
  return mean;
}

TEST(Newcomer, AsGoodAsTheOthersHasAboutHerFairShareWithinFiftyNeeds) {
  const auto shares = fair_shares(0.7);
  EXPECT_GT(shares[0], 0.7);
  double all = 0;
  for (const double share : shares) all += share / Newcomer::kBlocks;
  EXPECT_GT(all, 0.6);
  EXPECT_LT(all, 1.6);
}

TEST(Newcomer, BetterThanTheOthersHasMoreThanHerFairShareWithinFiftyNeeds) {
  const auto shares = fair_shares(0.9);
  EXPECT_GT(shares[0], 1);
  EXPECT_GT(shares[1], 2);
}

TEST(Newcomer, WhoDoesNotAnswerDoesNotLinger) {
  const auto shares = fair_shares(0.1);
  EXPECT_LT(shares[0], 0.8);
  for (std::size_t i = 3; i < shares.size(); ++i) EXPECT_LT(shares[i], 0.3) << "block " << i;
}

}  // namespace
}  // namespace veieninn::routing
