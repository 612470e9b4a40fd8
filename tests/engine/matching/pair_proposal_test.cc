#include "engine/matching/pair_proposal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/engine/random_world.h"
#include "tests/engine/small_town.h"
#include "tests/engine/venture_questions.h"

namespace veieninn::matching {
namespace {

using test::kNow;
using test::World;

PairRequest random_pair_request(const graph::Snapshot& snapshot, const World& world,
                                std::mt19937& random) {
  PairRequest request;
  request.as_of_time = kNow;
  request.least_probability = random() % 2 == 0 ? 0 : 0.02;
  for (std::size_t i = random() % 3; i < world.contacts.size(); i += 4) {
    request.mentors.push_back(
        {snapshot.find_contact(world.contacts[i].id), static_cast<std::int32_t>(random() % 3)});
  }
  for (const model::Venture& venture : world.ventures) {
    Mentee mentee{snapshot.find_venture(venture.id), {}};
    if (random() % 3 == 0) mentee.topics = {{snapshot.find_topic("t1"), 1}};
    request.ventures.push_back(mentee);
  }
  return request;
}

// What a pair is worth, by asking for it alone.
double alone(const graph::Snapshot& snapshot, const Mentor& mentor, const Mentee& mentee,
             double floor) {
  PairRequest request;
  request.as_of_time = kNow;
  request.least_probability = floor;
  request.mentors = {{mentor.contact, 1}};
  request.ventures = {mentee};
  return propose_pairs(snapshot, request).value().expected_count;
}

double best_by_trying(const std::vector<std::vector<double>>& worth,
                      std::vector<std::int32_t>& room, std::size_t venture) {
  if (venture == worth.size()) return 0;
  double best = best_by_trying(worth, room, venture + 1);
  for (std::size_t m = 0; m < room.size(); ++m) {
    if (room[m] == 0 || worth[venture][m] <= 0) continue;
    --room[m];
    best = std::max(best, worth[venture][m] + best_by_trying(worth, room, venture + 1));
    ++room[m];
  }
  return best;
}

TEST(PairProposal, ExpectsAsManyWorkingPairsAsTheBestOfAllWays) {
  double expected = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    const PairRequest request = random_pair_request(*snapshot, world, random);
    std::vector<std::vector<double>> worth;
    for (const Mentee& mentee : request.ventures) {
      worth.emplace_back();
      for (const Mentor& mentor : request.mentors) {
        worth.back().push_back(alone(*snapshot, mentor, mentee, request.least_probability));
      }
    }
    std::vector<std::int32_t> room;
    for (const Mentor& mentor : request.mentors) room.push_back(mentor.capacity);
    const PairProposal proposal = propose_pairs(*snapshot, request).value();
    EXPECT_NEAR(proposal.expected_count, best_by_trying(worth, room, 0), 1e-9) << "seed " << seed;
    EXPECT_EQ(proposal.pairs.size() + proposal.alone.size(), request.ventures.size());
    expected += proposal.expected_count;
  }
  EXPECT_GT(expected, 1);
}

TEST(PairProposal, DoesNotDependOnTheOrderOfTheRequestNorOfRows) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    PairRequest request = random_pair_request(*snapshot, world, random);
    const std::string expected =
        test::text_of(*snapshot, propose_pairs(*snapshot, request).value());
    std::ranges::shuffle(request.mentors, random);
    std::ranges::shuffle(request.ventures, random);
    EXPECT_EQ(test::text_of(*snapshot, propose_pairs(*snapshot, request).value()), expected);
    const auto other = test::build(world, 2 * seed + 1);
    std::mt19937 again(seed);
    EXPECT_EQ(test::text_of(
                  *other, propose_pairs(*other, random_pair_request(*other, world, again)).value()),
              expected);
  }
}

TEST(PairProposal, GivesReasonsThatMultiplyToEachPair) {
  std::size_t pairs = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    const auto proposal =
        propose_pairs(*snapshot, random_pair_request(*snapshot, world, random)).value();
    for (const ProposedPair& pair : proposal.pairs) {
      double product = 1;
      for (const MatchFactor& factor : pair.factors) product *= factor.value;
      EXPECT_NEAR(product, pair.probability, 1e-9) << "seed " << seed;
      ++pairs;
    }
  }
  EXPECT_GT(pairs, 40U);
}

// Gamle Oslo: mentors c0, c1 …, ventures v0, v1 …, all of one topic and place.
class Programme {
 public:
  Programme(int mentors, int ventures) : town_(mentors, ventures) {
    for (model::Venture& venture : town_.world().ventures) {
      venture.topics = {"topic"};
      venture.areas = {"3101"};
    }
  }
  test::SmallTown* operator->() { return &town_; }
  model::Venture& venture(std::size_t number) { return town_.world().ventures[number]; }

  const PairProposal& propose(const std::vector<std::int32_t>& capacities, double floor = 0) {
    snapshot_ = town_.build();
    PairRequest request;
    request.as_of_time = kNow;
    request.least_probability = floor;
    for (std::size_t i = 0; i < capacities.size(); ++i) {
      request.mentors.push_back({mentor(static_cast<int>(i)), capacities[i]});
    }
    for (const model::Venture& row : town_.world().ventures) {
      request.ventures.push_back({snapshot_->find_venture(row.id), {}});
    }
    proposal_ = propose_pairs(*snapshot_, request).value();
    return proposal_;
  }
  [[nodiscard]] ContactIndex mentor(int number) const {
    return snapshot_->find_contact("c" + std::to_string(number));
  }
  [[nodiscard]] std::map<std::string, std::string> pairs() const {
    std::map<std::string, std::string> pairs;
    for (const ProposedPair& pair : proposal_.pairs) {
      pairs[std::string(snapshot_->venture_id(pair.venture))] = snapshot_->contact_id(pair.mentor);
    }
    return pairs;
  }
  [[nodiscard]] const graph::Snapshot& snapshot() const { return *snapshot_; }

 private:
  test::SmallTown town_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  PairProposal proposal_;
};

TEST(PairProposal, GivesEachMentorNoMoreThanSheCanTake) {
  Programme programme(2, 5);
  const PairProposal& proposal = programme.propose({2, 1});
  EXPECT_EQ(proposal.pairs.size(), 3U);
  ASSERT_EQ(proposal.alone.size(), 2U);
  EXPECT_EQ(proposal.alone[0].reason, AloneReason::kAllTaken);
}

TEST(PairProposal, LeavesEverybodyAloneWhereNoMentorHasRoom) {
  Programme programme(1, 2);
  const PairProposal& proposal = programme.propose({0});
  EXPECT_TRUE(proposal.pairs.empty());
  ASSERT_EQ(proposal.alone.size(), 2U);
  EXPECT_EQ(proposal.alone[0].reason, AloneReason::kAllTaken);
  ASSERT_TRUE(proposal.alone[0].first_choice);
  EXPECT_TRUE(proposal.alone[0].first_choice->taken_by.empty());
}

TEST(PairProposal, ProposesNothingToNobody) {
  Programme programme(1, 1);
  static_cast<void>(programme.propose({1}));
  PairRequest request;
  request.as_of_time = kNow;
  EXPECT_TRUE(propose_pairs(programme.snapshot(), request).value().pairs.empty());
  request.ventures = {{programme.snapshot().find_venture("v0"), {}}};
  const PairProposal without_mentors = propose_pairs(programme.snapshot(), request).value();
  ASSERT_EQ(without_mentors.alone.size(), 1U);
  EXPECT_EQ(without_mentors.alone[0].reason, AloneReason::kNobodyFits);
}

TEST(PairProposal, SaysWhoHasTheMentorThatSheWouldHaveSuitedBest) {
  Programme programme(2, 2);
  programme->contact(0).expertise[0].level = model::ExpertiseLevel::kExpert;
  programme->contact(1).expertise[0].level = model::ExpertiseLevel::kBasic;
  const PairProposal& proposal = programme.propose({1, 1});
  ASSERT_EQ(proposal.pairs.size(), 2U);
  EXPECT_FALSE(proposal.pairs[0].first_choice);
  ASSERT_TRUE(proposal.pairs[1].first_choice);
  EXPECT_EQ(proposal.pairs[1].first_choice->mentor, proposal.pairs[0].mentor);
  EXPECT_EQ(proposal.pairs[1].first_choice->taken_by, std::vector{proposal.pairs[0].venture});
}

TEST(PairProposal, NeverPairsAMentorWithAVentureThatSheSpeaksFor) {
  Programme programme(2, 2);
  programme.venture(0).people = {"Vennlig Sky", " rolig  BOK 0"};
  const PairProposal& proposal = programme.propose({1, 1});
  EXPECT_EQ(programme.pairs(), (std::map<std::string, std::string>{{"v0", "c1"}, {"v1", "c0"}}));
  ASSERT_EQ(proposal.herself.size(), 1U);
  EXPECT_EQ(proposal.herself[0].mentor, programme.mentor(0));
}

TEST(PairProposal, LeavesOutMentorsWhoAreAway) {
  Programme programme(2, 2);
  programme->contact(0).absences = {{test::days_ago(1), test::days_ago(-30)}};
  const PairProposal& proposal = programme.propose({2, 1});
  EXPECT_EQ(proposal.pairs.size(), 1U);
  EXPECT_EQ(proposal.unavailable, std::vector{programme.mentor(0)});
}

TEST(PairProposal, ProposesNoPairBelowTheFloor) {
  Programme programme(1, 1);
  const double worth = programme.propose({1}).expected_count;
  EXPECT_EQ(programme.propose({1}, worth).pairs.size(), 1U);
  const PairProposal& above = programme.propose({1}, worth + 1e-6);
  EXPECT_TRUE(above.pairs.empty());
  EXPECT_EQ(above.alone[0].reason, AloneReason::kNobodyFits);
}

TEST(PairProposal, SaysThatAVentureOfNoTopicCannotBePaired) {
  Programme programme(1, 1);
  programme.venture(0).topics.clear();
  EXPECT_EQ(programme.propose({1}).alone.at(0).reason, AloneReason::kNoTopics);
}

TEST(PairProposal, RefusesWhatIsOutOfBounds) {
  Programme programme(1, 1);
  static_cast<void>(programme.propose({1}));
  const graph::Snapshot& snapshot = programme.snapshot();
  const Mentor mentor{programme.mentor(0), 1};
  const Mentee venture{snapshot.find_venture("v0"), {}};
  const auto error_of = [&](const auto& change) {
    PairRequest request;
    request.as_of_time = kNow;
    request.mentors = {mentor};
    request.ventures = {venture};
    change(request);
    const auto proposal = propose_pairs(snapshot, request);
    return proposal ? std::string() : proposal.error().violations.at(0).field;
  };
  EXPECT_EQ(error_of([](PairRequest&) {}), "");
  EXPECT_EQ(error_of([&](PairRequest& r) { r.mentors.push_back(mentor); }), "mentors[1]");
  EXPECT_EQ(error_of([&](PairRequest& r) { r.ventures.push_back(venture); }), "ventures[1]");
  EXPECT_EQ(error_of([&](PairRequest& r) { r.mentors.resize(501, mentor); }), "mentors");
  EXPECT_EQ(error_of([&](PairRequest& r) { r.ventures.resize(2001, venture); }), "ventures");
  EXPECT_EQ(error_of([](PairRequest& r) { r.mentors[0].capacity = -1; }), "mentors[0].capacity");
  EXPECT_EQ(error_of([](PairRequest& r) { r.mentors[0].capacity = 101; }), "mentors[0].capacity");
  EXPECT_EQ(error_of([](PairRequest& r) { r.mentors[0].contact = {}; }), "mentors[0]");
  EXPECT_EQ(error_of([](PairRequest& r) { r.ventures[0].venture = VentureIndex{9}; }),
            "ventures[0]");
  EXPECT_EQ(error_of([](PairRequest& r) {
              r.ventures[0].topics.resize(1'000'000, {TopicIndex{0}, 1e-6});
            }),
            "ventures[0].topics");
  EXPECT_EQ(error_of([](PairRequest& r) { r.least_probability = 1; }), "least_probability");
  EXPECT_EQ(error_of([](PairRequest& r) { r.least_probability = std::nan(""); }),
            "least_probability");
  EXPECT_EQ(error_of([](PairRequest& r) { r.as_of_time = kAlways; }), "as_of_time");
}

}  // namespace
}  // namespace veieninn::matching
