// ProposePairs, and its matching against Boost.Graph's two.
#include <fmt/format.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/find_flow_cost.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>
#include <cstdio>
#include <optional>

#include "bench/matching/matching_world.h"
#include "engine/base/random.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/bipartite_pairing.h"
#include "engine/matching/pair_proposal.h"

namespace veieninn::bench {
namespace {

struct Size {
  std::uint32_t mentors;
  std::uint32_t ventures;
  std::int32_t capacity;
  int rounds;
  bool with_boost;  // bearable
};
// A district's programme, a city's, a country's, and the greatest that is taken.
constexpr Size kSizes[] = {{10, 20, 2, 300, true},
                           {40, 100, 2, 100, true},
                           {100, 300, 3, 30, false},
                           {500, 2'000, 3, 5, false}};

// Mentors and ventures of one county, drawn by the seed.
matching::PairRequest programme(const graph::Snapshot& snapshot, const Size& size,
                                std::uint64_t seed) {
  const graph::SnapshotData& data = snapshot.data();
  matching::PairRequest request;
  request.as_of_time = kAsOf;
  request.least_probability = 0.01;
  const std::uint32_t first =
      static_cast<std::uint32_t>(mixed(seed) % (data.contacts.size() - size.mentors));
  for (std::uint32_t i = 0; i < size.mentors; ++i) {
    request.mentors.push_back({ContactIndex{first + i}, size.capacity});
  }
  const std::uint32_t step = data.venture_records.size() / size.ventures;
  const std::uint32_t offset = static_cast<std::uint32_t>(mixed(seed + 1) % step);
  for (std::uint32_t i = 0; i < size.ventures; ++i) {
    request.ventures.push_back({VentureIndex{offset + i * step}, {}});
  }
  return request;
}

struct Problem {
  std::vector<std::int32_t> capacities;
  std::vector<matching::PairEdge> edges;
};

// Of the same size and density, since a proposal does not show its edges.
Problem problem_of(const Size& size, std::uint64_t seed) {
  Problem problem;
  problem.capacities.assign(size.mentors, size.capacity);
  std::uint64_t state = seed;
  for (std::uint32_t m = 0; m < size.mentors; ++m) {
    for (std::uint32_t v = 0; v < size.ventures; ++v) {
      const std::uint64_t bits = mixed(++state);
      if (bits % 2 == 0) continue;
      problem.edges.push_back({m, v, static_cast<std::int64_t>(1 + (bits >> 24))});
    }
  }
  return problem;
}

std::int64_t weight_of(const Problem& problem, const std::vector<std::uint32_t>& mentor_of) {
  std::int64_t sum = 0;
  for (const auto& edge : problem.edges) {
    if (mentor_of[edge.venture] == edge.mentor) sum += edge.weight;
  }
  return sum;
}

std::int64_t boost_matching(const Problem& problem, std::uint32_t ventures) {
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                            boost::property<boost::edge_weight_t, std::int64_t>>;
  Graph graph(ventures);
  std::vector<std::vector<Graph::vertex_descriptor>> places(problem.capacities.size());
  for (std::size_t m = 0; m < places.size(); ++m) {
    for (std::int32_t i = 0; i < problem.capacities[m]; ++i) {
      places[m].push_back(add_vertex(graph));
    }
  }
  for (const auto& edge : problem.edges) {
    for (const auto place : places[edge.mentor]) add_edge(edge.venture, place, edge.weight, graph);
  }
  std::vector<Graph::vertex_descriptor> mates(num_vertices(graph));
  maximum_weighted_matching(graph, mates.data());
  return matching_weight_sum(graph, mates.data());
}

using FlowTraits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using FlowGraph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<
        boost::edge_capacity_t, long,
        boost::property<boost::edge_residual_capacity_t, long,
                        boost::property<boost::edge_reverse_t, FlowTraits::edge_descriptor,
                                        boost::property<boost::edge_weight_t, long>>>>>;

void add_flow(FlowGraph& graph, std::size_t from, std::size_t to, long capacity, long cost) {
  const auto there = add_edge(from, to, graph).first;
  const auto back = add_edge(to, from, graph).first;
  put(boost::edge_capacity, graph, there, capacity);
  put(boost::edge_capacity, graph, back, 0);
  put(boost::edge_weight, graph, there, cost);
  put(boost::edge_weight, graph, back, -cost);
  put(boost::edge_reverse, graph, there, back);
  put(boost::edge_reverse, graph, back, there);
}

// Every venture sends one unit, to a mentor or past them all; costs are shifted to be 0 or more.
std::int64_t boost_flow(const Problem& problem, std::uint32_t ventures) {
  constexpr long kShift = 1L << 40;
  const std::size_t mentors = problem.capacities.size();
  const std::size_t source = ventures + mentors;
  const std::size_t sink = source + 1;
  FlowGraph graph(sink + 1);
  for (std::uint32_t v = 0; v < ventures; ++v) {
    add_flow(graph, source, v, 1, 0);
    add_flow(graph, v, sink, 1, kShift);
  }
  for (std::size_t m = 0; m < mentors; ++m) {
    add_flow(graph, ventures + m, sink, problem.capacities[m], 0);
  }
  for (const auto& edge : problem.edges) {
    add_flow(graph, edge.venture, ventures + edge.mentor, 1, kShift - edge.weight);
  }
  boost::successive_shortest_path_nonnegative_weights(graph, source, sink);
  return kShift * static_cast<std::int64_t>(ventures) - boost::find_flow_cost(graph);
}

struct Race {
  std::vector<double> own;
  std::vector<double> matching;
  std::vector<double> flow;
  bool is_equal = true;
};

Race race(const Size& size, std::uint64_t seed) {
  Race race;
  const int rounds = size.with_boost ? std::min(size.rounds, 20) : size.rounds;
  for (int round = 0; round < rounds; ++round) {
    const Problem problem = problem_of(size, mixed(seed + static_cast<std::uint64_t>(round)));
    auto start = Clock::now();
    const auto mentor_of = matching::paired(problem.capacities, size.ventures, problem.edges);
    race.own.push_back(milliseconds_since(start));
    if (!size.with_boost) continue;
    const std::int64_t weight = weight_of(problem, mentor_of);
    start = Clock::now();
    race.is_equal &= boost_matching(problem, size.ventures) == weight;
    race.matching.push_back(milliseconds_since(start));
    start = Clock::now();
    race.is_equal &= boost_flow(problem, size.ventures) == weight;
    race.flow.push_back(milliseconds_since(start));
  }
  return race;
}

std::string median_text(const std::vector<double>& times) {
  return times.empty() ? "-" : fmt::format("{:.2f}", at_share(times, 0.5));
}

}  // namespace

void run_pairs(const graph::Snapshot& snapshot, const Scale& /*scale*/, std::uint64_t seed) {
  fmt::print("{:<10} {:>5} {:>9} {:>9} {:>9} {:>11} {:>15} {:>11} {:>7}\n", "pairs", "n", "p50 ms",
             "p99 ms", "expected", "pairing ms", "Boost match. ms", "flow ms", "weight");
  for (const Size& size : kSizes) {
    std::vector<double> times;
    double expected = 0;
    for (int round = 0; round < size.rounds; ++round) {
      const auto request = programme(snapshot, size, seed + static_cast<std::uint64_t>(round));
      const auto start = Clock::now();
      const auto proposal = matching::propose_pairs(snapshot, request);
      times.push_back(milliseconds_since(start));
      if (proposal) expected += proposal->expected_count / size.rounds;
    }
    const Race raced = race(size, seed);
    fmt::print("{:<10} {:>5} {:>9.2f} {:>9.2f} {:>9.2f} {:>11} {:>15} {:>11} {:>7}\n",
               fmt::format("{}x{}", size.mentors, size.ventures), times.size(),
               at_share(times, 0.5), at_share(times, 0.99), expected, median_text(raced.own),
               median_text(raced.matching), median_text(raced.flow),
               !size.with_boost ? "-"
               : raced.is_equal ? "equal"
                                : "DIFFERS");
    std::fflush(stdout);
  }
}

}  // namespace veieninn::bench
