// Need -> topics: which topics a sentence is about, and which of its words say so.
//
// Each word of the need is looked up as a term of both stemming languages; a compound also as its
// parts, an unknown word as what it is one typing error away from, or as what a thesaurus puts in
// its place. A topic's score is BM25's sum over the need's terms (topic_index.h), more where a text
// of several words is found whole and where the need covers its label:
//
//     score(t) = (sum over terms q of weight(q) * impact(q, t)
//                 + text_found_whole * sum over texts found whole of weight * sum of idf)
//                * (1 + label_covered * share of t's best covered label)
//
// Topics are then taken one after the other: the best, then whichever has most of the score that
// the ones before it leave, a word that led to one of them counting less from then on (maximal
// marginal relevance, Carbonell and Goldstein, SIGIR 1998, by words instead of a similarity). The
// weights of a need are what its topics had when they were taken, put to a sum of 1. A word that
// needs were learned to end at a topic by (word_associations.h) is one more term, whose impact is
// `learned` * idf(a term of one topic alone) * share(topic | word). All sums are made in a fixed
// order: the same text, topics and associations give the same answer to the last bit.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"
#include "engine/taxonomy/learned_terms.h"
#include "engine/taxonomy/match_kind.h"
#include "engine/taxonomy/need_reading.h"
#include "engine/taxonomy/resolver_parameters.h"
#include "engine/taxonomy/topic_index.h"
#include "engine/taxonomy/word_associations.h"
#include "engine/taxonomy/word_knowledge.h"
#include "engine/taxonomy/word_lookup.h"

namespace veieninn::taxonomy {

struct MatchedWords {
  std::uint32_t start = 0;  // byte offsets in the UTF-8 text, [start, end)
  std::uint32_t end = 0;
  MatchKind kind = MatchKind::kLabel;
  friend bool operator==(const MatchedWords&, const MatchedWords&) = default;
};

struct NeedTopic {
  std::string topic;  // topic id
  double weight = 0;  // (0, 1], all add up to 1
  std::vector<MatchedWords> matched_words;
  friend bool operator==(const NeedTopic&, const NeedTopic&) = default;
};

struct RankedTopic {
  std::string topic;
  double score = 0;
};

// Immutable; any number of threads may ask it at once.
class NeedResolver {
 public:
  // REQUIRES: topics differ in id and stand by id.
  NeedResolver(const std::vector<IndexedTopic>& topics, std::shared_ptr<const WordKnowledge> words,
               const ResolverParameters& parameters = {});
  // For one use: all of `topics`, in any order.
  explicit NeedResolver(
      std::vector<model::Topic> topics,
      const std::shared_ptr<const WordKnowledge>& words = WordKnowledge::built_in(),
      const ResolverParameters& parameters = {});
  // As `base`, but with what was learned; shares the rest with it.
  NeedResolver(const NeedResolver& base, const WordAssociations& learned);

  // Topics of `text` (UTF-8, at most 4000 bytes are read, and no word that is cut there) outside
  // `names`, together with those `given` by id, heaviest first, ties by id. At most
  // kNeedTopicsMax, the heaviest, but all the given ones. Empty when nothing was understood. A
  // given topic weighs as much as the best that was found; one given twice counts once, and an
  // unknown one not at all: whoever takes in the request says so first.
  [[nodiscard]] std::vector<NeedTopic> resolve(std::string_view text,
                                               const std::vector<std::string>& given = {},
                                               std::span<const TextRange> names = {}) const;
  // The same of a text that was read before.
  [[nodiscard]] std::vector<NeedTopic> resolve(const NeedReading& reading,
                                               const std::vector<std::string>& given) const;

  // All topics that any word led to, however little, in the order in which they would be taken;
  // `score` is what each had then.
  [[nodiscard]] std::vector<RankedTopic> rank(std::string_view text, std::size_t count) const;

 private:
  struct Scores;
  struct Candidate;
  [[nodiscard]] std::vector<NeedTerm> terms_of(const NeedReading& reading) const;
  [[nodiscard]] std::uint32_t term_count() const noexcept;
  [[nodiscard]] std::span<const TopicIndex::Posting> postings(std::uint32_t term) const noexcept;
  // Null when the term does not speak for the topic.
  [[nodiscard]] const TopicIndex::Posting* posting_of(std::uint32_t term,
                                                      std::uint32_t topic) const noexcept;
  void score(const std::vector<NeedTerm>& terms, Scores& scores) const;
  void add_texts_found_whole(Scores& scores) const;
  [[nodiscard]] std::vector<Candidate> candidates(const Scores& scores, std::size_t count) const;
  void spread(const Scores& scores, std::vector<Candidate>& all) const;
  [[nodiscard]] std::vector<NeedTopic> told(const NeedReading& reading,
                                            const std::vector<NeedTerm>& terms,
                                            std::size_t given_count,
                                            std::vector<Candidate> chosen) const;
  [[nodiscard]] double covered_label(std::uint32_t topic, const Scores& scores) const;
  [[nodiscard]] std::vector<MatchedWords> matched_words(const NeedReading& reading,
                                                        const std::vector<NeedTerm>& terms,
                                                        std::uint32_t topic) const;

  std::vector<std::string> ids_;  // ascending
  std::shared_ptr<const WordKnowledge> words_;
  ResolverParameters parameters_;
  std::shared_ptr<const TopicIndex> index_;
  LearnedTerms learned_;  // their terms come after the index's
};

inline constexpr std::size_t kNeedTopicsMax = 8;

}  // namespace veieninn::taxonomy
