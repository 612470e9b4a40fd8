#include "engine/taxonomy/spelling_index.h"

#include <algorithm>
#include <utility>

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kLettersMin = 4;
constexpr std::size_t kLettersMax = 40;
constexpr std::size_t kLanguageMark = 1;  // the first byte of a term says its language

class Hash {
 public:
  void add(std::string_view text) noexcept {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  [[nodiscard]] std::uint32_t value() const noexcept {
    return static_cast<std::uint32_t>(value_ ^ (value_ >> 32U));
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;  // FNV-1a
};

// Calls `take` with the hash of `term` and of `term` without each of its letters.
template <typename Take>
void each_delete(std::string_view term, Take take) {
  Hash front;
  front.add(term.substr(0, kLanguageMark));
  for (std::size_t at = kLanguageMark; at < term.size(); ++at) {
    Hash without = front;
    without.add(term.substr(at + 1));
    take(without.value());
    front.add(term.substr(at, 1));
  }
  take(front.value());
}

bool is_repairable(std::string_view term) {
  return term.size() >= kLettersMin + kLanguageMark && term.size() <= kLettersMax;
}

}  // namespace

bool is_one_error_apart(std::string_view a, std::string_view b) noexcept {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  const std::string_view rest_a(in_a, a.end());
  const std::string_view rest_b(in_b, b.end());
  if (rest_b.empty()) return false;
  if (rest_a.size() < rest_b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

SpellingIndex::SpellingIndex(std::span<const std::string_view> terms) : terms_(terms) {
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    if (!is_repairable(terms[i])) continue;
    each_delete(terms[i], [&](std::uint32_t hash) { entries_.push_back({hash, i}); });
  }
  std::ranges::sort(entries_, {},
                    [](const Entry& entry) { return std::pair(entry.hash, entry.term); });
}

std::vector<std::uint32_t> SpellingIndex::near(std::string_view term) const {
  std::vector<std::uint32_t> found;
  if (!is_repairable(term)) return found;
  each_delete(term, [&](std::uint32_t hash) {
    for (auto entry = std::ranges::lower_bound(entries_, hash, {}, &Entry::hash);
         entry != entries_.end() && entry->hash == hash; ++entry) {
      if (is_one_error_apart(terms_[entry->term], term)) found.push_back(entry->term);
    }
  });
  std::ranges::sort(found);
  const auto doubles = std::ranges::unique(found);
  found.erase(doubles.begin(), doubles.end());
  return found;
}

}  // namespace veieninn::taxonomy
