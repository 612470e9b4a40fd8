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
      step_(step),
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
    std::uint32_t topic;
  };
  std::array<Best, kNeedMax> best;
  std::fill_n(best.begin(), need_.size(), Best{0, graph::kNone});
  const auto has_earlier_id = [this](std::uint32_t a, std::uint32_t b) {
    return data_.topics->row(a).id < data_.topics->row(b).id;
  };
  for (const graph::TopicEntry& entry : data_.topic_entries[contact]) {
    const std::uint32_t slot = slot_[entry.topic];
    if (slot == 0) continue;
    const double knows = belief.knows(contact, entry);
    if (knows <= 0) continue;
    for (const Near& near : topics_[slot - 1].near) {
      const double value = near.nearness * knows;
      Best& of_need = best[near.need];
      if (value > of_need.value ||
          (value == of_need.value && has_earlier_id(entry.topic, of_need.topic))) {
        of_need = {value, entry.topic};
      }
    }
  }
  // The topic to name: the one that gives most of the sum.
  Knowledge knowledge;
  double sum = 0;
  double most = 0;
  for (std::size_t i = 0; i < need_.size(); ++i) {
    const double part = need_[i].weight * best[i].value;
    sum += part;
    if (part > most) {
      most = part;
      knowledge.topic = best[i].topic;
    }
  }
  return with_past(contact, sum, knowledge);
}

Knowledge NeedView::with_past(std::uint32_t contact, double sum, Knowledge knowledge) const {
  const bool knows = sum >= data_.parameters.least_right;
  if (!knows && !(step_ == NeedStep::kNear && past_.speaks_of(contact))) return {};
  if (!knows) knowledge.topic = graph::kNone;
  const double without = knows ? right_of(sum) : data_.parameters.level_unstated;
  const PastOdds odds = past_.odds(contact);
  const double own = odds.own == 1 ? without : belief::with_odds_ratio(without, odds.own);
  knowledge.right = odds.others == 1 ? own : belief::with_odds_ratio(own, odds.others);
  knowledge.own_past = own / without;
  knowledge.past_needs = knowledge.right / own;
  return knowledge;
}

double NeedView::knowledge_bound(std::uint32_t contact, double sum) const {
  const double right = right_of(sum);
  if (!past_.speaks_of(contact)) return right;
  const PastOdds odds = past_.odds(contact);
  constexpr double kRoundingToSpare = 1 + 1e-12;
  return kRoundingToSpare *
         belief::with_odds_ratio(std::max(right, data_.parameters.level_unstated),
                                 odds.own * odds.others);
}

}  // namespace veieninn::routing
