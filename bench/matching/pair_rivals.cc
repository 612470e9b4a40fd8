#include "bench/matching/pair_rivals.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/find_flow_cost.hpp>
#include <boost/graph/maximum_weighted_matching.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

namespace veieninn::bench {

std::int64_t boost_matching(const PairProblem& problem) {
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
  for (const auto& edge : problem.edges) {
    for (const auto place : places[edge.mentor]) add_edge(edge.venture, place, edge.weight, graph);
  }
  std::vector<Graph::vertex_descriptor> mates(num_vertices(graph));
  maximum_weighted_matching(graph, mates.data());
  return matching_weight_sum(graph, mates.data());
}

namespace {

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

}  // namespace

// Every venture sends one unit, to a mentor or past them all; costs are shifted to be 0 or more.
std::int64_t boost_flow(const PairProblem& problem) {
  constexpr long kShift = 1L << 40;
  const std::uint32_t ventures = problem.ventures;
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

}  // namespace veieninn::bench
