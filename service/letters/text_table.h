// A table of texts, one for each value of an enum and in its order: whoever forgets one, or swaps
// two, is stopped by the compiler.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace veieninn::letters {

template <typename Key>
struct TextEntry {
  Key key;
  std::string_view text;
};

// REQUIRES: entry i has the key of value i and a text.
template <typename Key, std::size_t kCount>
consteval std::array<std::string_view, kCount> in_order(
    const std::array<TextEntry<Key>, kCount>& entries) {
  std::array<std::string_view, kCount> texts{};
  for (std::size_t i = 0; i < kCount; ++i) {
    if (static_cast<std::size_t>(entries[i].key) != i || entries[i].text.empty()) {
      throw "an entry is missing, empty or out of order";
    }
    texts[i] = entries[i].text;
  }
  return texts;
}

}  // namespace veieninn::letters
