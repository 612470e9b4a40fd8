#include "engine/graph/boost_concepts.h"

#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <limits>
#include <queue>

#include "engine/routing/belief_view.h"
#include "tests/engine/random_world.h"

namespace veieninn::graph {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<ContactGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<ContactGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<ContactGraph>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<ContactGraph, std::uint32_t, boost::vertex_index_t>));
using LengthMap = TieEdgeMap<double (*)(const TieEdge&)>;
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<LengthMap, TieEdge>));

// A world's contacts with the length -log P(passes on) of every tie that holds now.
struct Scene {
  explicit Scene(std::uint32_t seed)
      : snapshot(test::build(test::random_world(seed))),
        graph(snapshot->data()),
        belief(snapshot->data(), test::kNow) {}

  double length(const TieEdge& edge) const {
    const double passes = belief.passes_on(edge.source, edge.target, *edge.record);
    return passes > 0 ? -std::log(passes) : std::numeric_limits<double>::infinity();
  }

  std::shared_ptr<const Snapshot> snapshot;
  ContactGraph graph;
  routing::BeliefView belief;
};

TEST(ContactGraph, ShowsEveryTieFromBothItsEnds) {
  std::size_t ties = 0;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    const Scene scene(seed);
    for (const std::uint32_t contact : boost::make_iterator_range(vertices(scene.graph))) {
      for (const TieEdge& edge : boost::make_iterator_range(out_edges(contact, scene.graph))) {
        ++ties;
        EXPECT_EQ(source(edge, scene.graph), contact);
        const auto [first, last] = in_edges(target(edge, scene.graph), scene.graph);
        const auto twin = std::find(first, last, edge);
        ASSERT_NE(twin, last) << "seed " << seed;
        EXPECT_EQ(scene.length(*twin), scene.length(edge)) << "seed " << seed;
      }
    }
    std::size_t out = 0;
    std::size_t in = 0;
    for (const std::uint32_t contact : boost::make_iterator_range(vertices(scene.graph))) {
      out += out_degree(contact, scene.graph);
      in += in_degree(contact, scene.graph);
      EXPECT_EQ(degree(contact, scene.graph),
                out_degree(contact, scene.graph) + in_degree(contact, scene.graph));
    }
    EXPECT_EQ(out, in) << "seed " << seed;
  }
  EXPECT_GT(ties, 1000U);
}

TEST(ContactGraph, CarriesBreadthFirstSearch) {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    const Scene scene(seed);
    const std::uint32_t people = num_vertices(scene.graph);
    std::vector<int> steps(people, -1);
    steps[0] = 0;
    boost::breadth_first_search(scene.graph, 0U,
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(steps.data(), boost::on_tree_edge()))));
    std::vector<int> expected(people, -1);
    std::queue<std::uint32_t> line;
    expected[0] = 0;
    line.push(0);
    for (; !line.empty(); line.pop()) {
      for (const Edge& edge : scene.snapshot->data().out_edges[line.front()]) {
        if (expected[edge.other] >= 0) continue;
        expected[edge.other] = expected[line.front()] + 1;
        line.push(edge.other);
      }
    }
    EXPECT_EQ(steps, expected) << "seed " << seed;
  }
}

TEST(ContactGraph, CarriesDijkstra) {
  std::size_t reached = 0;
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    const Scene scene(seed);
    const std::uint32_t people = num_vertices(scene.graph);
    const auto length = [&](const TieEdge& edge) { return scene.length(edge); };
    std::vector<double> found(people);
    boost::dijkstra_shortest_paths(scene.graph, 0U,
                                   boost::weight_map(TieEdgeMap<decltype(length)>(length))
                                       .distance_map(found.data())
                                       .distance_inf(std::numeric_limits<double>::infinity()));
    // Bellman and Ford, plain.
    std::vector<double> expected(people, std::numeric_limits<double>::infinity());
    expected[0] = 0;
    for (std::uint32_t round = 0; round < people; ++round) {
      for (const std::uint32_t contact : boost::make_iterator_range(vertices(scene.graph))) {
        for (const TieEdge& edge : boost::make_iterator_range(out_edges(contact, scene.graph))) {
          expected[edge.target] =
              std::min(expected[edge.target], expected[contact] + scene.length(edge));
        }
      }
    }
    for (std::uint32_t contact = 0; contact < people; ++contact) {
      if (std::isinf(expected[contact])) {
        EXPECT_TRUE(std::isinf(found[contact])) << "seed " << seed;
      } else {
        EXPECT_NEAR(found[contact], expected[contact], 1e-12) << "seed " << seed;
        ++reached;
      }
    }
  }
  EXPECT_GT(reached, 100U);
}

}  // namespace
}  // namespace veieninn::graph
