#include "engine/matching/bipartite_pairing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>
#include <random>

namespace veieninn::matching {
namespace {

struct Problem {
  std::vector<std::int32_t> capacities;
  std::uint32_t ventures = 0;
  std::vector<PairEdge> edges;
};

Problem random_problem(std::mt19937& random, std::uint32_t mentors_max, std::uint32_t ventures_max,
                       std::int64_t weight_max) {
  Problem problem;
  const std::uint32_t mentors = static_cast<std::uint32_t>(random()) % (mentors_max + 1);
  problem.ventures = static_cast<std::uint32_t>(random()) % (ventures_max + 1);
  for (std::uint32_t m = 0; m < mentors; ++m) {
    problem.capacities.push_back(static_cast<std::int32_t>(random() % 4));
    for (std::uint32_t v = 0; v < problem.ventures; ++v) {
      if (random() % 3 == 0) continue;
      const auto weight =
          static_cast<std::int64_t>(1 + random() % static_cast<std::uint64_t>(weight_max));
      problem.edges.push_back({m, v, weight});
    }
  }
  return problem;
}

std::int64_t weight_of(const Problem& problem, const std::vector<std::uint32_t>& mentor_of) {
  std::int64_t sum = 0;
  for (const PairEdge& edge : problem.edges) {
    if (mentor_of[edge.venture] == edge.mentor) sum += edge.weight;
  }
  return sum;
}

void expect_allowed(const Problem& problem, const std::vector<std::uint32_t>& mentor_of) {
  std::vector<std::int32_t> held(problem.capacities.size());
  ASSERT_EQ(mentor_of.size(), problem.ventures);
  for (std::uint32_t v = 0; v < problem.ventures; ++v) {
    if (mentor_of[v] == kAlone) continue;
    EXPECT_LE(++held[mentor_of[v]], problem.capacities[mentor_of[v]]);
    EXPECT_TRUE(std::ranges::any_of(problem.edges, [&](const PairEdge& edge) {
      return edge.venture == v && edge.mentor == mentor_of[v];
    }));
  }
}

// Every way there is, venture by venture.
std::int64_t best_by_trying(const Problem& problem, std::vector<std::int32_t>& room,
                            std::uint32_t venture) {
  if (venture == problem.ventures) return 0;
  std::int64_t best = best_by_trying(problem, room, venture + 1);
  for (const PairEdge& edge : problem.edges) {
    if (edge.venture != venture || room[edge.mentor] == 0) continue;
    --room[edge.mentor];
    best = std::max(best, edge.weight + best_by_trying(problem, room, venture + 1));
    ++room[edge.mentor];
  }
  return best;
}

// A mentor is as many vertices as she has room.
std::int64_t best_by_boost(const Problem& problem) {
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                            boost::property<boost::edge_weight_t, std::int64_t>>;
  Graph graph(problem.ventures);
  std::vector<std::vector<Graph::vertex_descriptor>> places(problem.capacities.size());
  for (std::size_t m = 0; m < places.size(); ++m) {
    for (std::int32_t i = 0; i < problem.capacities[m]; ++i) {
      places[m].push_back(add_vertex(graph));
    }
  }
  for (const PairEdge& edge : problem.edges) {
    for (const auto place : places[edge.mentor]) add_edge(edge.venture, place, edge.weight, graph);
  }
  // Boost doubles the greatest weight of no edges, which overflows.
  if (num_edges(graph) == 0) return 0;
  std::vector<Graph::vertex_descriptor> mates(num_vertices(graph));
  maximum_weighted_matching(graph, mates.data());
  return matching_weight_sum(graph, mates.data());
}

TEST(BipartitePairing, HasTheGreatestWeightOfAllWaysToPair) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    // Few weights make many ties.
    const Problem problem = random_problem(random, 4, 6, round % 2 == 0 ? 3 : 1'000);
    const auto pairs = paired(problem.capacities, problem.ventures, problem.edges);
    expect_allowed(problem, pairs);
    std::vector<std::int32_t> room = problem.capacities;
    EXPECT_EQ(weight_of(problem, pairs), best_by_trying(problem, room, 0)) << "round " << round;
  }
}

TEST(BipartitePairing, AgreesWithBoostOnLargerProblems) {
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    const Problem problem = random_problem(random, 12, 30, std::int64_t{1} << 40);
    const auto pairs = paired(problem.capacities, problem.ventures, problem.edges);
    expect_allowed(problem, pairs);
    EXPECT_EQ(weight_of(problem, pairs), best_by_boost(problem)) << "round " << round;
  }
}

TEST(BipartitePairing, DoesNotDependOnTheOrderOfEdges) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    Problem problem = random_problem(random, 5, 12, 4);
    const auto pairs = paired(problem.capacities, problem.ventures, problem.edges);
    std::ranges::shuffle(problem.edges, random);
    EXPECT_EQ(paired(problem.capacities, problem.ventures, problem.edges), pairs);
  }
}

}  // namespace
}  // namespace veieninn::matching
