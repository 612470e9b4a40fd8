// What is asked, seen from the topics that somebody works on.
//
//     P(works | asked) = sum over asked topics t of weight(t) * max over its topics e of
//                        nearness(t, e) * P(works | e)
//
// as routing/need_view.h has it for people, but with what lies above a topic in the same sum: there
// is no ladder below this answer.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/route.h"

namespace veieninn::matching {

class NeedTopics {
 public:
  // REQUIRES: both outlive it; `asked` is checked (match_checks.h).
  NeedTopics(const graph::SnapshotData& data, std::span<const routing::WeightedTopic> asked);

  struct Near {
    std::uint32_t asked = 0;  // position
    double nearness = 0;
  };
  struct NearTopic {
    std::uint32_t topic = 0;
    boost::container::small_vector<Near, 2> near;
  };
  [[nodiscard]] std::span<const NearTopic> topics() const noexcept { return topics_; }
  // Empty where it is not near.
  [[nodiscard]] std::span<const Near> near(std::uint32_t topic) const noexcept {
    if (slot_[topic] == 0) return {};
    return topics_[slot_[topic] - 1].near;
  }
  [[nodiscard]] std::size_t size() const noexcept { return asked_.size(); }
  [[nodiscard]] double weight(std::size_t asked) const noexcept { return asked_[asked].weight; }
  [[nodiscard]] const graph::SnapshotData& data() const noexcept { return data_; }

 private:
  const graph::SnapshotData& data_;
  std::span<const routing::WeightedTopic> asked_;
  std::vector<NearTopic> topics_;
  std::vector<std::uint32_t> slot_;  // by topic: position in topics_ + 1, 0 when not near
};

// The best of somebody's topics for each asked one.
class BestTopics {
 public:
  explicit BestTopics(const NeedTopics& need) : need_(need), best_(need.size()) {}

  // P(works | topic), and the same from what is stated alone.
  void add(std::uint32_t topic, double works, double stated);

  struct Sum {
    double works = 0;
    double stated = 0;                   // of the same topics
    std::uint32_t topic = graph::kNone;  // that gives most of it
  };
  [[nodiscard]] Sum sum() const noexcept;
  // The topics that give something, each once, in the order of what is asked.
  [[nodiscard]] std::vector<std::uint32_t> carrying() const;

 private:
  struct Best {
    double works = 0;
    double stated = 0;
    std::uint32_t topic = graph::kNone;
  };
  const NeedTopics& need_;
  boost::container::small_vector<Best, 4> best_;
};

}  // namespace veieninn::matching
