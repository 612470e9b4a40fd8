#include "engine/matching/need_topics.h"

#include <algorithm>

namespace veieninn::matching {

NeedTopics::NeedTopics(const graph::SnapshotData& data,
                       std::span<const routing::WeightedTopic> asked)
    : data_(data), asked_(asked), slot_(data.topics->size(), 0) {
  for (std::uint32_t i = 0; i < asked.size(); ++i) {
    for (const taxonomy::NearTopic& near : data.topics->near(asked[i].topic.value)) {
      if (slot_[near.topic] == 0) {
        topics_.push_back({near.topic, {}});
        slot_[near.topic] = static_cast<std::uint32_t>(topics_.size());
      }
      topics_[slot_[near.topic] - 1].near.push_back({i, near.nearness});
    }
  }
}

void BestTopics::add(std::uint32_t topic, double works, double stated) {
  const graph::TopicTable& topics = *need_.data().topics;
  for (const NeedTopics::Near& near : need_.near(topic)) {
    Best& best = best_[near.asked];
    const double value = near.nearness * works;
    const bool is_better =
        value > best.works || (value == best.works && best.topic != graph::kNone &&
                               topics.row(topic).id < topics.row(best.topic).id);
    if (is_better) best = {value, near.nearness * stated, topic};
  }
}

BestTopics::Sum BestTopics::sum() const noexcept {
  Sum sum;
  double most = 0;
  for (std::size_t i = 0; i < best_.size(); ++i) {
    const double part = need_.weight(i) * best_[i].works;
    sum.works += part;
    sum.stated += need_.weight(i) * best_[i].stated;
    if (part <= most) continue;
    most = part;
    sum.topic = best_[i].topic;
  }
  return sum;
}

std::vector<std::uint32_t> BestTopics::carrying() const {
  std::vector<std::uint32_t> topics;
  for (const Best& best : best_) {
    if (best.topic == graph::kNone) continue;
    if (std::ranges::find(topics, best.topic) == topics.end()) topics.push_back(best.topic);
  }
  return topics;
}

}  // namespace veieninn::matching
