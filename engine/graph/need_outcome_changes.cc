#include "engine/graph/need_outcome_changes.h"

#include <utility>
#include <vector>

#include "engine/graph/named_rows.h"

namespace veieninn::graph {

void change_need_outcomes(SnapshotData& data, const RowChanges& changes) {
  std::vector<NeedOutcomeRow> added;
  for (const model::Engagement& row : changes.engagements) {
    if (row.need_words.empty()) continue;
    added.push_back({row.sequence, row.time.unix_seconds, venture_of(data, row.venture), kNone,
                     data.topics->find(row.topic), row.need_words});
  }
  const bool some_gone = !changes.gone_engagements.empty() || !changes.gone_contacts.empty();
  const bool topics_changed = !changes.topics.empty() || !changes.gone_topics.empty();
  if (added.empty() && !some_gone && !topics_changed) return;
  learn_more_needs(data, std::move(added), some_gone, topics_changed);
}

}  // namespace veieninn::graph
