// Where needs ended, kept in a snapshot for what can be learned of it.
//
// Copied whole when one comes or goes: they are as many as needs that led somewhere, and change as
// seldom.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/graph/ended_needs.h"
#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::graph {

struct SnapshotData;

struct NeedOutcomeRow {
  std::int64_t sequence = 0;  // of the engagement that says so
  std::int64_t time = 0;      // of it, unix seconds
  std::uint32_t venture = 0;  // dense ids
  std::uint32_t topic = 0;
  std::vector<std::string> words;  // taxonomy/need_words.h
};

// What follows from topics and outcomes together.
struct LearnedNeeds {
  std::shared_ptr<const taxonomy::WordAssociations> associations;
  std::shared_ptr<const taxonomy::NeedResolver> resolver;
  std::shared_ptr<const EndedNeeds> ended;
};

// Sets data.need_outcomes to those of `rows`, in any order, whose engagement is in
// data.event_owner and whose venture and topic are not none.
void keep_need_outcomes(SnapshotData& data, std::vector<NeedOutcomeRow> rows);

// Sets data.learned_needs from data.topics and data.need_outcomes.
void learn_needs(SnapshotData& data);

}  // namespace veieninn::graph
