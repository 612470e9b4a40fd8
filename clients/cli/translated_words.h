// Tables from an enumerator to words in nb, nn and en.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace veieninn::cli {

struct TranslatedWords {
  std::string_view nb;
  std::string_view nn;
  std::string_view en;
};

template <typename Key>
struct WordEntry {
  Key key;
  TranslatedWords words;
};

// In `language`, en for any but nb and nn; empty where the table has no such key.
template <typename Key, std::size_t size>
[[nodiscard]] std::string_view find_words(const std::array<WordEntry<Key>, size>& entries, Key key,
                                          std::string_view language) noexcept {
  const auto* found = std::find_if(entries.begin(), entries.end(),
                                   [&](const WordEntry<Key>& entry) { return entry.key == key; });
  if (found == entries.end()) return {};
  if (language == "nb") return found->words.nb;
  return language == "nn" ? found->words.nn : found->words.en;
}

}  // namespace veieninn::cli
