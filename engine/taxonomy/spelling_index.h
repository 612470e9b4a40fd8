// Terms one typing error away: a letter too many, too few, wrong, or two swapped.
//
// By deletes, after Garbe's SymSpell (2012): two words are one error apart only if they meet when a
// letter is left out of one or both, so every term is kept under itself and under itself without
// each of its letters, and a word is looked up the same way; what meets is then compared (optimal
// string alignment distance, Boytsov, ACM JEA 16, 2011).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veieninn::taxonomy {

class SpellingIndex {
 public:
  // `terms` must outlive this; those of fewer than 4 letters are not repaired to.
  explicit SpellingIndex(std::span<const std::string_view> terms);

  // Positions of the terms one error away from `term`, ascending.
  [[nodiscard]] std::vector<std::uint32_t> near(std::string_view term) const;

 private:
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t term = 0;
  };
  std::span<const std::string_view> terms_;
  std::vector<Entry> entries_;  // by hash, then term
};

// Whether one error, and no less, makes one of the other. In bytes: terms are folded.
[[nodiscard]] bool is_one_error_apart(std::string_view a, std::string_view b) noexcept;

}  // namespace veieninn::taxonomy
