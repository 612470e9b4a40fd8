// Every result's factors multiply to it, and taking cited evidence away changes the answer.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/matching/venture_search.h"
#include "tests/engine/random_world.h"
#include "tests/engine/venture_questions.h"

namespace veieninn::matching {
namespace {

using test::World;

void take_away(World& world, const graph::Snapshot& snapshot, const std::string& venture,
               const MatchEvidence& evidence) {
  const auto dense = static_cast<std::uint32_t>(evidence.reference);
  model::Venture& row = *std::ranges::find(world.ventures, venture, &model::Venture::id);
  switch (evidence.kind) {
    case MatchEvidence::Kind::kEngagement:
      test::remove_engagement(world, evidence.reference);
      break;
    case MatchEvidence::Kind::kTopic:
      std::erase(row.topics, snapshot.topic_id(TopicIndex{dense}));
      break;
    case MatchEvidence::Kind::kArea:
      std::erase(row.areas, snapshot.area_id(AreaIndex{dense}));
      break;
    case MatchEvidence::Kind::kCollaboration:
      row.collaborations.erase(row.collaborations.begin() + evidence.reference);
      break;
    case MatchEvidence::Kind::kContact:
    case MatchEvidence::Kind::kUnit:
    case MatchEvidence::Kind::kInitiative:
    case MatchEvidence::Kind::kTie:
      FAIL() << "no evidence of a venture";
  }
}

TEST(VentureEvidence, MultipliesToTheProbabilityAndChangesTheAnswerWhenTakenAway) {
  std::size_t cited = 0;
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    const World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    for (std::uint32_t question = 0; question < 4; ++question) {
      VentureRequest request = test::random_venture_request(*snapshot, world, random);
      request.leave_out.clear();
      const VentureAnswer answer = find_ventures(*snapshot, request).value();
      const std::string before = test::text_of(*snapshot, answer);
      for (const VentureMatch& match : answer.ventures) {
        double product = 1;
        for (const MatchFactor& factor : match.factors) {
          product *= factor.value;
          EXPECT_LE(factor.evidence.size(), kMatchEvidenceMax);
          for (const MatchEvidence& evidence : factor.evidence) {
            World less = world;
            take_away(less, *snapshot, std::string(snapshot->venture_id(match.venture)), evidence);
            const auto without = test::build(less);
            EXPECT_NE(test::text_of(*without, find_ventures(*without, request).value()), before)
                << "seed " << seed;
            ++cited;
          }
        }
        EXPECT_NEAR(product, match.probability, 1e-9);
      }
    }
  }
  EXPECT_GT(cited, 500U);
}

}  // namespace
}  // namespace veieninn::matching
