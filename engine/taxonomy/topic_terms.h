// A topic's own texts as the terms by which it is found. Depends on the one topic alone, so that a
// change to another costs it nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"
#include "engine/taxonomy/match_kind.h"
#include "engine/taxonomy/resolver_parameters.h"
#include "engine/taxonomy/text_normalizer.h"
#include "engine/taxonomy/word_knowledge.h"

namespace veieninn::taxonomy {

// The key of a word in a stemming language, told apart from the same letters in another; without
// stemming, the folded word.
[[nodiscard]] std::string term_of(StemLanguage language, std::string_view spelling, bool stemming);

// The term of a word that counts only as it is written, such as IT.
[[nodiscard]] std::string term_as_written(std::string_view written);

struct TopicTerm {
  std::string term;
  double weight = 0;
  MatchKind kind = MatchKind::kLabel;
};

// A text of several words.
struct TopicPhrase {
  std::vector<std::string> terms;  // differ, ascending
  double weight = 0;
};

// A word as it is spelled where the topic has it, so that a typing error is told from an ending.
struct TopicSpelling {
  std::string spelling;  // as a term without stemming
  std::string term;
  friend auto operator<=>(const TopicSpelling&, const TopicSpelling&) = default;
};

struct TopicTerms {
  std::vector<TopicTerm> terms;                  // one a term, the heaviest; ascending by term
  std::vector<TopicPhrase> phrases;              // by their terms
  std::vector<std::vector<std::string>> labels;  // the terms of each label
  std::vector<TopicSpelling> spellings;          // differ, ascending
};

[[nodiscard]] TopicTerms terms_of(const model::Topic& topic, const WordKnowledge& words,
                                  const ResolverParameters& parameters);

}  // namespace veieninn::taxonomy
