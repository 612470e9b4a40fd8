#include "engine/taxonomy/topic_neighbourhood.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <queue>
#include <string_view>

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kRelations = 4;

struct Link {
  std::uint32_t topic;
  Relation direction;
};
using Links = std::vector<std::vector<Link>>;

Links links_of(const std::vector<model::Topic>& topics) {
  boost::unordered_flat_map<std::string_view, std::uint32_t> position;
  for (std::uint32_t i = 0; i < topics.size(); ++i) {
    if (!topics[i].id.empty()) position.emplace(topics[i].id, i);
  }
  Links links(topics.size());
  const auto connect = [&](std::uint32_t i, const std::vector<std::string>& ids, Relation there,
                           Relation back) {
    for (const std::string& id : ids) {
      const auto found = position.find(id);
      if (found == position.end()) continue;
      links[i].push_back({found->second, there});
      links[found->second].push_back({i, back});
    }
  };
  for (std::uint32_t i = 0; i < topics.size(); ++i) {
    connect(i, topics[i].broader, Relation::kBroader, Relation::kNarrower);
    connect(i, topics[i].related, Relation::kRelated, Relation::kRelated);
  }
  return links;
}

// One topic at one direction so far.
struct State {
  double nearness;
  std::uint32_t topic;
  Relation relation;
};

// Nearest on top; the rest only makes the order of equals certain.
struct Farther {
  bool operator()(const State& a, const State& b) const {
    if (a.nearness != b.nearness) return a.nearness < b.nearness;
    if (a.topic != b.topic) return a.topic > b.topic;
    return a.relation > b.relation;
  }
};

class Search {
 public:
  Search(const Links& links, const NearnessParameters& parameters)
      : links_(links), parameters_(parameters), best_(links.size()) {}

  std::vector<NearTopic> from(std::uint32_t topic) {
    reach({1, topic, Relation::kSame});
    while (!open_.empty()) {
      const State state = open_.top();
      open_.pop();
      if (state.nearness < best_[state.topic][index(state.relation)]) continue;
      for (const Link& link : links_[state.topic]) step(state, link);
    }
    return collect();
  }

 private:
  static std::size_t index(Relation relation) { return static_cast<std::size_t>(relation); }

  double price(Relation direction) const {
    switch (direction) {
      case Relation::kNarrower:
        return parameters_.narrower;
      case Relation::kBroader:
        return parameters_.broader;
      case Relation::kRelated:
      case Relation::kSame:
        break;
    }
    return parameters_.related;
  }

  void step(const State& state, const Link& link) {
    const bool straight =
        state.relation == Relation::kSame ||
        (state.relation == link.direction && link.direction != Relation::kRelated);
    reach({state.nearness * price(link.direction) * (straight ? 1 : parameters_.turn), link.topic,
           straight ? link.direction : Relation::kRelated});
  }

  void reach(const State& state) {
    double& best = best_[state.topic][index(state.relation)];
    if (state.nearness < parameters_.least || state.nearness <= best) return;
    if (best_[state.topic] == std::array<double, kRelations>{}) touched_.push_back(state.topic);
    best = state.nearness;
    open_.push(state);
  }

  std::vector<NearTopic> collect() {
    std::vector<NearTopic> near;
    for (const std::uint32_t topic : touched_) {
      const auto best = std::ranges::max_element(best_[topic]);
      near.push_back({topic, *best, static_cast<Relation>(best - best_[topic].begin())});
      best_[topic] = {};
    }
    touched_.clear();
    return near;
  }

  const Links& links_;
  const NearnessParameters& parameters_;
  std::vector<std::array<double, kRelations>> best_;
  std::vector<std::uint32_t> touched_;
  std::priority_queue<State, std::vector<State>, Farther> open_;
};

}  // namespace

std::vector<std::vector<NearTopic>> build_neighbourhood(const std::vector<model::Topic>& topics,
                                                        const NearnessParameters& parameters) {
  const Links links = links_of(topics);
  Search search(links, parameters);
  std::vector<std::vector<NearTopic>> rows(topics.size());
  for (std::uint32_t i = 0; i < topics.size(); ++i) {
    if (topics[i].id.empty()) continue;
    rows[i] = search.from(i);
    std::ranges::sort(rows[i], [&](const NearTopic& a, const NearTopic& b) {
      if (a.nearness != b.nearness) return a.nearness > b.nearness;
      return topics[a.topic].id < topics[b.topic].id;
    });
    if (rows[i].size() > kNearTopicsMax) rows[i].resize(kNearTopicsMax);
  }
  return rows;
}

}  // namespace veieninn::taxonomy
