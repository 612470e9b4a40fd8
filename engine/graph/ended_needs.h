// The needs that ended somewhere, by the words they had: what a new need can be like.
//
// Copies share their pages, so that one more need costs its own words and not all that ended
// before. Laws (tested):
//   same      one built of rows and one that they were added to and taken from say the same
//   gone      nothing of a need that was taken away is left, its words included
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/id_index.h"
#include "engine/graph/paged_column.h"
#include "engine/graph/paged_rows.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

class TopicTable;

struct NeedOutcomeRow {
  std::int64_t sequence = 0;  // of the engagement that says so
  std::int64_t time = 0;      // of it, unix seconds
  std::uint32_t venture = 0;  // dense ids
  std::uint32_t contact = 0;
  std::uint32_t topic = 0;
  std::vector<std::string> words;  // taxonomy/need_words.h
};

// Thread safety as for PageTable.
class EndedNeeds {
 public:
  // A word by its stem (taxonomy/word_associations.h: learned_term).
  using Term = std::uint32_t;
  static constexpr Term kNoTerm = IdIndex::kNone;
  // A need, numbered by its sequence; those taken away leave holes.
  using Number = std::uint32_t;

  struct Need {
    std::int64_t time = 0;  // unix seconds
    std::int64_t sequence = 0;
    std::uint32_t venture = IdIndex::kNone;
    std::uint32_t contact = IdIndex::kNone;
  };

  EndedNeeds() = default;
  // Of `rows`, in any order, whose sequences differ. A need counts without its topic's unlearned
  // words, and not at all while there is no such topic.
  EndedNeeds(std::vector<NeedOutcomeRow> rows, const TopicTable& topics);

  // REQUIRES: its sequence is not there.
  void add(NeedOutcomeRow row, const TopicTable& topics);
  // Those whose sequence `is_gone`. How many there were.
  template <typename IsGone>
  std::size_t remove_if(const IsGone& is_gone) {
    std::size_t removed = 0;
    for (Number number = 0; number < rows_.size(); ++number) {
      if (rows_[number] == nullptr || !is_gone(rows_[number]->sequence)) continue;
      remove(number);
      ++removed;
    }
    return removed;
  }
  // For topics that changed.
  void read_again(const TopicTable& topics);

  // All rows, by sequence, also those without a topic.
  [[nodiscard]] std::vector<const NeedOutcomeRow*> rows() const;
  [[nodiscard]] std::size_t row_count() const noexcept { return row_count_; }
  // The words as they came, of the need that the engagement `sequence` ended.
  [[nodiscard]] std::vector<std::string> words_of(std::int64_t sequence) const;

  // Of a word, or kNoTerm where no need has it.
  [[nodiscard]] Term term_of(std::string_view word) const;
  // Of the need that the engagement `sequence` ended: ascending; empty where it ended none.
  [[nodiscard]] std::span<const Term> terms_of(std::int64_t sequence) const noexcept;
  [[nodiscard]] const Need& operator[](Number number) const noexcept { return needs_[number]; }
  // Those with a term, by time, then sequence.
  [[nodiscard]] std::span<const Number> with_term(Term term) const noexcept;

  // How many had ended by `as_of` (unix seconds), and how many of them had the term. The first
  // reads all of them when some ended later.
  [[nodiscard]] std::int64_t count(std::int64_t as_of) const noexcept;
  [[nodiscard]] std::int64_t count(Term term, std::int64_t as_of) const noexcept;

 private:
  using RowPointer = std::shared_ptr<const NeedOutcomeRow>;
  // Everything anew. REQUIRES: `rows` by sequence.
  void build(std::vector<RowPointer> rows, const TopicTable& topics);
  void append(RowPointer row);
  void let_count(Number number, const NeedOutcomeRow& row);
  [[nodiscard]] std::vector<RowPointer> owned_rows() const;
  void remove(Number number);
  void read(Number number, const TopicTable& topics);
  void forget(Number number);
  // Those that count of a row, ascending; made where they are new.
  [[nodiscard]] std::vector<Term> make_terms(const NeedOutcomeRow& row, const model::Topic& topic);
  [[nodiscard]] Term make_term(const std::string& stem);
  [[nodiscard]] bool comes_before(Number a, Number b) const noexcept;
  // Of a sequence, or kNone.
  [[nodiscard]] Number number_of(std::int64_t sequence) const noexcept;

  PagedColumn<RowPointer> rows_;  // none in a hole
  std::size_t row_count_ = 0;
  PagedColumn<Need> needs_;     // by sequence; without contact where it does not count
  PagedRows<Term> need_terms_;  // ascending
  std::int64_t need_count_ = 0;
  std::int64_t newest_time_ = 0;
  IdIndex term_ids_;
  Records term_records_;  // stem
  PagedRows<Number, 16> with_term_;
};

}  // namespace veieninn::graph
