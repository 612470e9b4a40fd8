#include "engine/graph/ended_needs.h"

#include <algorithm>
#include <utility>

#include "engine/graph/need_outcomes.h"
#include "engine/graph/topic_table.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::graph {
namespace {

std::int64_t count_until(std::span<const std::int64_t> times, std::int64_t as_of) noexcept {
  return std::ranges::upper_bound(times, as_of) - times.begin();
}

}  // namespace

EndedNeeds::EndedNeeds(std::span<const NeedOutcomeRow> rows, const TopicTable& topics) {
  needs_.reserve(rows.size());
  for (const NeedOutcomeRow& row : rows) {
    const model::Topic& topic = topics.row(row.topic);
    if (topic.id.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(terms_.size());
    for (const std::string& word : row.words) {
      std::string stem = taxonomy::learned_term(word);
      const auto is_same = [&](const std::string& other) {
        return taxonomy::learned_term(other) == stem;
      };
      if (std::ranges::any_of(topic.unlearned_words, is_same)) continue;
      const auto next = static_cast<Term>(by_stem_.size());
      terms_.push_back(by_stem_.try_emplace(std::move(stem), next).first->second);
    }
    const auto own = terms_.begin() + begin;
    std::sort(own, terms_.end());
    terms_.erase(std::unique(own, terms_.end()), terms_.end());
    term_times_.resize(by_stem_.size());
    for (auto term = terms_.begin() + begin; term != terms_.end(); ++term) {
      term_times_[*term].push_back(row.time);
    }
    times_.push_back(row.time);
    needs_.push_back({row.sequence, begin, static_cast<std::uint32_t>(terms_.size())});
  }
  std::ranges::sort(needs_, {}, &Need::sequence);
  std::ranges::sort(times_);
  for (std::vector<std::int64_t>& times : term_times_) std::ranges::sort(times);
}

EndedNeeds::Term EndedNeeds::term_of(std::string_view word) const {
  const auto found = by_stem_.find(taxonomy::learned_term(word));
  return found == by_stem_.end() ? kNoTerm : found->second;
}

std::span<const EndedNeeds::Term> EndedNeeds::terms_of(std::int64_t sequence) const noexcept {
  const auto found = std::ranges::lower_bound(needs_, sequence, {}, &Need::sequence);
  if (found == needs_.end() || found->sequence != sequence) return {};
  return std::span(terms_).subspan(found->terms_begin, found->terms_end - found->terms_begin);
}

std::int64_t EndedNeeds::count(std::int64_t as_of) const noexcept {
  return count_until(times_, as_of);
}

std::int64_t EndedNeeds::count(Term term, std::int64_t as_of) const noexcept {
  return term == kNoTerm ? 0 : count_until(term_times_[term], as_of);
}

}  // namespace veieninn::graph
