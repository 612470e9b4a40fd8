// Learned associations laid out for the resolver: from a word's term to the topics it led to.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/text_hash.h"
#include "engine/taxonomy/topic_index.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::taxonomy {

class LearnedTerms {
 public:
  LearnedTerms() = default;
  // `ids` of the topics, ascending; what was learned of others is left out, and everything when the
  // associations are not used yet. A word that always led to one topic has `impact` on it, others
  // that much of their share.
  LearnedTerms(const WordAssociations& associations, const std::vector<std::string>& ids,
               double impact);

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(postings_.size());
  }
  // 0 to size() - 1, or TopicIndex::kNone.
  [[nodiscard]] std::uint32_t find(std::string_view term) const noexcept;
  // By topic.
  [[nodiscard]] std::span<const TopicIndex::Posting> postings(std::uint32_t term) const noexcept {
    return postings_[term];
  }

 private:
  boost::unordered_flat_map<std::string, std::uint32_t, TextHash, std::equal_to<>> by_term_;
  std::vector<std::vector<TopicIndex::Posting>> postings_;
};

}  // namespace veieninn::taxonomy
