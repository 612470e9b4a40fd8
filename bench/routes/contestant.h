// The question of bench_routes and those who answer it.
//
// The question: the kAsked most probable ways to experts on a need in a place, with at most
// kIntroductions introducers. The engine gets the request and works everything out: candidates,
// beliefs, ways, paths, reasons. Its rivals have, outside the clock, every belief worked out for
// the moment of the question: what each person knows of each topic, whether and how she can be
// offered, what the way to her ends in, whom the venture can call, and the weight of every tie.
// Inside it they find the persons for the need and the place, and the ways to them; they give no
// reasons.
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

// A person who can be offered now; she is in no list that is not hers.
struct Person {
  std::uint32_t contact = 0;
  double direct = 0;      // P(answers | direct) * load * confirmation
  double introduced = 0;  // P(answers | introduced) * load * confirmation
  double standing = 0;    // load * confirmation
};

struct Problem {
  routing::RouteRequest request;
  std::vector<std::pair<std::uint32_t, double>> calls;  // contact, P(takes the call)
};

// What is worked out once for all questions.
struct Beliefs {
  std::vector<Person> persons;
  struct Knows {
    std::uint32_t contact;
    std::uint32_t topic;
    double probability;
  };
  std::vector<Knows> knows;
};
[[nodiscard]] Beliefs beliefs_of(const graph::Snapshot& snapshot);

// The least P(right | need) of an expert, as in the engine.
[[nodiscard]] double least_right(const graph::Snapshot& snapshot);

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
