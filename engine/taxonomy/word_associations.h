// Words -> topics, learned from where needs ended.
//
// A case is one venture whose need ended at one topic, however often it was recorded. Of all N
// cases, n(t) ended at topic t, n(w) had word w (by its Norwegian stem, which English words go
// through too), and n(w, t) both. What is learned of a word is the share of its cases that ended at
// the topic, drawn to the topic's own share:
//
//     share(t | w) = (n(w, t) + s * n(t) / N) / (n(w) + s)
//
// the posterior mean under a Dirichlet prior of strength s (MacKay and Peto, "A hierarchical
// Dirichlet language model", Natural Language Engineering 1995). A pair is learned when
// n(w, t) >= least_ventures and share(t | w) >= least_lift * n(t) / N. None counts before there are
// `least_cases`: little is learned from little.
//
// Bounded: a venture counts once in a pair, a word leads to at most `topics_a_word` topics (the
// largest shares), and there are at most `associations_max` (the most cases). No venture alone
// teaches anything. The same cases in any order give the same associations, to the last bit.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veieninn::taxonomy {

// Where one venture's need ended.
struct NeedOutcome {
  std::uint64_t venture = 0;           // the same number for the same venture
  std::string_view topic;              // id
  std::span<const std::string> words;  // need_words.h
};

// What a topic's registrar wants nothing learned of.
struct UnlearnedWord {
  std::string_view topic;
  std::string_view word;
};

struct LearningParameters {
  std::int64_t least_cases = 200;
  std::int64_t least_ventures = 3;
  double prior_strength = 2;  // s, in cases
  double least_lift = 2;
  std::size_t topics_a_word = 3;
  std::size_t associations_max = 20'000;
};

// The term by which a word is learned.
[[nodiscard]] std::string learned_term(std::string_view word);

struct WordAssociation {
  std::string term;             // topic_terms.h
  std::string word;             // the shortest spelling of it that was seen
  std::string topic;            // id
  std::int64_t cases = 0;       // n(w, t), which are as many ventures
  std::int64_t word_cases = 0;  // n(w)
  double share = 0;             // share(t | w)
  friend bool operator==(const WordAssociation&, const WordAssociation&) = default;
};

class WordAssociations {
 public:
  WordAssociations() = default;
  // `outcomes` in any order.
  explicit WordAssociations(std::span<const NeedOutcome> outcomes,
                            std::span<const UnlearnedWord> unlearned = {},
                            const LearningParameters& parameters = {});

  // N.
  [[nodiscard]] std::int64_t case_count() const noexcept { return case_count_; }
  // Whether there are enough cases for the associations to count.
  [[nodiscard]] bool is_used() const noexcept { return case_count_ >= least_cases_; }
  [[nodiscard]] std::int64_t least_cases() const noexcept { return least_cases_; }
  // What is learned, whether it is used or not: by term, then topic.
  [[nodiscard]] std::span<const WordAssociation> learned() const noexcept { return learned_; }

 private:
  std::int64_t case_count_ = 0;
  std::int64_t least_cases_ = LearningParameters{}.least_cases;
  std::vector<WordAssociation> learned_;
};

}  // namespace veieninn::taxonomy
