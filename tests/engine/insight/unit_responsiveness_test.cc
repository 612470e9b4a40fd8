#include "engine/insight/unit_responsiveness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "engine/base/working_days.h"
#include "tests/engine/insight/linear_span.h"
#include "tests/engine/random_world.h"
#include "tests/engine/small_town.h"

namespace veieninn::insight {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::kNow;

constexpr std::size_t kYear = kQuarters;  // beside the quarters 0 to 3

// Every outcome of one person, by quarter.
struct Person {
  std::array<std::int64_t, kQuarters> answers{};
  std::array<std::int64_t, kQuarters> silences{};
};
using People = std::map<std::string, std::map<std::string, Person>>;  // by unit and id

People people_by_definition(const test::World& world) {
  People people;
  for (const model::Contact& row : world.contacts) {
    Person& person = people[row.unit][row.id];
    for (const model::Engagement& fact : world.engagements) {
      const std::int64_t days =
          (kNow.unix_seconds - fact.time.unix_seconds + kSecondsPerDay - 1) / kSecondsPerDay;
      if (fact.contact != row.id || days <= 0 || days > 364) continue;
      const auto quarter = static_cast<std::size_t>(3 - (days - 1) / 91);
      const bool away = std::ranges::any_of(
          row.absences, [&](const TimeWindow& absence) { return absence.contains(fact.time); });
      if (model::is_answer(fact.kind)) ++person.answers[quarter];
      if (fact.kind == EngagementKind::kNoReply && !away) ++person.silences[quarter];
    }
  }
  return people;
}

struct Sums {
  std::int64_t people = 0;
  std::int64_t answers = 0;
  std::int64_t silences = 0;
  std::int64_t most = 0;
  [[nodiscard]] bool is_nobody() const { return people == 0; }
  [[nodiscard]] bool is_few() const {
    return people < 5 || answers + silences < 5 || answers == 0 || silences == 0 ||
           2 * most > answers + silences;
  }
};

// Of the people of these units, in one quarter or, for kYear, in all.
Sums sums_of(const People& people, const std::set<std::string>& units, std::size_t quarter) {
  Sums sums;
  for (const auto& [unit, members] : people) {
    if (!units.contains(unit)) continue;
    for (const auto& [id, person] : members) {
      std::int64_t hers = 0;
      for (std::size_t i = 0; i < kQuarters; ++i) {
        if (quarter != kYear && quarter != i) continue;
        sums.answers += person.answers[i];
        sums.silences += person.silences[i];
        hers += person.answers[i] + person.silences[i];
      }
      sums.people += hers > 0 ? 1 : 0;
      sums.most = std::max(sums.most, hers);
    }
  }
  return sums;
}

// Much asked and often silent, so that something can be told.
test::World lively_world(std::uint32_t seed) {
  test::World world = test::random_world(seed);
  const std::vector<model::Engagement> facts = world.engagements;
  for (int copy = 1; copy <= 3; ++copy) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      model::Engagement fact = facts[i];
      fact.sequence += copy * 1000;
      fact.time = facts[(i * 7 + static_cast<std::size_t>(copy) * 13) % facts.size()].time;
      fact.kind = i % 2 == 0 ? EngagementKind::kReplied : EngagementKind::kNoReply;
      fact.other_contact.clear();
      fact.need_words.clear();
      world.engagements.push_back(fact);
    }
  }
  return world;
}

struct Answer {
  std::shared_ptr<const graph::Snapshot> snapshot;
  UnitTree tree;
  std::vector<UnitResponsiveness> units;

  [[nodiscard]] std::string id(Node node) const {
    return std::string(snapshot->unit_id(tree.unit(node)));
  }
  [[nodiscard]] std::set<std::string> below(Node node) const {
    std::set<std::string> ids;
    for (Node one = node; one < tree.end(node); ++one) ids.insert(id(one));
    return ids;
  }
};

Answer answer_of(const test::World& world, Instant as_of = kNow) {
  auto snapshot = test::build(world);
  UnitTree tree(*snapshot);
  auto units = unit_responsiveness(*snapshot, tree, tree.listed(*snapshot, {}, {}), as_of);
  return {std::move(snapshot), std::move(tree), std::move(units)};
}

void expect_share(const AnsweredShare& share, const Sums& sums, const std::string& where) {
  EXPECT_EQ(share.answer_count, sums.answers) << where;
  EXPECT_EQ(share.silence_count, sums.silences) << where;
  const auto answers = static_cast<double>(sums.answers);
  const auto total = static_cast<double>(sums.answers + sums.silences);
  EXPECT_DOUBLE_EQ(share.share, (3 + answers) / (6 + total)) << where;
  EXPECT_LT(share.interval.low, share.share);
  EXPECT_GT(share.interval.high, share.share);
}

TEST(UnitResponsiveness, IsWhatItsDefinitionSays) {
  std::size_t told = 0;
  std::size_t with_quarters = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const test::World world = lively_world(seed);
    const People people = people_by_definition(world);
    const Answer answer = answer_of(world);
    for (Node node = 0; node < answer.tree.size(); ++node) {
      const UnitResponsiveness& unit = answer.units[node];
      const std::string where = "seed " + std::to_string(seed) + " " + answer.id(node);
      if (unit.withheld != Withheld::kTold) {
        EXPECT_EQ(unit.contact_count + unit.year.answer_count + unit.year.silence_count, 0);
        EXPECT_TRUE(unit.quarters.empty());
        continue;
      }
      ++told;
      const Sums year = sums_of(people, answer.below(node), kYear);
      EXPECT_FALSE(year.is_few()) << where;
      EXPECT_EQ(unit.contact_count, year.people) << where;
      expect_share(unit.year, year, where);
      if (unit.quarters.empty()) continue;
      ++with_quarters;
      ASSERT_EQ(unit.quarters.size(), kQuarters);
      for (std::size_t i = 0; i < kQuarters; ++i) {
        expect_share(unit.quarters[i], sums_of(people, answer.below(node), i), where);
      }
    }
  }
  EXPECT_GT(told, 60U);
  EXPECT_GT(with_quarters, 20U);
}

// What is told of one world, as sums over units and quarters.
test::LinearSpan known_of(const Answer& answer, const People& people) {
  const std::size_t units = answer.tree.size();
  test::LinearSpan known(units * kQuarters);
  const auto add = [&](Node first, Node last, std::size_t quarter) {
    std::vector<double> row(units * kQuarters);
    for (Node node = first; node < last; ++node) {
      for (std::size_t i = 0; i < kQuarters; ++i) {
        if (quarter == kYear || quarter == i) row[node * kQuarters + i] = 1;
      }
    }
    known.add(row);
  };
  for (Node node = 0; node < units; ++node) {
    const UnitResponsiveness& unit = answer.units[node];
    if (unit.withheld == Withheld::kTold) add(node, answer.tree.end(node), kYear);
    for (std::size_t i = 0; i < unit.quarters.size(); ++i) add(node, answer.tree.end(node), i);
    // Who attacks may know where nothing happened.
    for (std::size_t i = 0; i < kQuarters; ++i) {
      if (sums_of(people, {answer.id(node)}, i).is_nobody()) add(node, node + 1, i);
    }
  }
  return known;
}

TEST(UnitResponsiveness, LetsNothingOfFewPeopleBeWorkedOutFromAllThatIsTold) {
  std::size_t tried = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const test::World world = lively_world(seed);
    const People people = people_by_definition(world);
    const Answer answer = answer_of(world);
    const test::LinearSpan known = known_of(answer, people);
    const Node units = answer.tree.size();
    for (std::uint32_t set = 1; set < (1U << units); ++set) {
      std::set<std::string> ids;
      for (Node node = 0; node < units; ++node) {
        if ((set >> node & 1U) != 0) ids.insert(answer.id(node));
      }
      for (std::size_t quarter = 0; quarter <= kYear; ++quarter) {
        const Sums sums = sums_of(people, ids, quarter);
        if (sums.is_nobody() || !sums.is_few()) continue;
        std::vector<double> wanted(units * kQuarters);
        for (Node node = 0; node < units; ++node) {
          for (std::size_t i = 0; i < kQuarters; ++i) {
            const bool is_in = (set >> node & 1U) != 0 && (quarter == kYear || quarter == i);
            if (is_in) wanted[node * kQuarters + i] = 1;
          }
        }
        ++tried;
        ASSERT_FALSE(known.holds(wanted)) << "seed " << seed << " set " << set << " in " << quarter;
      }
    }
  }
  EXPECT_GT(tried, 5000U);
}

// An office of so many people, each with so many answers and silences.
test::World office(const std::vector<std::pair<int, int>>& people) {
  test::SmallTown town(static_cast<int>(people.size()), 50);
  int number = 0;
  for (const auto& [answers, silences] : people) {
    town.contact(number).unit = town.contact(0).unit;
    for (int i = 0; i < answers; ++i) town.add(EngagementKind::kReplied, i, number, days_ago(30));
    for (int i = 0; i < silences; ++i) {
      town.add(EngagementKind::kNoReply, 25 + i, number, days_ago(30));
    }
    ++number;
  }
  test::World world = town.world();
  world.units.resize(1);
  return world;
}

// Whether anything at all is told of it.
bool is_told(const test::World& world, Instant as_of = kNow) {
  const Answer answer = answer_of(world, as_of);
  return std::ranges::any_of(answer.units, [](const UnitResponsiveness& unit) {
    return unit.withheld == Withheld::kTold;
  });
}

TEST(UnitResponsiveness, IsToldOfFivePeopleAndNotOfFour) {
  EXPECT_TRUE(is_told(office({{1, 1}, {1, 0}, {1, 0}, {1, 0}, {1, 0}})));
  EXPECT_FALSE(is_told(office({{1, 1}, {1, 1}, {1, 0}, {1, 0}})));
}

TEST(UnitResponsiveness, DoesNotCountPeopleWhoWereNeverAsked) {
  EXPECT_FALSE(is_told(office({{1, 1}, {1, 1}, {1, 1}, {1, 1}, {0, 0}})));
}

TEST(UnitResponsiveness, IsNotToldWhereOnePersonStandsForMoreThanHalf) {
  EXPECT_FALSE(is_told(office({{4, 1}, {1, 0}, {1, 0}, {1, 0}, {1, 0}})));
  EXPECT_TRUE(is_told(office({{3, 1}, {1, 0}, {1, 0}, {1, 0}, {1, 0}})));
}

TEST(UnitResponsiveness, IsNotToldWhereEverybodyAnswersAlike) {
  EXPECT_FALSE(is_told(office({{0, 1}, {0, 1}, {0, 2}, {0, 1}, {0, 1}})))
      << "nothing answered: that would tell of each one";
  EXPECT_FALSE(is_told(office({{1, 0}, {2, 0}, {1, 0}, {1, 0}, {1, 0}})));
}

TEST(UnitResponsiveness, StaysTheSameFromMondayToSunday) {
  const test::World world = lively_world(3);
  const Answer monday = answer_of(world, kNow);
  const Answer sunday = answer_of(world, {kNow.unix_seconds + 7 * kSecondsPerDay - 1});
  for (std::size_t i = 0; i < monday.units.size(); ++i) {
    EXPECT_EQ(monday.units[i].year.answer_count, sunday.units[i].year.answer_count);
    EXPECT_EQ(monday.units[i].year.silence_count, sunday.units[i].year.silence_count);
  }
}

TEST(UnitResponsiveness, DoesNotChangeWhenSomebodyLeaves) {
  test::World world = office({{1, 1}, {1, 0}, {1, 1}, {1, 0}, {2, 0}, {1, 1}});
  ASSERT_TRUE(is_told(world));
  const auto before = answer_of(world).units;
  world.contacts[2].tenure.until = days_ago(1);
  const auto after = answer_of(world).units;
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].year.answer_count, after[i].year.answer_count) << "the difference is hers";
    EXPECT_EQ(before[i].contact_count, after[i].contact_count);
  }
}

TEST(UnitResponsiveness, TellsHowSoonHalfOfTheAnswersCome) {
  test::World world = office({{0, 1}, {0, 1}, {0, 0}, {0, 0}, {0, 0}, {0, 0}});
  // Sent on a Wednesday; answered the same day, on the next, and after 2, 3, 7 and 15 working days.
  const Instant sent{kNow.unix_seconds - 40 * kSecondsPerDay + 2 * kSecondsPerDay};
  std::int64_t sequence = 100;
  int person = 0;
  for (const int days : {0, 1, 5, 6, 9, 21}) {
    model::Engagement fact;
    fact.venture = world.ventures[0].id;
    fact.contact = world.contacts[static_cast<std::size_t>(person++)].id;
    fact.time = sent;
    fact.kind = EngagementKind::kSent;
    fact.sequence = sequence++;
    world.engagements.push_back(fact);
    fact.time.unix_seconds += days * kSecondsPerDay;
    fact.kind = EngagementKind::kReplied;
    fact.sequence = sequence++;
    world.engagements.push_back(fact);
  }
  std::vector<int> waited;
  for (const int days : {0, 1, 5, 6, 9, 21}) {
    waited.push_back(working_days_between(sent, {sent.unix_seconds + days * kSecondsPerDay}, {},
                                          belief::kAnswerDaysMost));
  }
  const auto half = std::ranges::find_if(belief::kAnswerDays, [&](int most) {
    return std::ranges::count_if(waited, [=](int days) { return days <= most; }) >= 3;
  });
  ASSERT_NE(half, belief::kAnswerDays.end());
  const auto units = answer_of(world).units;
  const auto told = std::ranges::find(units, Withheld::kTold, &UnitResponsiveness::withheld);
  ASSERT_NE(told, units.end());
  EXPECT_EQ(told->half_answered_within_days, *half);
}

TEST(UnitResponsiveness, DoesNotTellHowSoonWhereFewAnswersHaveAKnownEnquiry) {
  const auto units = answer_of(office({{1, 1}, {1, 0}, {1, 1}, {1, 0}, {2, 0}})).units;
  const auto told = std::ranges::find(units, Withheld::kTold, &UnitResponsiveness::withheld);
  ASSERT_NE(told, units.end());
  EXPECT_EQ(told->half_answered_within_days, 0);
}

}  // namespace
}  // namespace veieninn::insight
