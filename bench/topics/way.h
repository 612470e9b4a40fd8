// The ways from a sentence to a ranking of topics that are compared.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/topics/query_set.h"
#include "engine/model/rows.h"
#include "engine/taxonomy/resolver_parameters.h"
#include "engine/taxonomy/word_knowledge.h"

namespace veieninn::bench {

// Topic ids, best first, at most `count`.
using Ask = std::function<std::vector<std::string>(std::string_view text, std::size_t count)>;

struct Way {
  std::string name;
  Ask ask;
};

// Ours, whole.
[[nodiscard]] Way resolver_way(std::string name, const std::vector<model::Topic>& topics,
                               std::shared_ptr<const taxonomy::WordKnowledge> words,
                               const taxonomy::ResolverParameters& parameters);

// Ours, having learned from where four fifths of `queries` end, asked the last fifth; five times. A
// text that stands there twice is asked as the first.
[[nodiscard]] Way learning_way(std::string name, const std::vector<model::Topic>& topics,
                               const std::vector<Query>& queries,
                               std::shared_ptr<const taxonomy::WordKnowledge> words,
                               const taxonomy::ResolverParameters& parameters);

// Topics one of whose labels stands in the text word for word, the longest label first.
[[nodiscard]] Way exact_label_way(const std::vector<model::Topic>& topics);

// SQLite's FTS5 and its BM25: labels alone as they are written, or also hidden labels and
// everyday words, with every word as our stemmed key.
enum class FtsText { kLabels, kStemmedAll };
[[nodiscard]] Way fts5_way(std::string name, const std::vector<model::Topic>& topics, FtsText text);

// Xapian's BM25 with its Norwegian stemmer over labels, hidden labels and everyday words.
[[nodiscard]] Way xapian_way(std::string name, const std::vector<model::Topic>& topics);

}  // namespace veieninn::bench
