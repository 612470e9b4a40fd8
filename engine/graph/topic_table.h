// All topics, what is near each, and the resolver of needs. Rebuilt when any topic changes:
// thousands at most, and milliseconds, since the terms of unchanged topics are kept.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/belief/model_parameters.h"
#include "engine/model/rows.h"
#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/topic_neighbourhood.h"
#include "engine/taxonomy/topic_suggester.h"

namespace veieninn::graph {

class TopicTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  // As AreaTable::next: dense ids stay, gone rows become empty ones. Words are known as `words` has
  // them; with a `base`, as that has them.
  [[nodiscard]] static std::shared_ptr<const TopicTable> next(
      const TopicTable* base, std::vector<model::Topic> changed,
      const std::vector<std::string>& gone, const belief::ModelParameters& parameters,
      std::shared_ptr<const taxonomy::WordKnowledge> words = nullptr);

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(rows_.size());
  }
  [[nodiscard]] const model::Topic& row(std::uint32_t topic) const noexcept { return rows_[topic]; }
  [[nodiscard]] std::uint32_t find(std::string_view id) const noexcept;
  [[nodiscard]] const std::vector<taxonomy::NearTopic>& near(std::uint32_t topic) const noexcept {
    return near_[topic];
  }
  [[nodiscard]] const taxonomy::WordKnowledge& words() const noexcept { return *words_; }
  [[nodiscard]] const taxonomy::TopicSuggester& suggester() const noexcept { return *suggester_; }
  // Knows the topics' texts alone, and nothing that was learned (need_outcomes.h).
  [[nodiscard]] const taxonomy::NeedResolver& resolver() const noexcept { return *resolver_; }

 private:
  void make_resolver();

  std::vector<model::Topic> rows_;
  boost::unordered_flat_map<std::string_view, std::uint32_t> by_id_;
  std::vector<std::vector<taxonomy::NearTopic>> near_;
  std::shared_ptr<const taxonomy::WordKnowledge> words_;
  std::vector<std::shared_ptr<const taxonomy::TopicTerms>> terms_;
  std::unique_ptr<const taxonomy::NeedResolver> resolver_;
  std::unique_ptr<const taxonomy::TopicSuggester> suggester_;
};

}  // namespace veieninn::graph
