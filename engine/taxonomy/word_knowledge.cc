#include "engine/taxonomy/word_knowledge.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/taxonomy/everyday_words.h"
#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kFormLettersMin = 3;
constexpr std::size_t kPartLettersMin = 3;
constexpr std::size_t kInflectedPartLettersMin = 4;
constexpr std::size_t kCompoundLettersMin = 7;
constexpr std::size_t kCompoundLettersMax = 40;
constexpr std::size_t kHalfSplitLettersMin = 8;  // a part that may itself be put together
constexpr int kDepthMax = 3;

// Endings and prefixes that word lists hold as words.
constexpr auto kNoParts = std::to_array<std::string_view>({
    "ane", "are",  "asjon", "den", "der",  "det", "elle", "else",  "els", "ende",
    "ene", "eren", "ers",   "ens", "het",  "ige", "iske", "inger", "ing", "isk",
    "lig", "lse",  "ning",  "sen", "sjon", "ter", "ters", "tens",  "tet", "nes",
});

std::uint64_t hash_of(std::string_view text) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash ^ (hash >> 29U);
}

bool begins_letter(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t letters_in(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_letter));
}

std::string norwegian_key(std::string_view spelling) {
  return stemmer_of_thread(StemLanguage::kNorwegian).key_of(spelling);
}

bool is_no_part(std::string_view part) {
  return std::ranges::find(kNoParts, part) != kNoParts.end();
}

// What may stand between two halves and belongs to neither.
bool is_binding(char letter) { return letter == 's' || letter == 'e'; }

}  // namespace

WordKnowledge::WordKnowledge(std::span<const std::string> word_forms,
                             std::span<const ThesaurusEntry> thesaurus) {
  forms_.reserve(word_forms.size());
  keys_.reserve(word_forms.size());
  const auto add = [this](std::string_view text) {
    for (const Word& word : words_of(text)) {
      if (letters_in(word.spelling) < kFormLettersMin) continue;
      forms_.insert(hash_of(folded(word.spelling)));
      keys_.insert(hash_of(norwegian_key(word.spelling)));
    }
  };
  for (const std::string& form : word_forms) add(form);
  for (const model::LocalizedText& word : all_everyday_words()) {
    if (word.language != "en") add(word.text);
  }
  for (const ThesaurusEntry& entry : thesaurus) {
    const std::vector<Word> headword = words_of(entry.word);
    if (headword.size() != 1) continue;
    std::vector<std::string>& keys = synonyms_[norwegian_key(headword[0].spelling)];
    for (const std::string& synonym : entry.synonyms) {
      const std::vector<Word> words = words_of(synonym);
      if (words.size() == 1 && !is_stop_word(words[0].spelling)) {
        keys.push_back(norwegian_key(words[0].spelling));
      }
    }
    std::ranges::sort(keys);
    const auto doubles = std::ranges::unique(keys);
    keys.erase(doubles.begin(), doubles.end());
  }
}

std::shared_ptr<const WordKnowledge> WordKnowledge::built_in() {
  static const auto knowledge = std::make_shared<const WordKnowledge>(
      std::span<const std::string>(), std::span<const ThesaurusEntry>());
  return knowledge;
}

bool WordKnowledge::is_word(std::string_view spelling) const {
  return is_form(spelling) || keys_.contains(hash_of(norwegian_key(spelling)));
}

std::span<const std::string> WordKnowledge::synonyms_of(std::string_view key) const {
  const auto found = synonyms_.find(key);
  if (found == synonyms_.end()) return {};
  return found->second;
}

bool WordKnowledge::is_form(std::string_view part) const {
  return forms_.contains(hash_of(folded(part)));
}

bool WordKnowledge::is_form_or_inflected(std::string_view part) const {
  return is_form(part) || (letters_in(part) >= kInflectedPartLettersMin &&
                           keys_.contains(hash_of(norwegian_key(part))));
}

struct WordKnowledge::Halves {
  std::string_view first;
  std::string_view second;
  std::size_t shorter = 0;  // letters of the shorter half; 0: no halves
};

WordKnowledge::Halves WordKnowledge::best_halves_at(std::string_view word, std::size_t at,
                                                    std::size_t shorter_min) const {
  const std::string_view first = word.substr(0, at);
  if (is_no_part(first) || !is_form(first)) return {};
  const std::size_t first_letters = letters_in(first);
  for (const std::size_t binding : {std::size_t{0}, std::size_t{1}}) {
    if (binding == 1 && !is_binding(word[at])) break;
    const std::string_view second = word.substr(at + binding);
    const std::size_t second_letters = letters_in(second);
    const std::size_t shorter = std::min(first_letters, second_letters);
    if (second_letters < kPartLettersMin || shorter < shorter_min) continue;
    if (!is_no_part(second) && is_form_or_inflected(second)) return {first, second, shorter};
  }
  return {};
}

WordKnowledge::Halves WordKnowledge::best_halves(std::string_view word) const {
  Halves best;
  const std::size_t letters = letters_in(word);
  std::size_t first_letters = 0;
  for (std::size_t at = 1; at < word.size(); ++at) {
    if (!begins_letter(word[at])) continue;
    ++first_letters;
    // From here on the second half is the shorter one, and no longer than the best's.
    if (letters - first_letters <= best.shorter) break;
    if (first_letters < kPartLettersMin || first_letters <= best.shorter) continue;
    const Halves here = best_halves_at(word, at, best.shorter + 1);
    if (here.shorter > best.shorter) best = here;
  }
  return best;
}

// A known word at the end, after what falls into two: eldre|omsorg|s|senter.
WordKnowledge::Halves WordKnowledge::halves_before_known_end(std::string_view word) const {
  for (std::size_t at = word.size() - 1; at > kPartLettersMin; --at) {
    const std::string_view second = word.substr(at);
    if (!begins_letter(word[at]) || letters_in(second) < kInflectedPartLettersMin) continue;
    if (is_no_part(second) || !is_form(second)) continue;
    for (const std::size_t binding : {std::size_t{0}, std::size_t{1}}) {
      if (binding == 1 && !is_binding(word[at - 1])) break;
      const std::string_view first = word.substr(0, at - binding);
      if (best_halves(first).shorter > 0) return {first, second, letters_in(second)};
    }
  }
  return {};
}

void WordKnowledge::split(std::string_view word, int depth, std::vector<std::string>& parts) const {
  Halves halves = best_halves(word);
  if (halves.shorter == 0) halves = halves_before_known_end(word);
  if (halves.shorter == 0) return;
  for (const std::string_view half : {halves.first, halves.second}) {
    parts.emplace_back(half);
    if (depth > 1 && letters_in(half) >= kHalfSplitLettersMin) split(half, depth - 1, parts);
  }
}

std::vector<std::string> WordKnowledge::parts_of(std::string_view spelling) const {
  const std::string word = norwegian_letters(spelling);
  const std::size_t letters = letters_in(word);
  std::vector<std::string> parts;
  if (letters < kCompoundLettersMin || letters > kCompoundLettersMax) return parts;
  split(word, kDepthMax, parts);
  return parts;
}

}  // namespace veieninn::taxonomy
