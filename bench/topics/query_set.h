// Sentences with the topics that they are about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"

namespace veieninn::bench {

struct Query {
  std::string text;
  std::vector<std::string> expected;  // topic ids
  std::string language;               // nb, nn, en; empty: not said
};

// Topics of a SKOS file or of a documented table of topics. Prints what is wrong and ends the
// program when it cannot be used.
[[nodiscard]] std::vector<model::Topic> read_taxonomy(const std::string& path);

// Lines of text, expected topic ids joined by `|`, and optionally a language, parted by tabs; a
// first line that begins with "text" and a tab is a header, lines that begin with # are remarks. An
// id may be written as in a Los URI (`ord/bot`) or as in a resource name (`ord-bot`).
[[nodiscard]] std::vector<Query> read_queries(const std::string& path,
                                              const std::vector<model::Topic>& topics);

// Each topic's note in each of nb and nn as a query for that topic; takes the notes off.
[[nodiscard]] std::vector<Query> take_notes(std::vector<model::Topic>& topics);

// Each query with one typing error in every word of five letters or more that is no stop word:
// a letter left out, doubled, replaced or swapped with the next, by the seed.
[[nodiscard]] std::vector<Query> mistyped(std::vector<Query> queries, std::uint64_t seed);

}  // namespace veieninn::bench
