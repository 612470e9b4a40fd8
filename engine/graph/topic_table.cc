#include "engine/graph/topic_table.h"

#include <algorithm>

namespace veieninn::graph {
namespace {

using Links = std::vector<std::vector<std::uint32_t>>;

// Walks `links` from `near.front()`, each step times `step`, down to the least nearness.
void walk(const Links& links, double step, double least, Relation relation,
          std::vector<NearTopic>& near) {
  std::vector<NearTopic> front = {near.front()};
  for (double nearness = step; nearness >= least && !front.empty(); nearness *= step) {
    std::vector<NearTopic> next;
    for (const NearTopic& from : front) {
      for (const std::uint32_t topic : links[from.topic]) {
        if (std::ranges::find(near, topic, &NearTopic::topic) != near.end()) continue;
        next.push_back({topic, nearness, relation});
        near.push_back(next.back());
      }
    }
    front = std::move(next);
    if (relation == Relation::kRelated) break;
  }
}

}  // namespace

TopicTable::TopicTable(TopicRows rows, const IdTable& ids,
                       const belief::ModelParameters& parameters)
    : rows_(std::move(rows)) {
  rows_.resize(ids.size());
  Links broader(rows_.size());
  Links narrower(rows_.size());
  Links related(rows_.size());
  std::vector<model::Topic> all;
  for (const std::uint32_t topic : ids.sorted_numbers()) {
    if (!has(topic)) continue;
    all.push_back(*rows_[topic]);
    for (const std::string& id : rows_[topic]->broader) {
      const std::uint32_t above = ids.find(id);
      if (above == kNoNumber) continue;
      broader[topic].push_back(above);
      narrower[above].push_back(topic);
    }
    for (const std::string& id : rows_[topic]->related) {
      const std::uint32_t beside = ids.find(id);
      if (beside == kNoNumber) continue;
      related[topic].push_back(beside);
      related[beside].push_back(topic);
    }
  }
  near_.resize(rows_.size());
  for (std::uint32_t topic = 0; topic < rows_.size(); ++topic) {
    if (!has(topic)) continue;
    std::vector<NearTopic>& near = near_[topic];
    near.push_back({topic, 1.0, Relation::kSame});
    walk(narrower, parameters.narrower_nearness, parameters.least_nearness, Relation::kNarrower,
         near);
    walk(broader, parameters.broader_nearness, parameters.least_nearness, Relation::kBroader, near);
    walk(related, parameters.related_nearness, parameters.least_nearness, Relation::kRelated, near);
  }
  matcher_ = std::make_unique<const taxonomy::NeedMatcher>(all);
}

}  // namespace veieninn::graph
