#include "engine/routing/way_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <map>
#include <set>

#include "engine/graph/snapshot_data.h"
#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

using graph::kNone;

// Every contact as a target with a random worth, as the search would get them.
std::vector<Target> random_targets(const graph::SnapshotData& data, BeliefView& belief,
                                   std::mt19937& random) {
  std::vector<Target> targets;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    const auto standing = belief.standing(contact);
    if (!standing || random() % 4 == 0) continue;
    Target target;
    target.contact = contact;
    target.right = 0.05 + 0.001 * static_cast<double>(random() % 950);
    target.standing = *standing;
    target.mean = belief.mean(contact);
    targets.push_back(target);
  }
  return targets;
}

// One question, and the slow and obvious answers to it.
class Question {
 public:
  explicit Question(std::uint32_t seed)
      : random_(seed),
        world_(test::random_world(seed)),
        snapshot_(test::build(world_)),
        data_(snapshot_->data()),
        belief_(data_, test::kNow),
        venture_(static_cast<std::uint32_t>(random_() % 5)),
        introductions_(static_cast<std::int32_t>(random_() % 4)),
        search_(data_, belief_, venture_, introductions_),
        targets_(random_targets(data_, belief_, random_)) {}

  std::vector<Way> found(std::size_t k) { return search_.best(targets_, k); }

  double value(std::uint32_t contact, double reach, const Target& target) {
    static_cast<void>(contact);
    return reach * belief::with_odds_ratio(target.mean, data_.parameters.introduced_odds) *
           target.worth();
  }

  double without_introduction(const Target& target) {
    const double direct = data_.contacts[target.contact].direct_channel ? target.mean : 0;
    const WaySearch::Call* const call = search_.call(target.contact);
    return std::max(direct, call == nullptr ? 0 : call->probability) * target.worth();
  }

  // Walks every path without a person twice.
  std::vector<double> by_brute_force() {
    std::vector<double> best;
    for (const Target& target : targets_) {
      goal_ = &target;
      best_ = without_introduction(target);
      for (std::uint32_t first = 0; first < data_.contacts.size(); ++first) {
        const WaySearch::Call* const call = search_.call(first);
        if (call != nullptr && first != target.contact) walk({first}, call->probability);
      }
      best.push_back(best_);
    }
    return best;
  }

  // Dijkstra on the graph whose vertices are (person, introductions used), length -log p.
  std::vector<double> by_dijkstra() {
    using Graph =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                              boost::property<boost::edge_weight_t, double>>;
    const std::uint32_t people = data_.contacts.size();
    const auto layers = static_cast<std::uint32_t>(introductions_);
    // (layer, person): she is the layer-th introducer; one more layer for targets; then the source.
    const auto vertex = [=](std::uint32_t layer, std::uint32_t person) {
      return layer * people + person;
    };
    const std::uint32_t source = (layers + 2) * people;
    Graph graph(source + 1);
    const std::uint32_t targets = layers + 1;
    for (std::uint32_t person = 0; person < people && layers > 0; ++person) {
      const bool can_introduce = belief_.standing(person).has_value();
      if (!can_introduce) continue;
      if (const auto* call = search_.call(person)) {
        boost::add_edge(source, vertex(1, person), -std::log(call->probability), graph);
      }
      for (const graph::Edge& edge : data_.out_edges[person]) {
        const double passes = belief_.passes_on(person, edge.other, edge);
        if (passes <= 0) continue;
        for (std::uint32_t layer = 1; layer <= layers; ++layer) {
          boost::add_edge(vertex(layer, person), vertex(targets, edge.other), -std::log(passes),
                          graph);
          if (layer < layers) {
            boost::add_edge(vertex(layer, person), vertex(layer + 1, edge.other), -std::log(passes),
                            graph);
          }
        }
      }
    }
    std::vector<double> distance(source + 1);
    boost::dijkstra_shortest_paths(graph, source, boost::distance_map(distance.data()));
    std::vector<double> best;
    for (const Target& target : targets_) {
      const double length = distance[vertex(targets, target.contact)];
      const bool reached = length < std::numeric_limits<double>::max();
      best.push_back(std::max(without_introduction(target),
                              reached ? value(target.contact, std::exp(-length), target) : 0));
    }
    return best;
  }

  // What the way found says, multiplied out from its own people.
  double walked(const Way& way) {
    const Target& target = targets_[way.target];
    if (way.approach != Approach::kIntroduced) return without_introduction(target);
    const auto introducers = search_.introducers(way);
    EXPECT_EQ(introducers.size(), way.introductions);
    EXPECT_LE(way.introductions, static_cast<std::uint32_t>(introductions_));
    std::set<std::uint32_t> people(introducers.begin(), introducers.end());
    people.insert(target.contact);
    EXPECT_EQ(people.size(), introducers.size() + 1) << "somebody comes twice";
    double reach = search_.call(introducers.front())->probability;
    for (std::size_t i = 0; i < introducers.size(); ++i) {
      EXPECT_TRUE(belief_.standing(introducers[i]).has_value());
      const bool is_last = i + 1 == introducers.size();
      reach *=
          search_.pass(introducers[i], is_last ? target.contact : introducers[i + 1]).probability;
    }
    return value(target.contact, reach, target);
  }

  const std::vector<Target>& targets() const { return targets_; }

 private:
  void walk(std::vector<std::uint32_t> path, double reach) {
    const std::uint32_t last = path.back();
    if (path.size() > static_cast<std::size_t>(introductions_) || !belief_.standing(last)) return;
    for (const graph::Edge& edge : data_.out_edges[last]) {
      const double next = reach * belief_.passes_on(last, edge.other, edge);
      if (edge.other == goal_->contact) {
        best_ = std::max(best_, value(last, next, *goal_));
      } else if (std::ranges::find(path, edge.other) == path.end()) {
        path.push_back(edge.other);
        walk(path, next);
        path.pop_back();
      }
    }
  }

  std::mt19937 random_;
  test::World world_;
  std::shared_ptr<const graph::Snapshot> snapshot_;
  const graph::SnapshotData& data_;
  BeliefView belief_;
  std::uint32_t venture_;
  std::int32_t introductions_;
  WaySearch search_;
  std::vector<Target> targets_;
  const Target* goal_ = nullptr;
  double best_ = 0;
};

void expect_top_k(const std::vector<Way>& found, const std::vector<double>& expected, std::size_t k,
                  std::uint32_t seed) {
  std::vector<double> ranked;
  for (const double one : expected) {
    if (one > 0) ranked.push_back(one);
  }
  std::ranges::sort(ranked, std::greater<>());
  ASSERT_EQ(found.size(), std::min(k, ranked.size())) << "seed " << seed;
  for (std::size_t i = 0; i < found.size(); ++i) {
    // Nothing better is missed, and nothing is claimed that is not there.
    EXPECT_NEAR(found[i].probability, ranked[i], 1e-12) << "seed " << seed << " place " << i;
    EXPECT_NEAR(found[i].probability, expected[found[i].target], 1e-12) << "seed " << seed;
  }
}

TEST(WaySearch, FindsWhatWalkingEveryPathFinds) {
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    Question question(seed);
    const std::size_t k = 1 + seed % 12;
    expect_top_k(question.found(k), question.by_brute_force(), k, seed);
    if (HasFatalFailure()) return;
  }
}

TEST(WaySearch, AgreesWithDijkstraOnTheExpandedGraph) {
  for (std::uint32_t seed = 10'001; seed <= 12'000; ++seed) {
    Question question(seed);
    const std::size_t k = 1 + seed % 12;
    expect_top_k(question.found(k), question.by_dijkstra(), k, seed);
    if (HasFatalFailure()) return;
  }
}

TEST(WaySearch, ShowsAWayThatIsWorthWhatItSays) {
  std::map<Approach, int> seen;
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    Question question(seed);
    for (const Way& way : question.found(10)) {
      EXPECT_NEAR(question.walked(way), way.probability, 1e-12) << "seed " << seed;
      ++seen[way.approach];
    }
  }
  // The worlds are such that each kind of way is the best one often.
  EXPECT_GT(seen[Approach::kDirect], 100);
  EXPECT_GT(seen[Approach::kKnown], 100);
  EXPECT_GT(seen[Approach::kIntroduced], 100);
}

TEST(WaySearch, AnswersTheSameWhenAskedAgainForLess) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    Question question(seed);
    const auto all = question.found(50);
    const auto few = question.found(3);
    for (std::size_t i = 0; i < few.size(); ++i) {
      EXPECT_EQ(few[i].target, all[i].target) << "seed " << seed;
      EXPECT_EQ(few[i].probability, all[i].probability) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace veieninn::routing
