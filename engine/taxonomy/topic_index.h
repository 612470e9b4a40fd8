// All topics' terms turned round: from a term to the topics it speaks for, and how strongly.
//
// A topic is a document whose words are its own and, less, its broader topics'. The impact of a
// term on a topic is BM25's, known before any need is asked:
//
//     impact(q, t) = idf(q) * v(q, t) * (1 + k1) / (v(q, t) + k1 * (1 - b + b * length(t) / mean))
//     idf(q)       = ln(1 + (n - df(q) + 0.5) / (df(q) + 0.5))
//
// where v is the weight of the term in the topic (topic_terms.h), length(t) the sum of its own, n
// the number of topics and df how many have the term themselves. Robertson and Zaragoza, "The
// Probabilistic Relevance Framework: BM25 and Beyond", 2009, with weighted fields.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/match_kind.h"
#include "engine/taxonomy/resolver_parameters.h"
#include "engine/taxonomy/spelling_index.h"
#include "engine/taxonomy/text_hash.h"
#include "engine/taxonomy/topic_terms.h"

namespace veieninn::taxonomy {

// A topic as the index takes it in.
struct IndexedTopic {
  std::string_view id;
  std::shared_ptr<const TopicTerms> terms;
  std::vector<std::uint32_t> broader;  // positions among the indexed topics
};

class TopicIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  struct Posting {
    double impact = 0;
    std::uint32_t topic = 0;
    MatchKind kind = MatchKind::kLabel;
    bool is_own = false;  // the topic has the term itself
  };
  // A text of several words, filed under its rarest term.
  struct Phrase {
    std::uint32_t topic = 0;
    std::uint32_t first = 0;  // its terms, in phrase_terms()
    std::uint32_t count = 0;
    double weight = 0;
  };

  TopicIndex(const std::vector<IndexedTopic>& topics, const ResolverParameters& parameters);
  TopicIndex(const TopicIndex&) = delete;
  TopicIndex& operator=(const TopicIndex&) = delete;

  [[nodiscard]] std::uint32_t topic_count() const noexcept { return topic_count_; }
  [[nodiscard]] std::uint32_t term_count() const noexcept {
    return static_cast<std::uint32_t>(terms_.size());
  }
  [[nodiscard]] std::uint32_t find(std::string_view term) const noexcept;
  [[nodiscard]] double idf(std::uint32_t term) const noexcept { return idf_[term]; }
  // The idf of a term that one topic alone has.
  [[nodiscard]] double rarest_idf() const noexcept;
  // By topic.
  [[nodiscard]] std::span<const Posting> postings(std::uint32_t term) const noexcept;
  [[nodiscard]] std::span<const Phrase> phrases(std::uint32_t term) const noexcept;
  [[nodiscard]] std::span<const std::uint32_t> terms_of(const Phrase& phrase) const noexcept {
    return std::span(phrase_terms_).subspan(phrase.first, phrase.count);
  }
  // The terms of each of a topic's labels.
  [[nodiscard]] std::span<const std::vector<std::uint32_t>> labels(
      std::uint32_t topic) const noexcept {
    return labels_[topic];
  }
  // Terms with a spelling one typing error away from `spelling` (a term without stemming), or that
  // are themselves; ascending, at most 4.
  [[nodiscard]] std::vector<std::uint32_t> near(std::string_view spelling) const;

 private:
  void intern(const std::vector<IndexedTopic>& topics);
  void lay_postings(const std::vector<IndexedTopic>& topics, const ResolverParameters& parameters);
  void lay_phrases(const std::vector<IndexedTopic>& topics);
  void lay_spellings(const std::vector<IndexedTopic>& topics);

  std::uint32_t topic_count_ = 0;
  std::vector<std::shared_ptr<const TopicTerms>> sources_;  // own the terms' characters
  std::vector<std::string_view> terms_;
  boost::unordered_flat_map<std::string_view, std::uint32_t, TextHash> by_term_;
  std::vector<double> idf_;
  std::vector<std::uint32_t> posting_offsets_;
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> phrase_offsets_;
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> phrase_terms_;
  std::vector<std::vector<std::vector<std::uint32_t>>> labels_;
  std::vector<std::string_view> spellings_;
  std::vector<std::uint32_t> spelled_terms_;  // by spelling
  std::unique_ptr<const SpellingIndex> spelling_;
};

}  // namespace veieninn::taxonomy
