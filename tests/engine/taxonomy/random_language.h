// Small random taxonomies and sentences of the same few words, so that phrases overlap, share words
// and meet in several languages. A seeded generator in, the same text out.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"

namespace veieninn::taxonomy {

inline std::string_view random_word(std::mt19937& random, bool may_be_stop_word) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "blå",     "varer",  "skole",  "skolen", "Økonomi", "oekonomi", "rådgivning",
      "barn",    "arbeid", "work",   "sport",  "health",  "helse",    "school",
      "schools", "NAV",    "kafé’s", "og",     "var",     "the"};
  return kWords[random() % (may_be_stop_word ? kWords.size() : kWords.size() - 3)];
}

inline model::LocalizedText random_label(std::mt19937& random) {
  static constexpr std::array<const char*, 3> kLanguages = {"nb", "nn", "en"};
  model::LocalizedText label{kLanguages[random() % kLanguages.size()], {}};
  const auto words = 1 + random() % 4;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) label.text += random() % 4 == 0 ? "-" : " ";
    label.text += random_word(random, words > 1);
  }
  return label;
}

// Ids "t0", "t1", …
inline std::vector<model::Topic> random_topics(std::mt19937& random, std::size_t count) {
  std::vector<model::Topic> topics(count);
  for (std::size_t i = 0; i < count; ++i) {
    topics[i].id = "t" + std::to_string(i);
    for (auto n = random() % 3; n > 0; --n) topics[i].labels.push_back(random_label(random));
    for (auto n = random() % 3; n > 0; --n) topics[i].hidden_labels.push_back(random_label(random));
  }
  return topics;
}

inline std::string random_sentence(std::mt19937& random, std::size_t words_max) {
  static constexpr std::array<std::string_view, 6> kBetween = {" ", " ", " ", ", ", "–", " 🚲 "};
  std::string text;
  for (auto n = random() % (words_max + 1); n > 0; --n) {
    text += random_word(random, true);
    text += kBetween[random() % kBetween.size()];
  }
  return text;
}

}  // namespace veieninn::taxonomy
