// The need as the search reads it: for each topic that is near it, how much it is worth.
//
//     P(right | need) = sum over needed topics t of weight(t) * max over her topics e of
//                       nearness(t, e) * P(right | e)
//
// to the power `topic_power`; then past needs (past_needs.h) and open initiatives on the topic
// (open_initiatives.h) multiply its odds. Of whom these alone speak, it is that of a topic never
// stated, `level_unstated`, before them.
//
// One step of the ladder at a time: experts on the topic and what lies beside or below it, then
// those on broader topics.
#pragma once

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/portable_math.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/open_initiatives.h"
#include "engine/routing/past_needs.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// kElsewhere: as kNear, but past needs and initiatives alone make nobody an expert.
enum class NeedStep : std::uint8_t { kNear, kBroader, kElsewhere };

// What a person knows of the need.
struct Knowledge {
  double right = 0;                   // P(right | need)
  double own_past = 1;                // what the venture's own needs have multiplied it by
  double past_needs = 1;              // what needs like it have multiplied it by, after that
  double offer = 1;                   // what an initiative has multiplied it by, last
  InitiativeIndex initiative;         // that one, or none
  std::uint32_t topic = 0xFFFFFFFFU;  // her topic that gives most of it
};

class NeedView {
 public:
  // REQUIRES: all outlive it.
  NeedView(const graph::SnapshotData& data, std::span<const WeightedTopic> need,
           const PastNeeds& past, const OpenInitiatives& open, NeedStep step);

  struct Near {
    std::uint32_t need = 0;  // position in the request's need
    double nearness = 0;
  };
  struct NearTopic {
    std::uint32_t topic = 0;
    boost::container::small_vector<Near, 2> near;  // by need
    double worth = 0;                              // sum over needs of weight * nearness
  };

  [[nodiscard]] const std::vector<NearTopic>& topics() const noexcept { return topics_; }
  [[nodiscard]] bool is_near(std::uint32_t topic) const noexcept { return slot_[topic] != 0; }
  // REQUIRES: is_near(topic).
  [[nodiscard]] std::span<const Near> near(std::uint32_t topic) const noexcept {
    return topics_[slot_[topic] - 1].near;
  }
  [[nodiscard]] std::span<const WeightedTopic> need() const noexcept { return need_; }

  // P(right | need) of a person, 0 when what she knows is not near enough to be an answer.
  [[nodiscard]] Knowledge knowledge(const BeliefView& belief, std::uint32_t contact) const;
  // No less than it, where the sum over needed topics is at most `sum`.
  [[nodiscard]] double knowledge_bound(std::uint32_t contact, double sum) const;
  // Of whom past needs or open initiatives speak, some of them twice: whether or not she knows
  // anything near.
  template <typename Visit>
  void visit_people_spoken_of(const Visit& visit) const {
    if (step_ != NeedStep::kNear) return;
    for (const std::uint32_t contact : past_.people()) visit(contact);
    for (const std::uint32_t contact : open_.people()) visit(contact);
  }

  // Of the sum over needed topics: P(right | need) before past needs, and back. Monotone.
  [[nodiscard]] double right_of(double sum) const { return powered(sum, power_); }
  [[nodiscard]] double sum_of(double right) const { return powered(right, 1 / power_); }

 private:
  [[nodiscard]] bool is_spoken_of(std::uint32_t contact) const {
    return past_.speaks_of(contact) || open_.speaks_of(contact);
  }
  [[nodiscard]] Knowledge with_what_is_said(std::uint32_t contact, double sum,
                                            Knowledge knowledge) const;
  [[nodiscard]] static double powered(double base, double power) {
    return power == 1 || base <= 0 ? base : portable_pow(base, power);
  }

  const graph::SnapshotData& data_;
  std::span<const WeightedTopic> need_;
  const PastNeeds& past_;
  const OpenInitiatives& open_;
  NeedStep step_;
  double power_;
  std::vector<NearTopic> topics_;
  std::vector<std::uint32_t> slot_;  // by topic: position in topics_ + 1, 0 when not near
};

// What one person knows of the need at most, from bounds on what she knows of each topic.
class KnowledgeBound {
 public:
  explicit KnowledgeBound(const NeedView& need) : need_(need), best_(need.need().size(), 0) {}
  // REQUIRES: need.is_near(topic).
  void add(std::uint32_t topic, double bound) {
    for (const NeedView::Near& near : need_.near(topic)) {
      best_[near.need] = std::max(best_[near.need], near.nearness * bound);
    }
  }
  // The sum over needed topics; and forgets it, for the next person.
  double take() {
    double total = 0;
    for (std::size_t i = 0; i < best_.size(); ++i) {
      total += need_.need()[i].weight * std::exchange(best_[i], 0);
    }
    return total;
  }

 private:
  const NeedView& need_;
  std::vector<double> best_;
};

}  // namespace veieninn::routing
