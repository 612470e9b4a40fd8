// The exact best way to each target and the k best targets.
//
// A way is worth  reach(x) * P(passes on | x -> c) * P(c answers | introduced) * worth(c)  through
// introducers, or  P(c answers | direct or known) * worth(c)  without. The two sides meet in the
// middle: from the venture, layer by layer, the best probability of reaching each person with
// exactly j introductions (a state is (person, introductions); one label a person with a cut on
// hops would be wrong); from the targets, one scan of their incoming ties.
//
// Nothing is expanded that cannot beat what is already had: let need(c) be the reach that c's
// introducer must exceed for c's route to improve and to be among the k best; a state at or below
// the least need is dropped, since every further factor is at most 1.
//
// Ways never visit a person twice: a circle only multiplies by factors below 1, and a way through
// the target herself is worth less than calling her, which takes_call() prices alike.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/target.h"

namespace veieninn::routing {

// How one target is reached best.
struct Way {
  std::uint32_t target = 0;  // position in the given targets
  double probability = 0;
  Approach approach = Approach::kDirect;
  std::uint32_t introductions = 0;
  std::uint32_t introducer = graph::kNone;  // the last one
};

class WaySearch {
 public:
  // `venture` may be kNone. REQUIRES: 0 <= max_introductions <= 3.
  WaySearch(const graph::SnapshotData& data, BeliefView& belief, std::uint32_t venture,
            std::int32_t max_introductions);

  // The `k` best reachable targets, best first, ties by contact id. Targets that nothing reaches
  // are left out.
  [[nodiscard]] std::vector<Way> best(std::span<const Target> targets, std::size_t k);

  // No way to someone whose P(answers) is `mean` is worth more than this times her worth.
  [[nodiscard]] double answer_bound(std::uint32_t contact, double mean) const;

  // The same of all whom the venture does not know and whose P(answers) is at most `mean`.
  [[nodiscard]] double stranger_bound(bool direct_channel, double mean) const;
  // Whom the venture knows, in no order.
  template <typename Visit>
  void visit_known(const Visit& visit) const {
    for (const auto& [contact, call] : calls_) visit(contact);
  }

  // What the way without introductions to her is worth, 0 when there is none.
  [[nodiscard]] double direct_or_known(const Target& target) const {
    return without_introduction(0, target).probability;
  }

  // The introducers of a way, first to last.
  [[nodiscard]] std::vector<std::uint32_t> introducers(const Way& way) const;
  // P(takes the call) of a person the venture knows, or nothing; and its tie.
  struct Call {
    double probability = 0;
    std::uint32_t tie = graph::kNone;
  };
  [[nodiscard]] const Call* call(std::uint32_t contact) const;
  // The best edge between two people now.
  struct Pass {
    double probability = 0;
    const graph::Edge* edge = nullptr;
  };
  [[nodiscard]] Pass pass(std::uint32_t from, std::uint32_t to) const;

 private:
  struct Reach {
    double probability = 0;
    std::uint32_t from = graph::kNone;
  };
  using Layer = boost::unordered_flat_map<std::uint32_t, Reach>;

  void call_everyone_known();
  [[nodiscard]] Way without_introduction(std::uint32_t position, const Target& target) const;
  void expand(double least);
  void expand_layer(std::size_t layer, double least);
  // The reach that an introducer must exceed for the target's way to improve and to be among the
  // best, of which the last is now worth `kth`.
  [[nodiscard]] double needed(const Target& target, const Way& way, double kth) const;
  void improve_by_introductions(std::span<const Target> targets, std::span<Way> ways, double kth);
  void improve(std::span<const Target> targets, Way& way);
  [[nodiscard]] bool can_introduce(std::uint32_t contact);
  [[nodiscard]] bool is_before(std::uint32_t a, std::uint32_t b) const;

  const graph::SnapshotData& data_;
  BeliefView& belief_;
  std::uint32_t venture_;
  std::size_t layers_wanted_;
  boost::unordered_flat_map<std::uint32_t, Call> calls_;
  double best_call_ = 0;
  std::vector<Layer> layers_;  // [j]: reached with exactly j + 1 introducers, she being the last
  double expanded_down_to_ = 2;
  boost::unordered_flat_map<std::uint32_t, bool> can_introduce_;
};

}  // namespace veieninn::routing
