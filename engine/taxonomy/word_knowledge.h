// What is known of words beside the topics' labels: which there are, what they are put together
// from, and which mean much the same.
//
// Made from word lists and a thesaurus at start (service/dictionaries reads Debian's); without any
// it knows the words of everyday_words.tsv alone, and works less well. Immutable; any number of
// threads may ask it at once.
//
// Compounds are taken apart as Koehn and Knight do (Empirical Methods for Compound Splitting, EACL
// 2003), in a simpler form: of all places where a word falls into two known words, with nothing,
// -s- or -e- between them, the one whose shorter half is longest; then each half again. The lists
// know no frequencies, and a long shorter half keeps accidental halves ("barne|hager") out.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/text_hash.h"

namespace veieninn::taxonomy {

// A Norwegian headword and words that can stand for it, in UTF-8.
struct ThesaurusEntry {
  std::string word;
  std::vector<std::string> synonyms;
};

class WordKnowledge {
 public:
  // `word_forms`: Norwegian words as they are written, in any order, doubles allowed; what is no
  // word of at least three letters is passed over.
  WordKnowledge(std::span<const std::string> word_forms, std::span<const ThesaurusEntry> thesaurus);

  // Without word lists and thesaurus.
  [[nodiscard]] static std::shared_ptr<const WordKnowledge> built_in();

  // Whether `spelling` (text_normalizer.h) is a Norwegian word that was written correctly; with its
  // ending, also where only its stem is known.
  [[nodiscard]] bool is_word(std::string_view spelling) const;

  // Whether a word list has `spelling` as it stands.
  [[nodiscard]] bool is_listed(std::string_view spelling) const { return is_form(spelling); }

  // The parts of a Norwegian compound, smaller parts after the ones that they are parts of; empty
  // when it is none. Words of fewer than 7 or more than 40 letters are none.
  [[nodiscard]] std::vector<std::string> parts_of(std::string_view spelling) const;

  // Norwegian keys (text_normalizer.h) of words that can stand for the one of `key`, ascending.
  [[nodiscard]] std::span<const std::string> synonyms_of(std::string_view key) const;

 private:
  struct Halves;
  [[nodiscard]] Halves best_halves(std::string_view word) const;
  [[nodiscard]] Halves best_halves_at(std::string_view word, std::size_t at,
                                      std::size_t shorter_min) const;
  [[nodiscard]] Halves halves_before_known_end(std::string_view word) const;
  [[nodiscard]] bool is_form(std::string_view part) const;
  [[nodiscard]] bool is_form_or_inflected(std::string_view part) const;
  void split(std::string_view word, int depth, std::vector<std::string>& parts) const;

  // Hashes instead of half a million strings: a collision makes one non-word pass for a word.
  boost::unordered_flat_set<std::uint64_t> forms_;  // folded
  boost::unordered_flat_set<std::uint64_t> keys_;
  boost::unordered_flat_map<std::string, std::vector<std::string>, TextHash, std::equal_to<>>
      synonyms_;
};

}  // namespace veieninn::taxonomy
