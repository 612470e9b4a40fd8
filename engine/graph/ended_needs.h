// The words of every need that ended somewhere, to ask whether a new need is like them.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/text_hash.h"

namespace veieninn::graph {

class TopicTable;
struct NeedOutcomeRow;

class EndedNeeds {
 public:
  // A word by its stem (taxonomy/word_associations.h: learned_term).
  using Term = std::uint32_t;
  static constexpr Term kNoTerm = 0xFFFFFFFFU;

  EndedNeeds() = default;
  // Of `rows`, in any order, those whose topic there is; without its unlearned words.
  EndedNeeds(std::span<const NeedOutcomeRow> rows, const TopicTable& topics);

  // Of a word, or kNoTerm where no need ever had it.
  [[nodiscard]] Term term_of(std::string_view word) const;

  // Of the need that the engagement `sequence` ended: ascending; empty where it ended none.
  [[nodiscard]] std::span<const Term> terms_of(std::int64_t sequence) const noexcept;

  // How many had ended by `as_of` (unix seconds), and how many of them had the term.
  [[nodiscard]] std::int64_t count(std::int64_t as_of) const noexcept;
  [[nodiscard]] std::int64_t count(Term term, std::int64_t as_of) const noexcept;

 private:
  struct Need {
    std::int64_t sequence = 0;
    std::uint32_t terms_begin = 0;
    std::uint32_t terms_end = 0;
  };
  std::vector<Need> needs_;  // by sequence
  std::vector<Term> terms_;
  boost::unordered_flat_map<std::string, Term, taxonomy::TextHash, std::equal_to<>> by_stem_;
  std::vector<std::int64_t> times_;                    // of all, ascending
  std::vector<std::vector<std::int64_t>> term_times_;  // of those with a term, ascending
};

}  // namespace veieninn::graph
