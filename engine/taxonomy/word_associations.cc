#include "engine/taxonomy/word_associations.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <map>
#include <tuple>
#include <utility>

#include "engine/taxonomy/topic_terms.h"

namespace veieninn::taxonomy {
namespace {

template <typename T>
void sort_and_unite(std::vector<T>& values) {
  std::ranges::sort(values);
  const auto doubles = std::ranges::unique(values);
  values.erase(doubles.begin(), doubles.end());
}

// Texts as numbers that rise with them.
class Numbering {
 public:
  explicit Numbering(std::vector<std::string> texts) : texts_(std::move(texts)) {
    sort_and_unite(texts_);
  }
  [[nodiscard]] std::uint32_t of(std::string_view text) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(texts_, text) - texts_.begin());
  }
  [[nodiscard]] std::string& operator[](std::uint32_t number) { return texts_[number]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::vector<std::string> texts_;
};

struct WordCase {
  std::uint32_t term = 0;
  std::uint32_t topic = 0;
  std::uint64_t venture = 0;
  friend auto operator<=>(const WordCase&, const WordCase&) = default;
};

// Everything that was seen, counted by number.
struct Counts {
  Numbering terms;
  Numbering topics;
  std::vector<std::string> spellings;     // by term: the shortest
  std::vector<std::int64_t> topic_cases;  // n(t)
  std::vector<WordCase> word_cases;       // differ, ascending
  std::int64_t cases = 0;                 // N
};

bool is_better_spelling(const std::string& candidate, const std::string& than) {
  if (than.empty()) return true;
  return std::pair(candidate.size(), std::string_view(candidate)) <
         std::pair(than.size(), std::string_view(than));
}

Counts count(std::span<const NeedOutcome> outcomes) {
  boost::unordered_flat_map<std::string, std::string> term_by_word;
  std::vector<std::string> terms;
  std::vector<std::string> topics;
  for (const NeedOutcome& outcome : outcomes) {
    topics.emplace_back(outcome.topic);
    for (const std::string& word : outcome.words) {
      const auto [known, is_new] = term_by_word.try_emplace(word);
      if (!is_new) continue;
      known->second = learned_term(word);
      terms.push_back(known->second);
    }
  }
  Counts all{Numbering(std::move(terms)), Numbering(std::move(topics)), {}, {}, {}, 0};
  all.spellings.resize(all.terms.size());
  all.topic_cases.resize(all.topics.size(), 0);
  for (const auto& [word, term] : term_by_word) {
    std::string& spelling = all.spellings[all.terms.of(term)];
    if (is_better_spelling(word, spelling)) spelling = word;
  }
  std::vector<std::pair<std::uint32_t, std::uint64_t>> cases;
  for (const NeedOutcome& outcome : outcomes) {
    const std::uint32_t topic = all.topics.of(outcome.topic);
    cases.emplace_back(topic, outcome.venture);
    for (const std::string& word : outcome.words) {
      all.word_cases.push_back(
          {all.terms.of(term_by_word.find(word)->second), topic, outcome.venture});
    }
  }
  sort_and_unite(cases);
  sort_and_unite(all.word_cases);
  for (const auto& [topic, venture] : cases) ++all.topic_cases[topic];
  all.cases = static_cast<std::int64_t>(cases.size());
  return all;
}

// Largest share first.
bool leads_more(const WordAssociation& a, const WordAssociation& b) {
  return a.share != b.share ? a.share > b.share : a.topic < b.topic;
}

bool is_told_more_often(const WordAssociation& a, const WordAssociation& b) {
  return std::tie(b.cases, a.term, a.topic) < std::tie(a.cases, b.term, b.topic);
}

// What is learned of the word whose cases are `of_word`.
std::vector<WordAssociation> learned_of(std::span<const WordCase> of_word, Counts& all,
                                        const LearningParameters& parameters) {
  std::vector<WordAssociation> learned;
  const auto word_cases = static_cast<std::int64_t>(of_word.size());
  for (auto first = of_word.begin(); first != of_word.end();) {
    const auto last =
        std::ranges::upper_bound(first, of_word.end(), first->topic, {}, &WordCase::topic);
    const auto together = static_cast<std::int64_t>(last - first);
    const double prior =
        static_cast<double>(all.topic_cases[first->topic]) / static_cast<double>(all.cases);
    const double share = (static_cast<double>(together) + parameters.prior_strength * prior) /
                         (static_cast<double>(word_cases) + parameters.prior_strength);
    if (together >= parameters.least_ventures && share >= parameters.least_lift * prior) {
      learned.push_back({all.terms[first->term], all.spellings[first->term],
                         all.topics[first->topic], together, word_cases, share});
    }
    first = last;
  }
  std::ranges::sort(learned, leads_more);
  if (learned.size() > parameters.topics_a_word) learned.resize(parameters.topics_a_word);
  return learned;
}

}  // namespace

std::string learned_term(std::string_view word) {
  return term_of(StemLanguage::kNorwegian, word, true);
}

WordAssociations::WordAssociations(std::span<const NeedOutcome> outcomes,
                                   std::span<const UnlearnedWord> unlearned,
                                   const LearningParameters& parameters)
    : least_cases_(parameters.least_cases) {
  Counts all = count(outcomes);
  case_count_ = all.cases;
  std::vector<std::pair<std::string, std::string_view>> unwanted;
  unwanted.reserve(unlearned.size());
  for (const UnlearnedWord& one : unlearned) {
    unwanted.emplace_back(learned_term(one.word), one.topic);
  }
  std::ranges::sort(unwanted);
  const std::span<const WordCase> cases = all.word_cases;
  for (auto first = cases.begin(); first != cases.end();) {
    const auto last =
        std::ranges::upper_bound(first, cases.end(), first->term, {}, &WordCase::term);
    for (WordAssociation& one : learned_of({first, last}, all, parameters)) {
      const std::pair<std::string, std::string_view> pair(one.term, one.topic);
      if (!std::ranges::binary_search(unwanted, pair)) learned_.push_back(std::move(one));
    }
    first = last;
  }
  if (learned_.size() > parameters.associations_max) {
    std::ranges::sort(learned_, is_told_more_often);
    learned_.resize(parameters.associations_max);
  }
  std::ranges::sort(learned_, [](const WordAssociation& a, const WordAssociation& b) {
    return std::tie(a.term, a.topic) < std::tie(b.term, b.topic);
  });
}

}  // namespace veieninn::taxonomy
