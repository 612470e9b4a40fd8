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
                   const PastNeeds& past, const OpenInitiatives& open, NeedStep step)
    : data_(data),
      need_(need),
      past_(past),
      open_(open),
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
  return with_what_is_said(contact, sum, knowledge);
}

Knowledge NeedView::with_what_is_said(std::uint32_t contact, double sum,
                                      Knowledge knowledge) const {
  const bool knows = sum >= data_.parameters.least_right;
  if (!knows && !(step_ == NeedStep::kNear && is_spoken_of(contact))) return {};
  if (!knows) knowledge.topic = graph::kNone;
  const auto times = [](double right, double odds) {
    return odds == 1 ? right : belief::with_odds_ratio(right, odds);
  };
  const double without = knows ? right_of(sum) : data_.parameters.level_unstated;
  const PastOdds odds = past_.odds(contact);
  const OpenInitiatives::Odds offer = open_.right(contact);
  const double own = times(without, odds.own);
  const double others = times(own, odds.others);
  knowledge.right = times(others, offer.odds);
  knowledge.own_past = own / without;
  knowledge.past_needs = others / own;
  knowledge.offer = knowledge.right / others;
  knowledge.initiative = offer.initiative;
  return knowledge;
}

double NeedView::knowledge_bound(std::uint32_t contact, double sum) const {
  const double right = right_of(sum);
  if (!is_spoken_of(contact)) return right;
  const PastOdds odds = past_.odds(contact);
  constexpr double kRoundingToSpare = 1 + 1e-12;
  return kRoundingToSpare *
         belief::with_odds_ratio(std::max(right, data_.parameters.level_unstated),
                                 odds.own * odds.others * open_.right(contact).odds);
}

}  // namespace veieninn::routing
