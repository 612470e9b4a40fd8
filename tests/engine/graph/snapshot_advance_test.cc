#include <gtest/gtest.h>

#include "engine/graph/snapshot_builder.h"
#include "engine/matching/venture_search.h"
#include "engine/routing/route_search.h"
#include "tests/engine/random_world.h"
#include "tests/engine/venture_questions.h"

namespace veieninn::graph {
namespace {

// What a text with every name of the world is understood as.
std::string understood(const Snapshot& snapshot, const test::World& world) {
  std::string text;
  for (const auto& row : world.units) text += row.names[0].text + ", ";
  for (const auto& row : world.areas) text += "fra " + row.names[0].text + ", ";
  for (const auto& row : world.topics) text += row.labels[0].text + ", ";
  const NeedUnderstanding need = snapshot.understand(text);
  std::string told;
  for (const taxonomy::NamedRun& unit : need.units) {
    told += std::string(snapshot.unit_id(UnitIndex{unit.named})) + " ";
  }
  for (const taxonomy::PlaceMention& place : need.places) {
    told += std::string(snapshot.area_id(AreaIndex{place.area})) + " ";
  }
  for (const taxonomy::NeedTopic& topic : need.topics) {
    told += topic.topic + " " + std::to_string(topic.weight) + " ";
  }
  for (const taxonomy::SuggestedTopic& topic :
       snapshot.topic_suggester().suggest("emne", "nb", 20)) {
    told += topic.topic + " ";
  }
  for (const taxonomy::WordAssociation& learned : snapshot.word_associations().learned()) {
    told += learned.word + " " + learned.topic + " " + std::to_string(learned.share) + " ";
  }
  return told;
}

std::string answers(const Snapshot& snapshot, const test::World& world, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string text = understood(snapshot, world);
  for (int i = 0; i < 20; ++i) {
    const auto request = test::random_request(snapshot, world, random);
    text += test::text_of(snapshot, routing::find_routes(snapshot, request).value());
    const auto ventures = test::random_venture_request(snapshot, world, random);
    text += test::text_of(snapshot, matching::find_ventures(snapshot, ventures).value());
  }
  return text;
}

TEST(SnapshotBuilder, GivesTheSameAnswersInWhateverOrderRowsCome) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const test::World world = test::random_world(seed);
    const std::string expected = answers(*test::build(world), world, seed);
    EXPECT_EQ(answers(*test::build(world, 2 * seed), world, seed), expected) << "seed " << seed;
    EXPECT_EQ(answers(*test::build(world, 2 * seed + 1), world, seed), expected) << "seed " << seed;
  }
}

TEST(SnapshotAdvance, AnswersAsTheSnapshotBuiltWholeDoes) {
  for (std::uint32_t seed = 1; seed <= 80; ++seed) {
    test::World world = test::random_world(seed);
    auto snapshot = test::build(world);
    std::mt19937 random(seed);
    for (int step = 0; step < 12; ++step) {
      snapshot = graph::advance(snapshot, test::change_randomly(world, random));
      const auto whole = test::build(world);
      ASSERT_EQ(answers(*snapshot, world, seed), answers(*whole, world, seed))
          << "seed " << seed << " step " << step;
    }
  }
}

TEST(SnapshotAdvance, UnderstandsTheNamesOfTheWorld) {
  const test::World world = test::random_world(1);
  const std::string told = understood(*test::build(world), world);
  EXPECT_NE(told.find(world.units[0].id + " "), std::string::npos) << told;
  EXPECT_NE(told.find(world.topics[0].id + " "), std::string::npos) << told;
}

TEST(SnapshotAdvance, LeavesItsBaseAsItWas) {
  test::World world = test::random_world(7);
  const test::World before = world;
  const auto base = test::build(world);
  const std::string expected = answers(*base, before, 7);
  std::mt19937 random(7);
  auto next = base;
  for (int step = 0; step < 20; ++step)
    next = graph::advance(next, test::change_randomly(world, random));
  EXPECT_EQ(answers(*base, before, 7), expected);
}

TEST(SnapshotAdvance, ForgetsAPersonWhole) {
  test::World world = test::random_world(3);
  const auto base = test::build(world);
  RowChanges changes;
  changes.revision = 2;
  changes.gone_contacts = {"c05"};
  for (const auto& row : world.ties) {
    if (row.from == "c05" || row.to == "c05") changes.gone_ties.push_back(row.id);
  }
  for (const auto& row : world.engagements) {
    if (row.contact == "c05" || row.other_contact == "c05") {
      changes.gone_engagements.push_back(row.sequence);
    }
  }
  const auto next = graph::advance(base, changes);
  EXPECT_FALSE(base->find_contact("c05").is_none());
  EXPECT_TRUE(next->find_contact("c05").is_none());
  test::remove_contact(world, "c05");
  EXPECT_EQ(answers(*next, world, 3), answers(*test::build(world), world, 3));
}

TEST(Snapshot, FindsAreasByFormerNumber) {
  const auto snapshot = test::build(test::random_world(1));
  EXPECT_EQ(snapshot->find_area("0101"), snapshot->find_area("3101"));
  EXPECT_TRUE(snapshot->find_area("9999").is_none());
}

}  // namespace
}  // namespace veieninn::graph
