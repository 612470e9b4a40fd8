// The question of bench_routes and those who answer it.
//
// The question: the kAsked most probable ways to experts on a need in a place, with at most
// kIntroductions introducers. The engine gets the request and works everything out: candidates,
// beliefs, ways, paths, reasons. Its rivals get, outside the clock, every target with what the way
// ends in, everyone the venture can call, and the weight of every tie: only the search is theirs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"

namespace veieninn::bench {

inline constexpr std::int32_t kIntroductions = 2;
inline constexpr std::size_t kAsked = 5;

struct TargetValue {
  std::uint32_t contact = 0;
  double without_introduction = 0;  // of the whole way
  double introduced = 0;            // what a way through introducers is multiplied by
};

struct Problem {
  routing::RouteRequest request;
  std::vector<TargetValue> targets;
  std::vector<std::pair<std::uint32_t, double>> calls;  // contact, P(takes the call)
};

// Probability and person, best first.
using Ranking = std::vector<std::pair<double, std::uint32_t>>;

class Contestant {
 public:
  virtual ~Contestant() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  // Outside the clock: what a rival's own storage must know of the question.
  virtual void prepare(const Problem& problem) { static_cast<void>(problem); }
  // Inside the clock.
  [[nodiscard]] virtual Ranking answer(const Problem& problem) = 0;
};

[[nodiscard]] std::unique_ptr<Contestant> make_engine(const graph::Snapshot& snapshot);
[[nodiscard]] std::unique_ptr<Contestant> make_boost_dijkstra(const graph::Snapshot& snapshot);
[[nodiscard]] std::unique_ptr<Contestant> make_exhaustive_scan(const graph::Snapshot& snapshot);
[[nodiscard]] std::unique_ptr<Contestant> make_sqlite_recursive(const graph::Snapshot& snapshot);
[[nodiscard]] std::unique_ptr<Contestant> make_sqlite_meeting(const graph::Snapshot& snapshot);

// Every tie that holds, from people who can introduce, with its weight: for the rivals.
struct WeightedTie {
  std::uint32_t from;
  std::uint32_t to;
  double probability;
};
[[nodiscard]] std::vector<WeightedTie> weighted_ties(const graph::Snapshot& snapshot);

// The best kAsked of (probability, person), ties by contact id.
void keep_best(const graph::Snapshot& snapshot, Ranking& ranking);

}  // namespace veieninn::bench
