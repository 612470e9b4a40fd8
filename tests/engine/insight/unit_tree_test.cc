#include "engine/insight/unit_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/engine/random_world.h"

namespace veieninn::insight {
namespace {

using graph::kNone;

test::World chain(int length) {
  test::World world;
  for (int i = 0; i < length; ++i) {
    model::OrgUnit row;
    row.id = "u" + std::to_string(i);
    if (i > 0) row.parent = "u" + std::to_string(i - 1);
    world.units.push_back(row);
  }
  return world;
}

TEST(UnitTree, HoldsEveryUnitOnceWithAllBelowBehindIt) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const test::World world = test::random_world(seed);
    const auto snapshot = test::build(world, seed);
    const UnitTree tree(*snapshot);
    ASSERT_EQ(tree.size(), world.units.size());
    std::map<std::string, Node> nodes;
    for (Node node = 0; node < tree.size(); ++node) {
      nodes[std::string(snapshot->unit_id(tree.unit(node)))] = node;
    }
    ASSERT_EQ(nodes.size(), world.units.size()) << "seed " << seed;
    for (const model::OrgUnit& row : world.units) {
      const Node node = nodes[row.id];
      if (row.parent.empty()) {
        EXPECT_EQ(tree.parent(node), kNone);
        EXPECT_EQ(tree.top(node), node);
        continue;
      }
      const Node parent = nodes[row.parent];
      EXPECT_EQ(tree.parent(node), parent);
      EXPECT_EQ(tree.top(node), tree.top(parent));
      EXPECT_LT(parent, node);
      EXPECT_LE(tree.end(node), tree.end(parent));
    }
  }
}

TEST(UnitTree, OrdersSiblingsById) {
  test::World world = chain(1);
  for (const char* id : {"c", "a", "b"}) {
    model::OrgUnit row;
    row.id = id;
    row.parent = "u0";
    world.units.push_back(row);
  }
  const auto snapshot = test::build(world, 5);
  const UnitTree tree(*snapshot);
  std::string order;
  for (Node node = 0; node < tree.size(); ++node) order += snapshot->unit_id(tree.unit(node));
  EXPECT_EQ(order, "u0abc");
}

TEST(UnitTree, BearsAChainOfAHundredThousandUnits) {
  constexpr int kLength = 100'000;
  const auto snapshot = test::build(chain(kLength));
  const UnitTree tree(*snapshot);
  ASSERT_EQ(tree.size(), static_cast<Node>(kLength));
  EXPECT_EQ(tree.end(0), static_cast<Node>(kLength));
  EXPECT_EQ(tree.top(kLength - 1), 0U);
}

TEST(UnitTree, ListsWhatIsBelowAUnitAndWhatServesAPlace) {
  std::size_t narrowed = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const test::World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    const UnitTree tree(*snapshot);
    EXPECT_EQ(tree.listed(*snapshot, {}, {}).size(), world.units.size());
    for (const model::OrgUnit& row : world.units) {
      std::set<std::string> below = {row.id};
      for (std::size_t again = 0; again < world.units.size(); ++again) {
        for (const model::OrgUnit& other : world.units) {
          if (below.contains(other.parent)) below.insert(other.id);
        }
      }
      const auto listed = tree.listed(*snapshot, snapshot->find_unit(row.id), {});
      std::set<std::string> ids;
      for (const Node node : listed) ids.emplace(snapshot->unit_id(tree.unit(node)));
      EXPECT_EQ(ids, below) << "seed " << seed << " " << row.id;
      narrowed += below.size() < world.units.size() ? 1 : 0;
    }
    const auto everywhere = tree.listed(*snapshot, {}, snapshot->find_area("no"));
    EXPECT_TRUE(std::ranges::is_sorted(everywhere));
    EXPECT_LE(tree.listed(*snapshot, {}, snapshot->find_area("3101")).size(), everywhere.size());
  }
  EXPECT_GT(narrowed, 50U);
}

}  // namespace
}  // namespace veieninn::insight
