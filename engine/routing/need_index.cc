#include "engine/routing/need_index.h"

#include <algorithm>

#include "engine/belief/confirmation.h"

namespace veieninn::routing {
namespace {

double level_probability(const belief::ModelParameters& parameters, model::ExpertiseLevel level) {
  switch (level) {
    case model::ExpertiseLevel::kBasic:
      return parameters.level_basic;
    case model::ExpertiseLevel::kSkilled:
      return parameters.level_skilled;
    case model::ExpertiseLevel::kExpert:
      return parameters.level_expert;
  }
  return 0;
}

}  // namespace

NeedIndex::Near& NeedIndex::near_of(std::uint32_t topic) {
  std::uint32_t& slot = slots_[topic];
  if (slot == kNoNumber) {
    slot = static_cast<std::uint32_t>(near_count_++);
    if (near_.size() < near_count_) near_.emplace_back();
    near_[slot].topic = topic;
    near_[slot].relevance = 0;
    near_[slot].links.clear();
  }
  return near_[slot];
}

void NeedIndex::begin(const graph::Tables& tables, std::span<const WeightedTopic> need) {
  for (std::size_t i = 0; i < near_count_; ++i) slots_[near_[i].topic] = kNoNumber;
  near_count_ = 0;
  tables_ = &tables;
  weights_.clear();
  if (slots_.size() < tables.topic_ids.size()) slots_.resize(tables.topic_ids.size(), kNoNumber);
  for (std::uint32_t i = 0; i < need.size(); ++i) {
    weights_.push_back(need[i].weight);
    for (const graph::NearTopic& near : tables.topics->near(need[i].topic.value)) {
      const bool is_broader = near.relation == graph::Relation::kBroader;
      Near& entry = near_of(near.topic);
      entry.links.push_back({i, near.nearness, is_broader ? Reach::kBroader : Reach::kClose});
      if (!is_broader) entry.relevance += need[i].weight * near.nearness;
    }
  }
}

StatedExpertise NeedIndex::stated(const Moment& moment, std::uint32_t contact, Reach reach) const {
  StatedExpertise result;
  std::array<double, kNeedTopicsMax> best;
  std::array<const graph::ExpertiseRecord*, kNeedTopicsMax> carrier;
  bool any = false;
  for (const graph::ExpertiseRecord& stated : tables_->expertise[contact]) {
    const std::uint32_t slot = slot_of(stated.topic);
    if (slot == kNoNumber || stated.expire_time <= moment.as_of().unix_seconds) continue;
    double strength = -1;
    for (const Link& link : near_[slot].links) {
      if (link.reach != reach) continue;
      if (strength < 0) {
        strength =
            level_probability(moment.parameters(), stated.level) *
            belief::expertise_freshness(moment.parameters(), tables_->model->expertise_decay,
                                        day_of({stated.verify_time}), day_of(moment.as_of()));
      }
      if (!any) {
        best.fill(0);
        carrier.fill(nullptr);
        any = true;
      }
      const double value = link.nearness * strength;
      if (value > best[link.need]) {
        best[link.need] = value;
        carrier[link.need] = &stated;
      }
    }
  }
  if (!any) return result;
  double most = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const double part = weights_[i] * best[i];
    result.probability += part;
    if (part > most) {
      most = part;
      result.topic = carrier[i]->topic;
      result.verify_time = carrier[i]->verify_time;
    }
  }
  return result;
}

double NeedIndex::right(const Moment& moment, std::uint32_t contact, double stated) const {
  const belief::Counts counts =
      moment.topic_counts(contact, [&](std::uint32_t topic) { return relevance(topic); });
  return belief::posterior_mean(stated, moment.parameters().topic_strength, counts);
}

void NeedIndex::sources(Reach reach, std::vector<Source>& out) const {
  out.clear();
  for (std::size_t i = 0; i < near_count_; ++i) {
    Source source{near_[i].topic, 0};
    for (const Link& link : near_[i].links) {
      if (link.reach == reach) source.nearness_weight += weights_[link.need] * link.nearness;
    }
    if (source.nearness_weight > 0) out.push_back(source);
  }
  std::ranges::sort(out, [&](const Source& a, const Source& b) {
    if (a.nearness_weight != b.nearness_weight) return a.nearness_weight > b.nearness_weight;
    return tables_->topic_ids.id(a.topic) < tables_->topic_ids.id(b.topic);
  });
}

void NeedIndex::bounds(const belief::ModelParameters& parameters, Reach reach,
                       std::span<const Source> sources, std::vector<SourceBound>& out) const {
  std::array<double, kNeedTopicsMax> behind{};  // the most that later sources give each part
  out.assign(sources.size(), {});
  const double most = level_probability(parameters, model::ExpertiseLevel::kExpert);
  for (std::size_t i = sources.size(); i-- > 0;) {
    std::array<double, kNeedTopicsMax> here{};
    for (const Link& link : near_[slot_of(sources[i].topic)].links) {
      if (link.reach == reach) here[link.need] = link.nearness;
    }
    for (std::size_t level = 1; level < out[i].at_level.size(); ++level) {
      const double strength =
          level_probability(parameters, static_cast<model::ExpertiseLevel>(level));
      for (std::size_t t = 0; t < weights_.size(); ++t) {
        out[i].at_level[level] += weights_[t] * std::max(here[t] * strength, behind[t]);
      }
    }
    for (std::size_t t = 0; t < weights_.size(); ++t) {
      behind[t] = std::max(behind[t], here[t] * most);
      out[i].any += weights_[t] * behind[t];
    }
  }
}

}  // namespace veieninn::routing
