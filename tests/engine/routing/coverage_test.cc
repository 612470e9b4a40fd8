#include "engine/routing/coverage.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/engine/random_world.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::kNow;
using test::SmallTown;

// The areas that a unit serves: its own, or else its nearest ancestor's.
std::vector<std::string> served(const test::World& world, const std::string& unit) {
  for (const model::OrgUnit& row : world.units) {
    if (row.id != unit) continue;
    return row.areas.empty() && !row.parent.empty() ? served(world, row.parent) : row.areas;
  }
  return {};
}

std::int32_t sent_this_week(const test::World& world, const std::string& contact) {
  std::int32_t count = 0;
  for (const model::Engagement& fact : world.engagements) {
    const std::int64_t age = kNow.unix_seconds - fact.time.unix_seconds;
    if (fact.contact == contact && fact.kind == EngagementKind::kSent && age >= 0 &&
        age < 7 * kSecondsPerDay) {
      ++count;
    }
  }
  return count;
}

// The definition, read off the rows.
TopicCoverage coverage_by_definition(const test::World& world, const std::string& area,
                                     const std::string& topic) {
  TopicCoverage coverage;
  for (const model::Contact& row : world.contacts) {
    const std::vector<std::string> areas = served(world, row.unit);
    if (std::ranges::find(areas, area) == areas.end() || !row.tenure.contains(kNow)) continue;
    for (const model::Expertise& one : row.expertise) {
      if (one.topic != topic || kNow >= one.expire_time) continue;
      const std::int32_t room = row.capacity_per_week > 0 ? row.capacity_per_week : 5;
      const bool is_old = day_of(kNow) - day_of(row.confirm_time) > 180 ||
                          day_of(kNow) - day_of(one.verify_time) > 180;
      ++coverage.contact_count;
      coverage.overloaded_count += sent_this_week(world, row.id) >= room ? 1 : 0;
      coverage.unconfirmed_count += is_old ? 1 : 0;
    }
  }
  return coverage;
}

TEST(Coverage, IsWhatItsDefinitionSays) {
  std::array<std::size_t, 6> cells_by_state{};
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    test::World world = test::random_world(seed);
    std::int64_t number = 0;
    for (model::Engagement& fact : world.engagements) {
      if (++number % 2 == 0) continue;
      fact.kind = EngagementKind::kSent;  // some more this week, so that somebody is full
      fact.other_contact.clear();
      fact.time = {kNow.unix_seconds - number * 5000};
    }
    const auto snapshot = test::build(world, seed);
    std::vector<TopicIndex> topics;
    for (const model::Topic& row : world.topics) topics.push_back(snapshot->find_topic(row.id));
    const auto cells = count_topics(*snapshot, {}, topics, kNow);
    ASSERT_EQ(cells.size(), world.areas.size() * world.topics.size());
    for (const TopicCoverage& cell : cells) {
      const std::string area(snapshot->area_id(cell.area));
      const std::string topic(snapshot->topic_id(cell.topic));
      const TopicCoverage plain = coverage_by_definition(world, area, topic);
      EXPECT_EQ(cell.contact_count, plain.contact_count) << seed << " " << area << " " << topic;
      EXPECT_EQ(cell.overloaded_count, plain.overloaded_count) << seed << " " << area << topic;
      EXPECT_EQ(cell.unconfirmed_count, plain.unconfirmed_count) << seed << " " << area << topic;
      ++cells_by_state[static_cast<std::size_t>(cell.state())];
    }
  }
  for (std::size_t state = 1; state < cells_by_state.size(); ++state) {
    EXPECT_GT(cells_by_state[state], 20U) << "state " << state;
  }
}

// As many experts as asked, all serving one place.
CoverageState state_of(const SmallTown& town) {
  const auto snapshot = town.build();
  return count_topics(*snapshot, {}, {snapshot->find_topic("topic")}, kNow).at(0).state();
}

TEST(CoverageState, SaysWhetherItIsNobodyOneOrMore) {
  EXPECT_EQ(state_of(SmallTown(0)), CoverageState::kNobody);
  EXPECT_EQ(state_of(SmallTown(1)), CoverageState::kOnePerson);
  EXPECT_EQ(state_of(SmallTown(2)), CoverageState::kCovered);
}

TEST(CoverageState, IsOverloadedOnlyWhenEverybodyIsAtCapacity) {
  SmallTown town(2);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(state_of(town), CoverageState::kCovered);
    town.contact(i).capacity_per_week = 1;
    town.add(EngagementKind::kSent, 0, i, days_ago(2));
  }
  EXPECT_EQ(state_of(town), CoverageState::kOverloaded);
}

TEST(CoverageState, IsUnconfirmedWhenNobodyConfirmedFor180Days) {
  SmallTown town(2);
  town.contact(0).confirm_time = days_ago(180);
  town.contact(1).confirm_time = days_ago(181);
  EXPECT_EQ(state_of(town), CoverageState::kCovered);
  town.contact(0).expertise[0].verify_time = days_ago(181);
  EXPECT_EQ(state_of(town), CoverageState::kUnconfirmed) << "the entry alone is not enough";
}

}  // namespace
}  // namespace veieninn::routing
