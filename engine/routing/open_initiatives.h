// What initiatives say for one need, at one moment, in one place (graph/initiative_effects.h has
// what each kind says).
//
// Each is a likelihood ratio of at least 1. An initiative with topics S counts for a need with
// weights w_t in a place that it serves with `share` (1 in the place itself, as for people):
//
//     fit  = share * sum over needed topics t of w_t * max over s in S of nearness(t, s)
//     odds = (the kind's odds) ^ fit
//
// of being the right one, for everybody who answers for it while it is open: it runs, its deadline
// is to come, and something of what it gives is left. A mandate's odds are those of the prior of
// answering of its unit and all below it, while it lasts; its fit is 1 on all topics when it names
// none, and its share 1 when it states no areas. Of several only the one that says most counts, so
// that a hundred say no more than one; of equals the first by id.
#pragma once

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// It runs, its deadline is to come, and something of what it gives is left.
[[nodiscard]] bool is_open(const graph::ReachingInitiative& one, Instant as_of) noexcept;

// For one request. REQUIRES: all outlive it.
class OpenInitiatives {
 public:
  // `area` kNone: anywhere. With no initiatives at all it costs nothing.
  OpenInitiatives(const graph::SnapshotData& data, Instant as_of,
                  std::span<const WeightedTopic> need, std::uint32_t area);

  struct Odds {
    double odds = 1;
    InitiativeIndex initiative;  // that says so; none where odds are 1
  };

  // Who answers for an open one that fits, each once, in no order that means anything.
  [[nodiscard]] std::span<const std::uint32_t> people() const noexcept { return people_; }
  [[nodiscard]] bool speaks_of(std::uint32_t contact) const { return right_.contains(contact); }
  // Of her being the right one.
  [[nodiscard]] Odds right(std::uint32_t contact) const {
    const auto found = right_.find(contact);
    return found == right_.end() ? Odds() : found->second;
  }
  // Of the unit's prior of answering.
  [[nodiscard]] Odds answer(std::uint32_t unit) const;

 private:
  struct Near {
    std::uint32_t need = 0;  // position in the need
    double nearness = 0;
  };

  void read_need();
  void read_places(std::uint32_t area);
  void find_right();
  template <typename Visit>
  void visit_likely(const Visit& visit) const;
  void add_right(const graph::ReachingInitiative& one);
  [[nodiscard]] double fit(const graph::ReachingInitiative& one) const;
  [[nodiscard]] double share(const graph::ReachingInitiative& one) const;
  [[nodiscard]] Odds odds(const graph::ReachingInitiative& one, graph::Parameter most,
                          double fit) const;

  const graph::SnapshotData& data_;
  Instant as_of_;
  std::span<const WeightedTopic> need_;
  bool is_anywhere_;
  boost::unordered_flat_map<std::uint32_t, boost::container::small_vector<Near, 2>> near_;
  boost::unordered_flat_map<std::uint32_t, double> places_;  // what each area counts for
  std::vector<std::uint32_t> people_;
  boost::unordered_flat_map<std::uint32_t, Odds> right_;
};

}  // namespace veieninn::routing
