#include "engine/graph/need_outcomes.h"

#include <algorithm>
#include <utility>

#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

void keep_need_outcomes(SnapshotData& data, std::vector<NeedOutcomeRow> rows) {
  std::erase_if(rows, [&data](const NeedOutcomeRow& row) {
    const auto sequence = static_cast<std::uint32_t>(row.sequence);
    return sequence >= data.event_owner.size() || data.event_owner[sequence].value == kNone ||
           row.venture == kNone || row.topic == kNone;
  });
  data.need_outcomes = std::make_shared<const std::vector<NeedOutcomeRow>>(std::move(rows));
}

void learn_needs(SnapshotData& data) {
  const TopicTable& topics = *data.topics;
  std::vector<taxonomy::NeedOutcome> ended;
  ended.reserve(data.need_outcomes->size());
  for (const NeedOutcomeRow& row : *data.need_outcomes) {
    const std::string& topic = topics.row(row.topic).id;
    if (!topic.empty()) ended.push_back({row.venture, topic, row.words});
  }
  std::vector<taxonomy::UnlearnedWord> unlearned;
  for (std::uint32_t topic = 0; topic < topics.size(); ++topic) {
    for (const std::string& word : topics.row(topic).unlearned_words) {
      unlearned.push_back({topics.row(topic).id, word});
    }
  }
  auto associations = std::make_shared<const taxonomy::WordAssociations>(ended, unlearned);
  auto resolver = std::make_shared<const taxonomy::NeedResolver>(topics.resolver(), *associations);
  data.learned_needs = {std::move(associations), std::move(resolver),
                        std::make_shared<const EndedNeeds>(*data.need_outcomes, topics)};
}

}  // namespace veieninn::graph
