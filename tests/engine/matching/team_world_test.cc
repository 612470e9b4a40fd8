// Teams in random worlds, against everything read from the rows once more.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/team_search.h"
#include "engine/routing/need_view.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"
#include "tests/engine/matching/every_team.h"
#include "tests/engine/matching/team_town.h"

namespace veieninn::matching {
namespace {

using routing::Target;

template <typename Row>
const Row& row_of(const std::vector<Row>& rows, const std::string& id) {
  return *std::ranges::find(rows, id, &Row::id);
}

// A world of few people, so that every team can be looked at.
test::World small_world(std::uint32_t seed, int people) {
  test::World world = test::random_world(seed);
  while (world.contacts.size() > static_cast<std::size_t>(people)) {
    test::remove_contact(world, std::string(world.contacts.back().id));
  }
  return world;
}

TeamRequest random_team_request(const graph::Snapshot& snapshot, const test::World& world,
                                std::mt19937& random) {
  TeamRequest request;
  for (const model::Topic& topic : world.topics) {
    if (random() % 3 == 0) request.requirements.push_back({snapshot.find_topic(topic.id), {}});
  }
  if (random() % 2 == 0 || request.requirements.empty()) {
    const auto& unit = world.units[random() % world.units.size()];
    request.requirements.push_back({{}, snapshot.find_unit(unit.id)});
  }
  request.area = snapshot.find_area(world.areas[random() % world.areas.size()].id);
  if (random() % 4 != 0) {
    request.venture = snapshot.find_venture(world.ventures[random() % 5].id);
  }
  request.max_introductions = static_cast<std::int32_t>(random() % 4);
  request.as_of_time = test::kNow;
  return request;
}

// Makes the problem from the rows, one person and one requirement at a time.
class RowReader {
 public:
  RowReader(const test::World& world, const graph::Snapshot& snapshot, const TeamRequest& request)
      : world_(world),
        snapshot_(snapshot),
        request_(request),
        topics_(topics_of(request)),
        open_(snapshot.data(), request.as_of_time, topics_, request.area.value),
        belief_(snapshot.data(), request.as_of_time, request.venture.value, &open_),
        search_(snapshot.data(), belief_, request.venture.value, request.max_introductions),
        past_(snapshot.data(), belief_, {}, request.venture.value),
        area_(std::string(snapshot.area_id(request.area))) {}

  // Positions of the requirements that nobody covers.
  std::vector<std::uint32_t> gaps;

  TeamProblem problem() {
    std::vector<std::vector<double>> rights;
    for (std::uint32_t i = 0; i < request_.requirements.size(); ++i) {
      rights.push_back(right_for(request_.requirements[i]));
      if (*std::ranges::max_element(rights.back()) <= 0) {
        gaps.push_back(i);
        rights.pop_back();
      }
    }
    std::vector<std::size_t> in;
    for (std::size_t i = 0; i < world_.contacts.size(); ++i) {
      const bool covers = std::ranges::any_of(rights, [&](const auto& row) { return row[i] > 0; });
      if (is_offered(i) && (covers || place_share(world_.contacts[i], true) > 0)) in.push_back(i);
    }
    TeamProblem problem;
    problem.people = static_cast<std::uint32_t>(in.size());
    problem.requirements = static_cast<std::uint32_t>(rights.size());
    for (const std::size_t i : in) add_person(problem, i, in);
    for (const auto& row : rights) {
      for (const std::size_t i : in) problem.right.push_back(row[i]);
    }
    return problem;
  }

 private:
  static std::vector<routing::WeightedTopic> topics_of(const TeamRequest& request) {
    const auto is_topic = [](const Requirement& one) { return !one.topic.is_none(); };
    const auto count = std::ranges::count_if(request.requirements, is_topic);
    std::vector<routing::WeightedTopic> topics;
    for (const Requirement& one : request.requirements) {
      if (is_topic(one)) topics.push_back({one.topic, 1.0 / static_cast<double>(count)});
    }
    return topics;
  }

  std::uint32_t dense(std::size_t i) const {
    return snapshot_.find_contact(world_.contacts[i].id).value;
  }
  bool is_offered(std::size_t i) const { return belief_.standing(dense(i)).has_value(); }

  void add_person(TeamProblem& problem, std::size_t i, const std::vector<std::size_t>& in) {
    Target target;
    target.contact = dense(i);
    target.right = 1;
    target.standing = *belief_.standing(target.contact);
    target.mean = belief_.mean(target.contact);
    const double standing = target.standing.load * target.standing.confirmation;
    const auto ways = search_.best({&target, 1}, 1);
    problem.way.push_back(ways.empty() ? 0 : ways.front().probability);
    problem.direct.push_back(standing * target.mean);
    problem.introduced.push_back(standing * 4 * target.mean / (1 + 3 * target.mean));
    for (std::uint32_t from = 0; from < in.size(); ++from) {
      const double passes = search_.pass(dense(in[from]), target.contact).probability;
      if (passes > 0) problem.ties.push_back({from, passes});
    }
    problem.first_tie.push_back(static_cast<std::uint32_t>(problem.ties.size()));
  }

  std::vector<double> right_for(const Requirement& requirement) {
    std::vector<double> here;
    std::vector<double> wider;
    for (std::size_t i = 0; i < world_.contacts.size(); ++i) {
      const model::Contact& person = world_.contacts[i];
      if (!is_offered(i)) {
        here.push_back(0);
        wider.push_back(0);
      } else if (requirement.topic.is_none()) {
        const std::string unit(snapshot_.unit_id(requirement.unit));
        here.push_back(person.unit == unit ? 1 : 0);
        wider.push_back(is_under(person.unit, unit) ? 1 : 0);
      } else {
        const double knows = knowledge(requirement.topic, dense(i));
        here.push_back(knows * place_share(person, true));
        wider.push_back(knows * place_share(person, false));
      }
    }
    return *std::ranges::max_element(here) > 0 ? here : wider;
  }

  double knowledge(TopicIndex topic, std::uint32_t contact) {
    const std::array need = {routing::WeightedTopic{topic, 1}};
    const routing::OpenInitiatives open(snapshot_.data(), request_.as_of_time, need,
                                        request_.area.value);
    const routing::NeedView view(snapshot_.data(), need, past_, open,
                                 routing::NeedStep::kElsewhere);
    return view.knowledge(belief_, contact).right;
  }

  bool is_under(const std::string& unit, const std::string& above) const {
    const std::string& parent = row_of(world_.units, unit).parent;
    return !parent.empty() && (parent == above || is_under(parent, above));
  }
  std::vector<std::string> served(const std::string& unit) const {
    const model::OrgUnit& row = row_of(world_.units, unit);
    return row.areas.empty() && !row.parent.empty() ? served(row.parent) : row.areas;
  }
  bool is_in(const std::string& inner, const std::string& outer) const {
    const std::string& parent = row_of(world_.areas, inner).parent;
    return !parent.empty() && (parent == outer || is_in(parent, outer));
  }
  double place_share(const model::Contact& person, bool is_here) const {
    double most = 0;
    for (const std::string& area : served(person.unit)) {
      double share = 0;
      bool near = true;
      if (area == area_) {
        share = 1;
      } else if (is_in(area, area_)) {
        share = 0.9;
      } else if (is_in(area_, area)) {
        share = 1;
        for (std::string at = area_; at != area; at = row_of(world_.areas, at).parent) share *= 0.7;
        near = row_of(world_.areas, area).kind == model::AreaKind::kMunicipality;
      }
      if (near == is_here) most = std::max(most, share);
    }
    return most;
  }

  const test::World& world_;
  const graph::Snapshot& snapshot_;
  const TeamRequest& request_;
  std::vector<routing::WeightedTopic> topics_;
  routing::OpenInitiatives open_;
  routing::BeliefView belief_;
  routing::WaySearch search_;
  routing::PastNeeds past_;
  std::string area_;
};

TEST(TeamWorld, FindsTheBestOfEveryTeamThatTheRowsAllow) {
  int teams = 0;
  int gaps = 0;
  int larger = 0;
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    const test::World world = small_world(seed, 6);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    const TeamRequest request = random_team_request(*snapshot, world, random);
    RowReader rows(world, *snapshot, request);
    const double best = test::best_of_every_team(rows.problem());
    const auto answer = find_team(*snapshot, request);
    ASSERT_TRUE(answer.has_value()) << "seed " << seed;
    EXPECT_EQ(answer->gaps, rows.gaps) << "seed " << seed;
    const bool is_team = best > 0 && rows.gaps.size() < request.requirements.size();
    ASSERT_EQ(answer->team.has_value(), is_team) << "seed " << seed;
    gaps += answer->gaps.empty() ? 0 : 1;
    if (!is_team) continue;
    EXPECT_NEAR(answer->team->probability, best, best * 1e-9) << "seed " << seed;
    ++teams;
    larger += answer->team->members.empty() ? 0 : 1;
  }
  // The worlds are such that each case comes often.
  EXPECT_GT(teams, 300);
  EXPECT_GT(gaps, 200);
  EXPECT_GT(larger, 100);
}

TEST(TeamWorld, ShowsFactorsWhoseProductIsTheProbability) {
  const auto multiply = [](double& product, const std::vector<routing::Factor>& factors) {
    for (const routing::Factor& factor : factors) product *= factor.value;
  };
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const test::World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    const auto answer = find_team(*snapshot, random_team_request(*snapshot, world, random));
    if (!answer->team) continue;
    const Team& team = *answer->team;
    std::set<ContactIndex> in = {team.coordinator()};
    double product = 1;
    multiply(product, team.route.factors);
    EXPECT_NEAR(product, team.route.probability, 1e-9) << "seed " << seed;
    for (const TeamMember& member : team.members) {
      EXPECT_TRUE(in.contains(member.introducer)) << "seed " << seed;
      EXPECT_TRUE(in.insert(member.contact).second) << "seed " << seed;
      multiply(product, member.factors);
    }
    for (const Cover& cover : team.covers) {
      EXPECT_TRUE(in.contains(cover.contact)) << "seed " << seed;
      multiply(product, cover.factors);
    }
    EXPECT_NEAR(product, team.probability, team.probability * 1e-9) << "seed " << seed;
    EXPECT_GE(team.bound, team.probability) << "seed " << seed;
  }
}

TEST(TeamWorld, AnswersTheSameToTheLastBitHoweverTheRowsCameIn) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    const test::World world = test::random_world(seed);
    const auto first = test::build(world);
    const auto again = test::build(world, seed);
    const auto ask = [&](const graph::Snapshot& snapshot) {
      std::mt19937 random(seed);
      const TeamRequest request = random_team_request(snapshot, world, random);
      return test::text_of(snapshot, *find_team(snapshot, request));
    };
    const std::string answer = ask(*first);
    EXPECT_EQ(answer, ask(*again)) << "seed " << seed;
    EXPECT_EQ(answer, ask(*first)) << "seed " << seed;
  }
}

TEST(TeamWorld, NeverGetsWorseByOneMoreTie) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    test::World world = test::random_world(seed);
    std::mt19937 random(seed);
    const auto probability = [&](std::uint32_t draws) {
      const auto snapshot = test::build(world);
      std::mt19937 same(draws);
      const auto answer = find_team(*snapshot, random_team_request(*snapshot, world, same));
      return answer->team ? answer->team->probability : 0;
    };
    const double before = probability(seed);
    model::Tie tie;
    tie.id = "one-more";
    tie.from = world.contacts[random() % 11].id;
    tie.to = world.contacts[11 + random() % 11].id;
    tie.strength = 0.1 + 0.01 * static_cast<double>(random() % 89);
    world.ties.push_back(tie);
    EXPECT_GE(probability(seed), before * (1 - 1e-9)) << "seed " << seed;
  }
}

}  // namespace
}  // namespace veieninn::matching
