#include "engine/routing/need_view.h"

#include <algorithm>
#include <array>

namespace veieninn::routing {
namespace {

constexpr std::size_t kNeedMax = 32;  // route.h

bool belongs(NeedStep step, taxonomy::Relation relation) {
  return (relation == taxonomy::Relation::kBroader) == (step == NeedStep::kBroader);
}

}  // namespace

NeedView::NeedView(const graph::SnapshotData& data, std::span<const WeightedTopic> need,
                   const PastNeeds& past, NeedStep step)
    : data_(data),
      need_(need),
      past_(past),
      power_(data.parameters.topic_power),
      slot_(data.topics->size(), 0) {
  for (std::uint32_t i = 0; i < need.size(); ++i) {
    for (const taxonomy::NearTopic& near : data.topics->near(need[i].topic.value)) {
      if (!belongs(step, near.relation)) continue;
      if (slot_[near.topic] == 0) {
        topics_.push_back({near.topic, {}, 0});
        slot_[near.topic] = static_cast<std::uint32_t>(topics_.size());
      }
      NearTopic& topic = topics_[slot_[near.topic] - 1];
      topic.near.push_back({i, near.nearness});
      topic.worth += need[i].weight * near.nearness;
    }
  }
}

Knowledge NeedView::knowledge(const BeliefView& belief, std::uint32_t contact) const {
  struct Best {
    double value;
    double without_past;
    std::uint32_t topic;
  };
  std::array<Best, kNeedMax> best;
  std::fill_n(best.begin(), need_.size(), Best{0, 0, graph::kNone});
  const auto has_earlier_id = [this](std::uint32_t a, std::uint32_t b) {
    return data_.topics->row(a).id < data_.topics->row(b).id;
  };
  const double odds = past_.odds(contact);
  for (const graph::TopicEntry& entry : data_.topic_entries[contact]) {
    const std::uint32_t slot = slot_[entry.topic];
    if (slot == 0) continue;
    const double stated = belief.knows(contact, entry);
    if (stated <= 0) continue;
    const double knows = odds == 1 ? stated : belief::with_odds_ratio(stated, odds);
    for (const Near& near : topics_[slot - 1].near) {
      const double value = near.nearness * knows;
      Best& of_need = best[near.need];
      of_need.without_past = std::max(of_need.without_past, near.nearness * stated);
      if (value > of_need.value ||
          (value == of_need.value && has_earlier_id(entry.topic, of_need.topic))) {
        of_need.value = value;
        of_need.topic = entry.topic;
      }
    }
  }
  // The topic to name: the one that gives most of the sum.
  Knowledge knowledge;
  double sum = 0;
  double without_past = 0;
  double most = 0;
  for (std::size_t i = 0; i < need_.size(); ++i) {
    const double part = need_[i].weight * best[i].value;
    sum += part;
    without_past += need_[i].weight * best[i].without_past;
    if (part > most) {
      most = part;
      knowledge.topic = best[i].topic;
    }
  }
  if (sum < data_.parameters.least_right) return {};
  knowledge.right = right_of(sum);
  if (odds != 1) knowledge.past_needs = knowledge.right / right_of(without_past);
  return knowledge;
}

}  // namespace veieninn::routing
