#include "engine/taxonomy/learned_terms.h"

#include <algorithm>

namespace veieninn::taxonomy {

LearnedTerms::LearnedTerms(const WordAssociations& associations,
                           const std::vector<std::string>& ids, double impact) {
  if (!associations.is_used()) return;
  for (const WordAssociation& one : associations.learned()) {
    const auto place = std::ranges::lower_bound(ids, one.topic);
    if (place == ids.end() || *place != one.topic) continue;
    const auto topic = static_cast<std::uint32_t>(place - ids.begin());
    const auto [known, is_new] = by_term_.try_emplace(one.term, size());
    if (is_new) postings_.emplace_back();
    postings_[known->second].push_back({impact * one.share, topic, MatchKind::kLearned, true});
  }
}

std::uint32_t LearnedTerms::find(std::string_view term) const noexcept {
  const auto found = by_term_.find(term);
  return found == by_term_.end() ? TopicIndex::kNone : found->second;
}

}  // namespace veieninn::taxonomy
