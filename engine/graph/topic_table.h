// All topics, what is near each, and the matcher of sentences. Rebuilt whole when any topic
// changes: thousands at most, and milliseconds.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/belief/model_parameters.h"
#include "engine/model/rows.h"
#include "engine/taxonomy/need_matcher.h"
#include "engine/taxonomy/topic_neighbourhood.h"

namespace veieninn::graph {

class TopicTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  // As AreaTable::next: dense ids stay, gone rows become empty ones.
  [[nodiscard]] static std::shared_ptr<const TopicTable> next(
      const TopicTable* base, std::vector<model::Topic> changed,
      const std::vector<std::string>& gone, const belief::ModelParameters& parameters);

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(rows_.size());
  }
  [[nodiscard]] const model::Topic& row(std::uint32_t topic) const noexcept { return rows_[topic]; }
  [[nodiscard]] std::uint32_t find(std::string_view id) const noexcept;
  [[nodiscard]] const std::vector<taxonomy::NearTopic>& near(std::uint32_t topic) const noexcept {
    return near_[topic];
  }
  [[nodiscard]] const taxonomy::NeedMatcher& matcher() const noexcept { return *matcher_; }

 private:
  std::vector<model::Topic> rows_;
  boost::unordered_flat_map<std::string_view, std::uint32_t> by_id_;
  std::vector<std::vector<taxonomy::NearTopic>> near_;
  std::unique_ptr<const taxonomy::NeedMatcher> matcher_;
};

}  // namespace veieninn::graph
