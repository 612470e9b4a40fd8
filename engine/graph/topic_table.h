// The topics' rows, which topics are near which, and the matcher made of them: seldom changed, and
// then made anew.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/belief/model_parameters.h"
#include "engine/graph/id_table.h"
#include "engine/model/rows.h"
#include "engine/taxonomy/need_matcher.h"

namespace veieninn::graph {

// Topic rows by number; null where no row stands.
using TopicRows = std::vector<std::shared_ptr<const model::Topic>>;

// How a topic stands to the needed one.
enum class Relation : std::uint8_t { kSame, kNarrower, kRelated, kBroader };

struct NearTopic {
  std::uint32_t topic = kNoNumber;
  double nearness = 0;  // (0, 1]
  Relation relation = Relation::kSame;
};

class TopicTable {
 public:
  TopicTable(TopicRows rows, const IdTable& ids, const belief::ModelParameters& parameters);

  [[nodiscard]] const TopicRows& rows() const noexcept { return rows_; }
  [[nodiscard]] bool has(std::uint32_t topic) const noexcept {
    return topic < rows_.size() && rows_[topic] != nullptr;
  }
  // Topics near `topic`, itself first. REQUIRES: has(topic).
  [[nodiscard]] const std::vector<NearTopic>& near(std::uint32_t topic) const noexcept {
    return near_[topic];
  }
  [[nodiscard]] const taxonomy::NeedMatcher& matcher() const noexcept { return *matcher_; }

 private:
  TopicRows rows_;
  std::vector<std::vector<NearTopic>> near_;
  std::unique_ptr<const taxonomy::NeedMatcher> matcher_;
};

}  // namespace veieninn::graph
