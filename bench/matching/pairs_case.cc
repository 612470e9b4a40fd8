// ProposePairs, and its matching alone beside Boost.Graph's two.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "bench/matching/matching_case.h"
#include "bench/matching/pair_rivals.h"
#include "engine/base/random.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/pair_proposal.h"

namespace veieninn::bench {
namespace {

struct Size {
  std::uint32_t mentors;
  std::uint32_t ventures;
  std::int32_t capacity;
  std::uint32_t rounds;
  bool with_boost;  // bearable
};
// Problems that Boost.Graph answers too.
constexpr std::uint32_t kRacedMax = 20;
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

// Of the same size and density, since a proposal does not show its edges.
PairProblem problem_of(const Size& size, std::uint64_t seed) {
  PairProblem problem;
  problem.capacities.assign(size.mentors, size.capacity);
  problem.ventures = size.ventures;
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

std::int64_t weight_of(const PairProblem& problem, const std::vector<std::uint32_t>& mentor_of) {
  std::int64_t sum = 0;
  for (const auto& edge : problem.edges) {
    if (mentor_of[edge.venture] == edge.mentor) sum += edge.weight;
  }
  return sum;
}

// The same problems for each; `weigh` gives the weight of what it finds.
template <typename Weigh>
Contestant race(const char* name, const std::vector<PairProblem>& problems,
                std::vector<std::int64_t>& weights, const Weigh& weigh) {
  Contestant row{name, {}, {}, {}};
  for (const PairProblem& problem : problems) {
    std::int64_t weight = 0;
    row.times_us.push_back(microseconds_of([&] { weight = weigh(problem); }));
    weights.push_back(weight);
  }
  return row;
}

// Shares of what Boost's matching found.
void compare(Contestant& own, const std::vector<std::int64_t>& weights,
             const std::vector<std::int64_t>& exact) {
  own.compared_with = "exact";
  for (std::size_t i = 0; i < exact.size(); ++i) {
    own.qualities.push_back(static_cast<double>(weights[i]) / static_cast<double>(exact[i]));
  }
}

std::vector<PairProblem> problems_of(const Size& size, std::uint64_t seed) {
  const std::uint32_t count = size.with_boost ? std::min(size.rounds, kRacedMax) : size.rounds;
  std::vector<PairProblem> problems;
  for (std::uint32_t i = 0; i < count; ++i) problems.push_back(problem_of(size, mixed(seed + i)));
  return problems;
}

Case proposals(const Setting& setting, const Size& size) {
  Contestant engine{"engine", {}, {}, {}};
  for (std::uint32_t round = 0; round < setting.or_bearable(size.rounds); ++round) {
    const auto request = programme(setting.snapshot, size, setting.seed + round);
    engine.times_us.push_back(microseconds_of([&] {
      if (!matching::propose_pairs(setting.snapshot, request)) std::abort();
    }));
  }
  return {
      fmt::format("{} mentors, {} ventures", size.mentors, size.ventures), {}, {std::move(engine)}};
}

Case matchings(const Setting& setting, const Size& size) {
  const std::vector<PairProblem> problems = problems_of(size, setting.seed);
  std::vector<std::int64_t> weights;
  Contestant own = race("matching alone", problems, weights, [](const PairProblem& problem) {
    return weight_of(problem,
                     matching::paired(problem.capacities, problem.ventures, problem.edges));
  });
  Case done{fmt::format("weights of {} x {}", size.mentors, size.ventures), {}, {}};
  if (!size.with_boost) {
    done.contestants.push_back(std::move(own));
    return done;
  }
  std::vector<std::int64_t> exact;
  std::vector<std::int64_t> also_exact;
  Contestant by_matching = race("boost_matching", problems, exact, boost_matching);
  Contestant by_flow = race("boost_min_cost_flow", problems, also_exact, boost_flow);
  compare(own, weights, exact);
  compare(by_flow, also_exact, exact);
  done.bars.least_quality = 1;
  done.contestants = {std::move(own), std::move(by_matching), std::move(by_flow)};
  return done;
}

}  // namespace

void pair_cases(const Setting& setting, const TakeCase& take) {
  for (const Size& size : kSizes) {
    take(proposals(setting, size));
    take(matchings(setting, size));
  }
}

}  // namespace veieninn::bench
