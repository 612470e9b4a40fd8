#include "bench/matching/team_rivals.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace veieninn::bench {

using matching::kNobody;
using matching::TeamProblem;
using matching::TeamTree;
using matching::TieIn;

double plain_dynamic_program(const TeamProblem& problem) {
  const std::uint32_t all = (1U << problem.requirements) - 1;
  const std::uint32_t people = problem.people;
  std::vector<std::vector<double>> best(all + 1, std::vector<double>(people, 0));
  std::vector<double> direct(all + 1, 0);
  direct[0] = 1;
  for (std::uint32_t set = 1; set <= all; ++set) {
    auto& of_set = best[set];
    for (std::uint32_t i = 0; i < problem.requirements; ++i) {
      if (set == 1U << i) std::ranges::copy(problem.right_for(i), of_set.begin());
    }
    for (std::uint32_t part = (set - 1) & set; part > 0; part = (part - 1) & set) {
      for (std::uint32_t person = 0; person < people; ++person) {
        of_set[person] = std::max(of_set[person], best[part][person] * best[set ^ part][person]);
      }
      direct[set] = std::max(direct[set], direct[part] * direct[set ^ part]);
    }
    // Bellman's relaxation until nothing changes.
    for (bool is_changed = true; is_changed;) {
      is_changed = false;
      for (std::uint32_t person = 0; person < people; ++person) {
        for (const TieIn& tie : problem.ties_into(person)) {
          const double value = tie.passes * (problem.introduced[person] * of_set[person]);
          if (value <= of_set[tie.from]) continue;
          of_set[tie.from] = value;
          is_changed = true;
        }
      }
    }
    for (std::uint32_t person = 0; person < people; ++person) {
      direct[set] = std::max(direct[set], problem.direct[person] * of_set[person]);
    }
  }
  double most = 0;
  for (std::uint32_t person = 0; person < people; ++person) {
    most = std::max(most, problem.way[person] * direct[all]);
    for (std::uint32_t set = 1; set <= all; ++set) {
      most = std::max(most, problem.way[person] * best[set][person] * direct[all ^ set]);
    }
  }
  return most;
}

namespace {

constexpr double kFar = std::numeric_limits<double>::max();

double length_of(double probability) { return probability > 0 ? -std::log(probability) : kFar; }

// Vertices are people, then one for each requirement, whose edges lead to those who are right.
class ShortestPaths {
 public:
  explicit ShortestPaths(const TeamProblem& problem) : problem_(problem) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<double> lengths;
    const auto add = [&](std::uint32_t from, std::uint32_t to, double probability) {
      if (probability <= 0) return;
      edges.emplace_back(from, to);
      lengths.push_back(length_of(probability));
    };
    for (std::uint32_t person = 0; person < problem.people; ++person) {
      for (const TieIn& tie : problem.ties_into(person)) {
        add(person, tie.from, tie.passes * problem.introduced[person]);
      }
      for (std::uint32_t i = 0; i < problem.requirements; ++i) {
        add(problem.people + i, person, problem.right_for(i)[person]);
      }
    }
    vertices_ = problem.people + problem.requirements;
    graph_ = Graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
                   lengths.begin(), vertices_);
    for (std::uint32_t i = 0; i < problem.requirements; ++i) search(i);
  }

  TeamTree best() const {
    TeamTree tree;
    double least = kFar;
    for (std::uint32_t person = 0; person < problem_.people; ++person) {
      double length = length_of(problem_.way[person]);
      for (std::uint32_t i = 0; i < problem_.requirements && length < kFar; ++i) {
        const double nearest = std::min(distance_[i][person], direct_[i].first);
        length = nearest < kFar ? length + nearest : kFar;
      }
      if (length >= least) continue;
      least = length;
      tree.coordinator = person;
    }
    if (tree.coordinator == kNobody) return tree;
    tree.covers.assign(problem_.requirements, kNobody);
    for (std::uint32_t i = 0; i < problem_.requirements; ++i) walk(tree, i);
    return tree;
  }

 private:
  struct Length {
    double length = 0;
    Length() = default;
    explicit(false) Length(double value) : length(value) {}
  };
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Length>;

  void search(std::uint32_t requirement) {
    auto& distance = distance_.emplace_back(vertices_, kFar);
    auto& before = before_.emplace_back(vertices_);
    std::iota(before.begin(), before.end(), 0);
    boost::dijkstra_shortest_paths(
        graph_, problem_.people + requirement,
        boost::weight_map(boost::get(&Length::length, graph_))
            .distance_map(boost::make_iterator_property_map(
                distance.begin(), boost::get(boost::vertex_index, graph_)))
            .predecessor_map(boost::make_iterator_property_map(
                before.begin(), boost::get(boost::vertex_index, graph_))));
    std::pair<double, std::uint32_t> direct = {kFar, kNobody};
    for (std::uint32_t person = 0; person < problem_.people; ++person) {
      if (distance[person] >= kFar || problem_.direct[person] <= 0) continue;
      direct = std::min(direct, {distance[person] + length_of(problem_.direct[person]), person});
    }
    direct_.push_back(direct);
  }

  void walk(TeamTree& tree, std::uint32_t requirement) const {
    std::uint32_t person = tree.coordinator;
    if (direct_[requirement].first < distance_[requirement][person]) {
      person = direct_[requirement].second;
      tree.add(person, kNobody);
    }
    const std::uint32_t end = problem_.people + requirement;
    for (;;) {
      const auto next = static_cast<std::uint32_t>(before_[requirement][person]);
      if (next == end) break;
      tree.add(next, person);
      person = next;
    }
    tree.covers[requirement] = person;
  }

  const TeamProblem& problem_;
  std::uint32_t vertices_ = 0;
  Graph graph_;
  std::vector<std::vector<double>> distance_;
  std::vector<std::vector<std::size_t>> before_;
  std::vector<std::pair<double, std::uint32_t>> direct_;
};

}  // namespace

double boost_shortest_paths(const TeamProblem& problem) {
  const TeamTree tree = ShortestPaths(problem).best();
  if (tree.coordinator == kNobody) return 0;
  std::vector<std::uint32_t> all(problem.requirements);
  std::iota(all.begin(), all.end(), 0);
  return matching::value_of(problem, tree, all);
}

}  // namespace veieninn::bench
