// A snapshot's contacts and their ties as a graph that Boost.Graph's algorithms walk.
//
//     vertices       contacts, by dense id; a gone contact is a vertex without edges
//     edges          stated and seen ties, parallel ones apart
//     models         VertexListGraph, BidirectionalGraph (and so IncidenceGraph)
//     property maps  vertex_index_t (readable); any function of an edge through TieEdgeMap
//
// Algorithms whose price is the whole graph are oracles in tests and benches; routing has its own
// search (routing/way_search.h). The view is cheap to copy and lives no longer than the snapshot.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <utility>

#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// One tie between two contacts, with the record it stands in.
struct TieEdge {
  std::uint32_t source = kNone;
  std::uint32_t target = kNone;
  const Edge* record = nullptr;

  // The record of an edge is another one seen from its head than from its tail.
  friend bool operator==(const TieEdge& a, const TieEdge& b) noexcept {
    if (a.source != b.source || a.target != b.target) return false;
    if (a.record == nullptr || b.record == nullptr) return a.record == b.record;
    return a.record->tie == b.record->tie;
  }
};

class ContactGraph {
 public:
  // -- what boost::graph_traits asks for --
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = TieEdge;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  struct traversal_category : boost::vertex_list_graph_tag, boost::bidirectional_graph_tag {};
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;

  class out_edge_iterator : public boost::iterator_facade<out_edge_iterator, TieEdge,
                                                          boost::forward_traversal_tag, TieEdge> {
   public:
    out_edge_iterator() = default;
    out_edge_iterator(std::uint32_t source, const Edge* at) : source_(source), at_(at) {}

   private:
    friend class boost::iterator_core_access;
    [[nodiscard]] TieEdge dereference() const { return {source_, at_->other, at_}; }
    [[nodiscard]] bool equal(const out_edge_iterator& other) const { return at_ == other.at_; }
    void increment() { ++at_; }
    std::uint32_t source_ = kNone;
    const Edge* at_ = nullptr;
  };
  class in_edge_iterator : public boost::iterator_facade<in_edge_iterator, TieEdge,
                                                         boost::forward_traversal_tag, TieEdge> {
   public:
    in_edge_iterator() = default;
    in_edge_iterator(std::uint32_t target, const Edge* at) : target_(target), at_(at) {}

   private:
    friend class boost::iterator_core_access;
    [[nodiscard]] TieEdge dereference() const { return {at_->other, target_, at_}; }
    [[nodiscard]] bool equal(const in_edge_iterator& other) const { return at_ == other.at_; }
    void increment() { ++at_; }
    std::uint32_t target_ = kNone;
    const Edge* at_ = nullptr;
  };

  explicit ContactGraph(const SnapshotData& data) : data_(&data) {}

  [[nodiscard]] static vertex_descriptor null_vertex() noexcept { return kNone; }
  [[nodiscard]] const SnapshotData& data() const noexcept { return *data_; }

 private:
  const SnapshotData* data_;
};

// -- VertexListGraph --
[[nodiscard]] inline std::pair<ContactGraph::vertex_iterator, ContactGraph::vertex_iterator>
vertices(const ContactGraph& graph) {
  return {ContactGraph::vertex_iterator(0),
          ContactGraph::vertex_iterator(graph.data().contacts.size())};
}
[[nodiscard]] inline std::uint32_t num_vertices(const ContactGraph& graph) {
  return graph.data().contacts.size();
}

// -- IncidenceGraph --
[[nodiscard]] inline std::uint32_t source(const TieEdge& edge, const ContactGraph& /*graph*/) {
  return edge.source;
}
[[nodiscard]] inline std::uint32_t target(const TieEdge& edge, const ContactGraph& /*graph*/) {
  return edge.target;
}
[[nodiscard]] inline std::pair<ContactGraph::out_edge_iterator, ContactGraph::out_edge_iterator>
out_edges(std::uint32_t contact, const ContactGraph& graph) {
  const auto row = graph.data().out_edges[contact];
  return {{contact, row.data()}, {contact, row.data() + row.size()}};
}
[[nodiscard]] inline std::size_t out_degree(std::uint32_t contact, const ContactGraph& graph) {
  return graph.data().out_edges[contact].size();
}

// -- BidirectionalGraph --
[[nodiscard]] inline std::pair<ContactGraph::in_edge_iterator, ContactGraph::in_edge_iterator>
in_edges(std::uint32_t contact, const ContactGraph& graph) {
  const auto row = graph.data().in_edges[contact];
  return {{contact, row.data()}, {contact, row.data() + row.size()}};
}
[[nodiscard]] inline std::size_t in_degree(std::uint32_t contact, const ContactGraph& graph) {
  return graph.data().in_edges[contact].size();
}
[[nodiscard]] inline std::size_t degree(std::uint32_t contact, const ContactGraph& graph) {
  return out_degree(contact, graph) + in_degree(contact, graph);
}

// -- property maps --
[[nodiscard]] inline boost::typed_identity_property_map<std::uint32_t> get(
    boost::vertex_index_t /*tag*/, const ContactGraph& /*graph*/) {
  return {};
}
[[nodiscard]] inline std::uint32_t get(boost::vertex_index_t /*tag*/, const ContactGraph& /*graph*/,
                                       std::uint32_t contact) {
  return contact;
}

// A readable property map of edges from any function of a TieEdge, such as the negative logarithm
// of its probability at a moment.
template <typename Weight>
class TieEdgeMap {
 public:
  using key_type = TieEdge;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;

  explicit TieEdgeMap(Weight weight) : weight_(std::move(weight)) {}
  friend double get(const TieEdgeMap& map, const TieEdge& edge) { return map.weight_(edge); }

 private:
  Weight weight_;
};

}  // namespace veieninn::graph

namespace boost {

template <>
struct property_map<veieninn::graph::ContactGraph, vertex_index_t> {
  using type = typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

}  // namespace boost
