// Boost.Graph: Dijkstra over the states (person, introductions used) on a compressed sparse row
// graph, without clearing its maps for each question, leaving when nothing better can come.
#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <limits>

#include "bench/routes/contestant.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/candidates.h"
#include "engine/routing/need_view.h"

namespace veieninn::bench {
namespace {

struct Length {
  double value;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Length,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;

constexpr double kFar = std::numeric_limits<double>::infinity();
struct Done {};

class BoostDijkstra final : public Contestant {
 public:
  explicit BoostDijkstra(const graph::Snapshot& snapshot)
      : snapshot_(snapshot), people_(snapshot.data().contacts.size()) {
    build();
    const std::size_t vertices = boost::num_vertices(graph_);
    distance_.assign(vertices, kFar);
    color_.assign(vertices, boost::white_color);
    worth_.assign(people_, 0);
    person_.assign(people_, nullptr);
    beliefs_ = beliefs_of(snapshot);
    for (const Person& person : beliefs_.persons) person_[person.contact] = &person;
    knows_.resize(snapshot.data().topics->size());
    for (const Beliefs::Knows& one : beliefs_.knows) knows_[one.topic].push_back(one);
  }

  std::string name() const override { return "boost_dijkstra"; }

  Ranking answer(const Problem& problem) override {
    problem_ = &problem;
    ranking_.clear();
    kth_.clear();
    most_ = 0;
    find_experts(problem);
    std::vector<double> best(experts_.size(), 0);
    for (std::size_t i = 0; i < experts_.size(); ++i) {
      const Person& person = *person_[experts_[i]];
      best[i] = person.direct * worth_[experts_[i]];
      for (const auto& [contact, probability] : problem.calls) {
        if (contact == experts_[i])
          best[i] = std::max(best[i], probability * person.standing * worth_[contact]);
      }
      most_ = std::max(most_, person.introduced * worth_[experts_[i]]);
      offer(best[i]);
    }
    best_.clear();
    run();
    for (std::size_t i = 0; i < experts_.size(); ++i) {
      const auto found = best_.find(experts_[i]);
      ranking_.emplace_back(std::max(best[i], found == best_.end() ? 0 : found->second),
                            experts_[i]);
      worth_[experts_[i]] = 0;
    }
    keep_best(snapshot_, ranking_);
    return ranking_;
  }

 private:
  // By the postings of the topics near the need, as a careful user of the library would.
  void find_experts(const Problem& problem) {
    const graph::SnapshotData& data = snapshot_.data();
    const routing::OpenInitiatives open(data, problem.request.as_of_time, problem.request.need,
                                        problem.request.area.value);
    const routing::BeliefView belief(data, problem.request.as_of_time, graph::kNone, &open);
    const routing::PastNeeds past(data, belief, problem.request.words,
                                  problem.request.venture.value);
    const routing::NeedView need(data, problem.request.need, past, open, routing::NeedStep::kNear);
    std::vector<double> share(data.areas->size(), 0);
    const bool anywhere = problem.request.area.is_none();
    if (!anywhere) {
      for (const auto& place : routing::places_of(data, problem.request.area.value)) {
        share[place.area] = place.share;
      }
    }
    boost::unordered_flat_map<std::uint32_t, std::vector<double>> right;
    const auto place_of = [&](std::uint32_t contact) {
      double best = anywhere ? 1 : 0;
      const std::uint32_t unit = data.contacts[contact].unit;
      if (anywhere || unit == graph::kNone) return best;
      for (const std::uint32_t area : data.unit_areas[unit]) best = std::max(best, share[area]);
      return best;
    };
    for (const auto& topic : need.topics()) {
      for (const Beliefs::Knows& one : knows_[topic.topic]) {
        if (place_of(one.contact) <= 0) continue;
        std::vector<double>& best = right[one.contact];
        best.resize(problem.request.need.size());
        for (const auto& near : topic.near) {
          best[near.need] = std::max(best[near.need], near.nearness * one.probability);
        }
      }
    }
    experts_.clear();
    for (const auto& [contact, best] : right) {
      double sum = 0;
      for (std::size_t i = 0; i < best.size(); ++i) sum += problem.request.need[i].weight * best[i];
      if (sum < least_right(snapshot_)) continue;
      worth_[contact] = sum * place_of(contact);
      experts_.push_back(contact);
    }
  }

  // Layers 0 .. kIntroductions - 1: she introduces as the first, second …; the last: she is
  // reached.
  [[nodiscard]] std::uint32_t vertex(std::int32_t layer, std::uint32_t person) const {
    return static_cast<std::uint32_t>(layer) * people_ + person;
  }

  void build() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<Length> lengths;
    const auto ties = weighted_ties(snapshot_);
    for (std::int32_t layer = 0; layer < kIntroductions; ++layer) {
      for (const WeightedTie& tie : ties) {
        const Length length{-std::log(tie.probability)};
        if (layer + 1 < kIntroductions) {
          edges.emplace_back(vertex(layer, tie.from), vertex(layer + 1, tie.to));
          lengths.push_back(length);
        }
        edges.emplace_back(vertex(layer, tie.from), vertex(kIntroductions, tie.to));
        lengths.push_back(length);
      }
    }
    graph_ = Graph(boost::edges_are_unsorted, edges.begin(), edges.end(), lengths.begin(),
                   (kIntroductions + 1) * people_);
  }

  void offer(double probability) {
    kth_.push_back(probability);
    std::ranges::push_heap(kth_, std::greater<>());
    if (kth_.size() > kAsked) {
      std::ranges::pop_heap(kth_, std::greater<>());
      kth_.pop_back();
    }
  }

  struct Visitor : boost::dijkstra_visitor<> {
    BoostDijkstra* self;
    void discover_vertex(std::uint32_t v, const Graph&) const { self->touched_.push_back(v); }
    void examine_vertex(std::uint32_t v, const Graph&) const { self->examine(v); }
  };

  void examine(std::uint32_t v) {
    const double reach = std::exp(-distance_[v]);
    if (kth_.size() == kAsked && reach * most_ < kth_.front() * (1 - 1e-12)) throw Done{};
    if (v < vertex(kIntroductions, 0)) return;
    const std::uint32_t person = v - vertex(kIntroductions, 0);
    if (worth_[person] <= 0) return;
    best_.emplace(person, reach * person_[person]->introduced * worth_[person]);
  }

  void run() {
    std::vector<std::uint32_t> sources;
    for (const auto& [person, probability] : problem_->calls) {
      const std::uint32_t v = vertex(0, person);
      distance_[v] = -std::log(probability);
      sources.push_back(v);
      touched_.push_back(v);
    }
    Visitor visitor;
    visitor.self = this;
    const auto index = boost::get(boost::vertex_index, graph_);
    try {
      boost::dijkstra_shortest_paths_no_init(
          graph_, sources.begin(), sources.end(), boost::dummy_property_map(),
          boost::make_iterator_property_map(distance_.begin(), index),
          boost::get(&Length::value, graph_), index, std::less<double>(),
          boost::closed_plus<double>(kFar), 0.0, visitor,
          boost::make_iterator_property_map(color_.begin(), index));
    } catch (const Done&) {
    }
    for (const std::uint32_t v : touched_) {
      distance_[v] = kFar;
      color_[v] = boost::white_color;
    }
    touched_.clear();
  }

  const graph::Snapshot& snapshot_;
  std::uint32_t people_;
  Graph graph_;
  std::vector<double> distance_;
  std::vector<boost::default_color_type> color_;
  std::vector<std::uint32_t> touched_;
  Beliefs beliefs_;
  std::vector<const Person*> person_;
  std::vector<std::vector<Beliefs::Knows>> knows_;  // by topic
  std::vector<double> worth_;                       // P(right one) * place; 0: no expert
  std::vector<std::uint32_t> experts_;
  boost::unordered_flat_map<std::uint32_t, double> best_;
  std::vector<double> kth_;
  double most_ = 0;
  Ranking ranking_;
  const Problem* problem_ = nullptr;
};

}  // namespace

std::unique_ptr<Contestant> make_boost_dijkstra(const graph::Snapshot& snapshot) {
  return std::make_unique<BoostDijkstra>(snapshot);
}

}  // namespace veieninn::bench
