// No told figure, and nothing that can be worked out of told figures, is about too few people.
#include "engine/insight/disclosure.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/engine/insight/linear_span.h"
#include "tests/engine/random_world.h"

namespace veieninn::insight {
namespace {

using graph::kNone;

// The plainest figures: how many people, and which units' they are.
struct People {
  std::int32_t count = 0;

  People& operator+=(const People& other) {
    count += other.count;
    return *this;
  }
  [[nodiscard]] bool is_enough() const { return count >= kPeopleMin; }
  [[nodiscard]] bool is_empty() const { return count == 0; }
  [[nodiscard]] std::int32_t people() const { return count; }
};

// A unit as its id, its parent's id and how many people of its own it has.
struct Office {
  std::string id;
  std::string parent;
  std::int32_t people;
};

class Offices {
 public:
  explicit Offices(const std::vector<Office>& offices) : snapshot_(built(offices)) {
    for (Node node = 0; node < tree_.size(); ++node) {
      for (const Office& office : offices) {
        if (office.id == id(node)) own_.push_back({office.people});
      }
    }
  }
  [[nodiscard]] std::string id(Node node) const {
    return std::string(snapshot_->unit_id(tree_.unit(node)));
  }
  [[nodiscard]] const UnitTree& tree() const { return tree_; }
  [[nodiscard]] const std::vector<People>& own() const { return own_; }
  // REQUIRES: one tree.
  [[nodiscard]] Disclosure<People> disclosure() const { return {tree_, 0, own_}; }

  // "a=12 b>a c-": told with its figures, rolled up into a, told nowhere.
  [[nodiscard]] std::string told() const {
    const Disclosure<People> disclosure = this->disclosure();
    std::string text;
    for (Node node = 0; node < tree_.size(); ++node) {
      text += (node == 0 ? "" : " ") + id(node);
      if (disclosure.is_told(node)) {
        text += "=" + std::to_string(disclosure.total(node).count);
      } else if (disclosure.withheld(node) == Withheld::kTooFew) {
        text += "-";
      } else {
        text += ">" + id(disclosure.included_in(node));
      }
    }
    return text;
  }

 private:
  static std::shared_ptr<const graph::Snapshot> built(const std::vector<Office>& offices) {
    test::World world;
    for (const Office& office : offices) {
      model::OrgUnit row;
      row.id = office.id;
      row.parent = office.parent;
      world.units.push_back(row);
    }
    return test::build(world);
  }

  std::shared_ptr<const graph::Snapshot> snapshot_;
  UnitTree tree_{*snapshot_};
  std::vector<People> own_;
};

TEST(Disclosure, TellsEachUnitOfFivePeopleAndWhatIsLeft) {
  EXPECT_EQ(Offices({{"a", "", 5}, {"b", "a", 5}, {"c", "a", 7}}).told(), "a=17 b=5 c=7");
}

TEST(Disclosure, RollsAUnitOfFourUpIntoItsParent) {
  EXPECT_EQ(Offices({{"a", "", 6}, {"b", "a", 4}, {"c", "a", 5}}).told(), "a=15 b>a c=5");
}

TEST(Disclosure, HidesASecondUnitWhereTheParentLessItsChildrenWouldBetrayTheFirst) {
  EXPECT_EQ(Offices({{"a", "", 0}, {"b", "a", 4}, {"c", "a", 9}, {"d", "a", 6}}).told(),
            "a=19 b>a c=9 d>a")
      << "19 less 9 less 6 would be b's four";
}

TEST(Disclosure, HidesASecondUnitWhereTheParentsOwnPeopleAreFew) {
  EXPECT_EQ(Offices({{"a", "", 1}, {"b", "a", 5}, {"c", "a", 6}}).told(), "a=12 b>a c=6");
}

TEST(Disclosure, TellsTheOnlyChildOfAnEmptyParent) {
  EXPECT_EQ(Offices({{"a", "", 0}, {"b", "a", 5}}).told(), "a=5 b=5");
}

TEST(Disclosure, TellsNothingBelowAUnitThatIsNotTold) {
  EXPECT_EQ(Offices({{"a", "", 2}, {"b", "a", 0}, {"c", "b", 5}, {"d", "b", 5}}).told(),
            "a=12 b>a c>a d>a");
}

TEST(Disclosure, TellsNothingOfATreeOfFour) {
  EXPECT_EQ(Offices({{"a", "", 1}, {"b", "a", 3}}).told(), "a- b-");
}

std::vector<Office> random_offices(std::mt19937& random, std::size_t count) {
  std::vector<Office> offices;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string parent = i == 0 ? "" : offices[random() % i].id;
    const std::int32_t people = random() % 3 == 0 ? 0 : static_cast<std::int32_t>(random() % 8);
    offices.push_back({std::string(1, static_cast<char>('a' + i)), parent, people});
  }
  return offices;
}

// The attack: every set of units about fewer than five people is tried against all told figures.
TEST(Disclosure, LetsNoSetOfFewPeopleBeWorkedOutFromAllThatIsTold) {
  std::mt19937 random(11);
  int told = 0;
  int tried = 0;
  for (int round = 0; round < 300; ++round) {
    const Offices offices(random_offices(random, 2 + random() % 8));
    const UnitTree& tree = offices.tree();
    const Disclosure<People> disclosure = offices.disclosure();
    test::LinearSpan known(tree.size());
    for (Node node = 0; node < tree.size(); ++node) {
      if (!disclosure.is_told(node)) continue;
      std::vector<double> row(tree.size());
      for (Node below = node; below < tree.end(node); ++below) row[below] = 1;
      known.add(row);
      ++told;
    }
    // Units of nobody add nothing; who attacks may know of them.
    for (Node node = 0; node < tree.size(); ++node) {
      if (!offices.own()[node].is_empty()) continue;
      std::vector<double> row(tree.size());
      row[node] = 1;
      known.add(row);
    }
    for (std::uint32_t set = 1; set < (1U << tree.size()); ++set) {
      std::vector<double> wanted(tree.size());
      People people;
      for (Node node = 0; node < tree.size(); ++node) {
        if ((set >> node & 1U) == 0) continue;
        wanted[node] = 1;
        people += offices.own()[node];
      }
      if (people.is_empty() || people.is_enough()) continue;
      ++tried;
      ASSERT_FALSE(known.holds(wanted))
          << offices.told() << ", units " << set << " of " << people.count << " people";
    }
  }
  EXPECT_GT(told, 500);
  EXPECT_GT(tried, 1000);
}

TEST(Disclosure, TellsAUnitOfFiveUnlessThatWouldBetrayOthers) {
  std::mt19937 random(12);
  for (int round = 0; round < 300; ++round) {
    const Offices offices(random_offices(random, 2 + random() % 12));
    const UnitTree& tree = offices.tree();
    const Disclosure<People> disclosure = offices.disclosure();
    EXPECT_EQ(disclosure.is_told(0), disclosure.total(0).is_enough());
    for (Node node = 1; node < tree.size(); ++node) {
      const Node parent = tree.parent(node);
      if (disclosure.is_told(node) || !disclosure.total(node).is_enough()) continue;
      if (!disclosure.is_told(parent)) continue;
      // Held back: then telling it, and its told siblings, would leave too few.
      People left = disclosure.total(parent);
      for (Node child = parent + 1; child < tree.end(parent); child = tree.end(child)) {
        if (disclosure.is_told(child)) left.count -= disclosure.total(child).count;
      }
      left.count -= disclosure.total(node).count;
      EXPECT_TRUE(left.count > 0 && left.count < kPeopleMin) << offices.told();
    }
  }
}

TEST(Disclosure, TellsMoreOfAUnitsPartsOnlyWhereItMayOfAllOfThem) {
  const Offices offices({{"a", "", 6}, {"b", "a", 8}, {"c", "a", 5}, {"d", "b", 7}, {"e", "b", 1}});
  ASSERT_EQ(offices.told(), "a=27 b=16 d=7 e>b c=5");
  const auto more = [&](std::int32_t least) {
    return offices.disclosure().tells_more(
        [=](const People& people) { return people.is_empty() || people.count >= least; });
  };
  EXPECT_EQ(more(5), (std::vector<bool>{true, true, true, false, true}));
  EXPECT_EQ(more(6), (std::vector<bool>{true, false, false, false, false}))
      << "a less b would leave c's";
  EXPECT_EQ(more(28), (std::vector<bool>{false, false, false, false, false}));
}

}  // namespace
}  // namespace veieninn::insight
