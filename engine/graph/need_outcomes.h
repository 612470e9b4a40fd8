// Where needs ended, kept in a snapshot for what can be learned of it.
#pragma once

#include <memory>
#include <vector>

#include "engine/graph/ended_needs.h"
#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::graph {

struct SnapshotData;

// What follows from topics and where needs ended. Words lead to topics by the oldest needs, all but
// less than a sixteenth of them (all, up to a thousand): learning reads every need, so it waits
// until they have grown by so much.
struct LearnedNeeds {
  std::shared_ptr<const EndedNeeds> ended;
  std::shared_ptr<const taxonomy::WordAssociations> associations;
  std::shared_ptr<const taxonomy::NeedResolver> resolver;
  std::size_t learned_from = 0;
};

// How many of `count` needs words are learned from.
[[nodiscard]] std::size_t learned_from(std::size_t count) noexcept;

// Sets data.learned_needs from data.topics and those of `rows`, in any order, whose engagement is
// in data.event_owner and whose venture and topic are not none; contacts are filled in.
void learn_needs(SnapshotData& data, std::vector<NeedOutcomeRow> rows);

// The same, moved forward: `added` come, those whose engagement is no longer in data.event_owner go
// when `some_gone`, and topics may be others.
void learn_more_needs(SnapshotData& data, std::vector<NeedOutcomeRow> added, bool some_gone,
                      bool topics_changed);

}  // namespace veieninn::graph
