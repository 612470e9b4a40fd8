#include "engine/taxonomy/topic_index.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace veieninn::taxonomy {
namespace {

struct Weighed {
  std::uint32_t term = 0;
  double weight = 0;
  MatchKind kind = MatchKind::kLabel;
  bool is_own = false;
};

double idf_of(double topics, double frequency) {
  return std::log(1 + (topics - frequency + 0.5) / (frequency + 0.5));
}

// A topic's own terms and what it has of its broader ones', one a term.
std::vector<Weighed> with_broader(std::vector<Weighed> weighed) {
  std::ranges::stable_sort(weighed, [](const Weighed& a, const Weighed& b) {
    return a.term != b.term ? a.term < b.term : a.is_own > b.is_own;
  });
  std::vector<Weighed> merged;
  for (const Weighed& one : weighed) {
    if (!merged.empty() && merged.back().term == one.term) {
      merged.back().weight += one.weight;
    } else {
      merged.push_back(one);
    }
  }
  return merged;
}

}  // namespace

TopicIndex::TopicIndex(const std::vector<IndexedTopic>& topics,
                       const ResolverParameters& parameters)
    : topic_count_(static_cast<std::uint32_t>(topics.size())) {
  intern(topics);
  lay_postings(topics, parameters);
  lay_phrases(topics);
  lay_spellings(topics);
}

void TopicIndex::intern(const std::vector<IndexedTopic>& topics) {
  sources_.reserve(topics.size());
  for (const IndexedTopic& topic : topics) {
    sources_.push_back(topic.terms);
    for (const TopicTerm& term : topic.terms->terms) terms_.emplace_back(term.term);
  }
  std::ranges::sort(terms_);
  const auto doubles = std::ranges::unique(terms_);
  terms_.erase(doubles.begin(), doubles.end());
  by_term_.reserve(terms_.size());
  for (std::uint32_t i = 0; i < terms_.size(); ++i) by_term_.emplace(terms_[i], i);
}

void TopicIndex::lay_postings(const std::vector<IndexedTopic>& topics,
                              const ResolverParameters& parameters) {
  std::vector<std::vector<Weighed>> own(topics.size());
  std::vector<double> lengths(topics.size(), 0);
  std::vector<std::uint32_t> frequencies(terms_.size(), 0);
  double mean = 0;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    for (const TopicTerm& term : topics[i].terms->terms) {
      own[i].push_back({find(term.term), term.weight, term.kind, true});
      ++frequencies[own[i].back().term];
      lengths[i] += term.weight;
    }
    mean += lengths[i] / static_cast<double>(topics.size());
  }
  const auto n = static_cast<double>(topics.size());
  idf_.reserve(terms_.size());
  for (const std::uint32_t frequency : frequencies) {
    idf_.push_back(idf_of(n, frequency));
  }
  std::vector<std::vector<Posting>> by_term(terms_.size());
  for (std::uint32_t i = 0; i < topics.size(); ++i) {
    std::vector<Weighed> all = own[i];
    if (parameters.broader > 0) {
      for (const std::uint32_t broader : topics[i].broader) {
        for (Weighed term : own[broader]) {
          term.weight *= parameters.broader;
          term.kind = MatchKind::kNeighbourhood;
          term.is_own = false;
          all.push_back(term);
        }
      }
    }
    const double k =
        parameters.saturation *
        (1 - parameters.length + parameters.length * (mean > 0 ? lengths[i] / mean : 1));
    for (const Weighed& term : with_broader(std::move(all))) {
      const double impact =
          idf_[term.term] * term.weight * (1 + parameters.saturation) / (term.weight + k);
      by_term[term.term].push_back({impact, i, term.kind, term.is_own});
    }
  }
  posting_offsets_.push_back(0);
  for (const std::vector<Posting>& postings : by_term) {
    postings_.insert(postings_.end(), postings.begin(), postings.end());
    posting_offsets_.push_back(static_cast<std::uint32_t>(postings_.size()));
  }
}

void TopicIndex::lay_phrases(const std::vector<IndexedTopic>& topics) {
  std::vector<std::vector<Phrase>> by_term(terms_.size());
  labels_.resize(topics.size());
  for (std::uint32_t i = 0; i < topics.size(); ++i) {
    for (const TopicPhrase& phrase : topics[i].terms->phrases) {
      const auto first = static_cast<std::uint32_t>(phrase_terms_.size());
      for (const std::string& term : phrase.terms) phrase_terms_.push_back(find(term));
      const auto terms = std::span(phrase_terms_).subspan(first);
      const std::uint32_t rarest = *std::ranges::max_element(
          terms, {}, [this](std::uint32_t term) { return std::pair(idf_[term], term); });
      by_term[rarest].push_back(
          {i, first, static_cast<std::uint32_t>(terms.size()), phrase.weight});
    }
    for (const std::vector<std::string>& label : topics[i].terms->labels) {
      std::vector<std::uint32_t>& terms = labels_[i].emplace_back();
      for (const std::string& term : label) terms.push_back(find(term));
    }
  }
  phrase_offsets_.push_back(0);
  for (const std::vector<Phrase>& phrases : by_term) {
    phrases_.insert(phrases_.end(), phrases.begin(), phrases.end());
    phrase_offsets_.push_back(static_cast<std::uint32_t>(phrases_.size()));
  }
}

void TopicIndex::lay_spellings(const std::vector<IndexedTopic>& topics) {
  std::vector<std::pair<std::string_view, std::uint32_t>> spelled;
  spelled.reserve(terms_.size());
  for (std::uint32_t i = 0; i < terms_.size(); ++i) spelled.emplace_back(terms_[i], i);
  for (const IndexedTopic& topic : topics) {
    for (const TopicSpelling& one : topic.terms->spellings) {
      spelled.emplace_back(one.spelling, find(one.term));
    }
  }
  std::ranges::sort(spelled);
  const auto doubles = std::ranges::unique(spelled);
  spelled.erase(doubles.begin(), doubles.end());
  for (const auto& [spelling, term] : spelled) {
    spellings_.push_back(spelling);
    spelled_terms_.push_back(term);
  }
  spelling_ = std::make_unique<const SpellingIndex>(spellings_);
}

std::vector<std::uint32_t> TopicIndex::near(std::string_view spelling) const {
  constexpr std::size_t kNearMax = 4;
  std::vector<std::uint32_t> terms;
  for (const std::uint32_t one : spelling_->near(spelling)) terms.push_back(spelled_terms_[one]);
  std::ranges::sort(terms);
  const auto doubles = std::ranges::unique(terms);
  terms.erase(doubles.begin(), doubles.end());
  if (terms.size() > kNearMax) terms.resize(kNearMax);
  return terms;
}

double TopicIndex::rarest_idf() const noexcept { return idf_of(topic_count_, 1); }

std::uint32_t TopicIndex::find(std::string_view term) const noexcept {
  const auto found = by_term_.find(term);
  return found == by_term_.end() ? kNone : found->second;
}

std::span<const TopicIndex::Posting> TopicIndex::postings(std::uint32_t term) const noexcept {
  return std::span(postings_).subspan(posting_offsets_[term],
                                      posting_offsets_[term + 1] - posting_offsets_[term]);
}

std::span<const TopicIndex::Phrase> TopicIndex::phrases(std::uint32_t term) const noexcept {
  return std::span(phrases_).subspan(phrase_offsets_[term],
                                     phrase_offsets_[term + 1] - phrase_offsets_[term]);
}

}  // namespace veieninn::taxonomy
