#include "engine/insight/unit_load.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/engine/random_world.h"

namespace veieninn::insight {
namespace {

using test::kNow;

constexpr std::int64_t kWeek = 7 * kSecondsPerDay;
constexpr Instant kWednesday{kNow.unix_seconds + 2 * kSecondsPerDay + 3600};  // kNow is a Monday

std::set<std::string> below(const test::World& world, const std::string& top) {
  std::set<std::string> units = {top};
  for (std::size_t again = 0; again < world.units.size(); ++again) {
    for (const model::OrgUnit& row : world.units) {
      if (units.contains(row.parent)) units.insert(row.id);
    }
  }
  return units;
}

// The definition, read off the rows.
LoadFigures load_by_definition(const test::World& world, const std::string& top) {
  LoadFigures figures;
  const std::set<std::string> units = below(world, top);
  for (const model::Contact& row : world.contacts) {
    if (!units.contains(row.unit)) continue;
    std::int32_t this_week = 0;
    for (const model::Engagement& fact : world.engagements) {
      if (fact.contact != row.id || fact.kind != model::EngagementKind::kSent) continue;
      const std::int64_t age = kWednesday.unix_seconds - fact.time.unix_seconds;
      if (age >= 0 && age < kWeek) ++this_week;
      for (std::int64_t i = 0; i < 12; ++i) {
        const std::int64_t start = kNow.unix_seconds - (12 - i) * kWeek;
        if (fact.time.unix_seconds < start || fact.time.unix_seconds >= start + kWeek) continue;
        ++figures.sent_counts[static_cast<std::size_t>(i)];
      }
    }
    if (!row.tenure.contains(kWednesday)) continue;
    const std::int32_t room = row.capacity_per_week > 0 ? row.capacity_per_week : 5;
    ++figures.contact_count;
    figures.capacity_per_week += room;
    figures.at_capacity_count += this_week >= room ? 1 : 0;
    figures.near_capacity_count += this_week < room && 2 * this_week > room ? 1 : 0;
  }
  return figures;
}

// Busy, so that some are at capacity.
test::World busy_world(std::uint32_t seed) {
  test::World world = test::random_world(seed);
  std::int64_t minutes = 0;
  for (model::Engagement& fact : world.engagements) {
    if (++minutes % 3 == 0) fact.kind = model::EngagementKind::kSent;
    if (minutes % 4 == 0) fact.time = {kWednesday.unix_seconds - minutes * 3000};
    fact.other_contact.clear();
  }
  return world;
}

TEST(UnitLoad, IsWhatItsDefinitionSays) {
  std::size_t told = 0;
  std::int64_t sent = 0;
  std::int32_t at_capacity = 0;
  std::int32_t near_capacity = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const test::World world = busy_world(seed);
    const auto snapshot = test::build(world, seed);
    const UnitTree tree(*snapshot);
    const auto loads = unit_loads(*snapshot, tree, tree.listed(*snapshot, {}, {}), kWednesday);
    ASSERT_EQ(loads.size(), world.units.size());
    for (const UnitLoad& load : loads) {
      const std::string id(snapshot->unit_id(load.unit));
      if (load.withheld != Withheld::kTold) {
        EXPECT_EQ(load.figures, LoadFigures{}) << "withheld, and yet told";
        continue;
      }
      EXPECT_EQ(load.figures, load_by_definition(world, id)) << "seed " << seed << " " << id;
      EXPECT_GE(load.figures.contact_count, 5);
      ++told;
      for (const std::int64_t count : load.figures.sent_counts) sent += count;
      at_capacity += load.figures.at_capacity_count;
      near_capacity += load.figures.near_capacity_count;
    }
  }
  EXPECT_GT(told, 60U);
  EXPECT_GT(sent, 500);
  EXPECT_GT(at_capacity, 20);
  EXPECT_GT(near_capacity, 20);
}

TEST(UnitLoad, SaysWhereWithheldFiguresAreCounted) {
  std::size_t rolled_up = 0;
  std::size_t too_few = 0;
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    const auto snapshot = test::build(test::random_world(seed));
    const UnitTree tree(*snapshot);
    const auto loads = unit_loads(*snapshot, tree, tree.listed(*snapshot, {}, {}), kNow);
    for (Node node = 0; node < tree.size(); ++node) {
      const UnitLoad& load = loads[node];
      Node above = tree.parent(node);
      while (above != graph::kNone && loads[above].withheld != Withheld::kTold) {
        above = tree.parent(above);
      }
      if (load.withheld == Withheld::kRolledUp) {
        ASSERT_NE(above, graph::kNone);
        EXPECT_EQ(load.included_in, loads[above].unit);
        ++rolled_up;
      } else {
        EXPECT_TRUE(load.included_in.is_none());
      }
      if (load.withheld != Withheld::kTooFew) continue;
      EXPECT_EQ(above, graph::kNone);
      ++too_few;
    }
  }
  EXPECT_GT(rolled_up, 10U);
  EXPECT_GT(too_few, 10U);
}

TEST(UnitLoad, IsTheSameWhateverElseIsAskedFor) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const test::World world = busy_world(seed);
    const auto snapshot = test::build(world);
    const UnitTree tree(*snapshot);
    const auto all = unit_loads(*snapshot, tree, tree.listed(*snapshot, {}, {}), kWednesday);
    for (Node node = 0; node < tree.size(); ++node) {
      const auto one = unit_loads(*snapshot, tree, {node}, kWednesday);
      ASSERT_EQ(one.size(), 1U);
      EXPECT_EQ(one[0].unit, all[node].unit);
      EXPECT_EQ(one[0].withheld, all[node].withheld) << "a narrower question must tell no more";
      EXPECT_EQ(one[0].figures, all[node].figures);
    }
  }
}

}  // namespace
}  // namespace veieninn::insight
