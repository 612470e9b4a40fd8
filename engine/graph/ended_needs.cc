#include "engine/graph/ended_needs.h"

#include <algorithm>
#include <utility>

#include "engine/graph/record.h"
#include "engine/graph/topic_table.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::graph {

using Number = EndedNeeds::Number;
using Term = EndedNeeds::Term;

namespace {

constexpr std::uint32_t kNone = IdIndex::kNone;

// The stems that count, each once, in the order of the words.
std::vector<std::string> stems_of(const NeedOutcomeRow& row, const model::Topic& topic) {
  std::vector<std::string> stems;
  for (const std::string& word : row.words) {
    std::string stem = taxonomy::learned_term(word);
    const auto is_same = [&](const std::string& other) {
      return taxonomy::learned_term(other) == stem;
    };
    if (std::ranges::any_of(topic.unlearned_words, is_same)) continue;
    if (std::ranges::find(stems, stem) == stems.end()) stems.push_back(std::move(stem));
  }
  return stems;
}

}  // namespace

EndedNeeds::EndedNeeds(std::vector<NeedOutcomeRow> rows, const TopicTable& topics) {
  std::vector<RowPointer> owned;
  owned.reserve(rows.size());
  for (NeedOutcomeRow& row : rows) {
    owned.push_back(std::make_shared<const NeedOutcomeRow>(std::move(row)));
  }
  std::ranges::sort(owned, {}, [](const RowPointer& row) { return row->sequence; });
  build(std::move(owned), topics);
}

void EndedNeeds::build(std::vector<RowPointer> rows, const TopicTable& topics) {
  *this = EndedNeeds();
  struct Having {
    Term term;
    Number number;
  };
  std::vector<Having> having;
  std::vector<Term> terms;
  std::vector<std::uint64_t> offsets = {0};
  for (RowPointer& owned : rows) {
    const NeedOutcomeRow& row = *owned;
    const Number number = needs_.size();
    append(std::move(owned));
    if (const model::Topic& topic = topics.row(row.topic); !topic.id.empty()) {
      let_count(number, row);
      for (const Term term : make_terms(row, topic)) {
        terms.push_back(term);
        having.push_back({term, number});
      }
    }
    offsets.push_back(terms.size());
  }
  // Whole rows at once: one after the other, a word that many needs have would be copied for each.
  need_terms_ = PagedRows<Term>::from_flat(offsets, terms);
  with_term_ = grouped<Number, 16>(
      term_records_.size(), having, [](const Having& one) { return one.term; },
      [](const Having& one) { return one.number; },
      [this](Number a, Number b) { return comes_before(a, b); });
}

void EndedNeeds::add(NeedOutcomeRow row, const TopicTable& topics) {
  auto owned = std::make_shared<const NeedOutcomeRow>(std::move(row));
  const Number last = needs_.size();
  if (last == 0 || needs_[last - 1].sequence < owned->sequence) {
    append(std::move(owned));
    read(last, topics);
    return;
  }
  // Never so in a store, whose sequences grow: numbered anew.
  std::vector<RowPointer> all = owned_rows();
  const auto sequence_of = [](const RowPointer& one) { return one->sequence; };
  const auto place = std::ranges::upper_bound(all, owned->sequence, {}, sequence_of);
  all.insert(place, std::move(owned));
  build(std::move(all), topics);
}

void EndedNeeds::append(RowPointer row) {
  const Number number = needs_.size();
  rows_.grow(number + 1);
  needs_.grow(number + 1);
  need_terms_.grow(number + 1);
  needs_.edit(number).sequence = row->sequence;
  rows_.edit(number) = std::move(row);
  ++row_count_;
}

void EndedNeeds::let_count(Number number, const NeedOutcomeRow& row) {
  needs_.edit(number) = {row.time, row.sequence, row.venture, row.contact};
  ++need_count_;
  newest_time_ = std::max(newest_time_, row.time);
}

void EndedNeeds::remove(Number number) {
  forget(number);
  rows_.edit(number).reset();
  --row_count_;
}

void EndedNeeds::read_again(const TopicTable& topics) { build(owned_rows(), topics); }

void EndedNeeds::read(Number number, const TopicTable& topics) {
  const NeedOutcomeRow& row = *rows_[number];
  const model::Topic& topic = topics.row(row.topic);
  if (topic.id.empty()) return;
  const std::vector<Term> terms = make_terms(row, topic);
  need_terms_.replace(number, terms);
  let_count(number, row);
  with_term_.grow(term_records_.size());
  const auto is_before = [this](Number a, Number b) { return comes_before(a, b); };
  std::vector<Number> with_it;
  for (const Term term : terms) {
    const auto old = with_term_[term];
    with_it.assign(old.begin(), old.end());
    with_it.insert(std::ranges::upper_bound(with_it, number, is_before), number);
    with_term_.replace(term, with_it);
  }
}

// What `read` made of it.
void EndedNeeds::forget(Number number) {
  if (needs_[number].contact == kNone) return;
  const auto old_terms = need_terms_[number];
  const std::vector<Term> terms(old_terms.begin(), old_terms.end());
  std::vector<Number> with_it;
  for (const Term term : terms) {
    const auto old = with_term_[term];
    with_it.assign(old.begin(), old.end());
    std::erase(with_it, number);
    with_term_.replace(term, with_it);
    if (!with_it.empty()) continue;
    term_ids_.erase(id_of_record(term_records_[term]), term);
    term_records_.replace(term, {});
  }
  need_terms_.replace(number, {});
  needs_.edit(number) = {0, needs_[number].sequence, kNone, kNone};
  --need_count_;
}

std::vector<Term> EndedNeeds::make_terms(const NeedOutcomeRow& row, const model::Topic& topic) {
  std::vector<Term> terms;
  for (const std::string& stem : stems_of(row, topic)) terms.push_back(make_term(stem));
  std::ranges::sort(terms);
  return terms;
}

Term EndedNeeds::make_term(const std::string& stem) {
  const Term known = term_ids_.find(stem, term_records_);
  if (known != kNone) return known;
  const Term term = term_records_.size();
  term_records_.grow(term + 1);
  RecordWriter record;
  record.text(stem);
  term_records_.replace(term, record.bytes());
  term_ids_.insert(stem, term, term_records_);
  return term;
}

bool EndedNeeds::comes_before(Number a, Number b) const noexcept {
  const std::int64_t time_a = needs_[a].time;
  const std::int64_t time_b = needs_[b].time;
  return time_a != time_b ? time_a < time_b : a < b;  // numbers follow sequences
}

Number EndedNeeds::number_of(std::int64_t sequence) const noexcept {
  Number low = 0;
  for (Number high = needs_.size(); low < high;) {
    const Number middle = low + (high - low) / 2;
    if (needs_[middle].sequence < sequence) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < needs_.size() && needs_[low].sequence == sequence ? low : kNone;
}

std::vector<EndedNeeds::RowPointer> EndedNeeds::owned_rows() const {
  std::vector<RowPointer> all;
  all.reserve(row_count_);
  for (Number number = 0; number < rows_.size(); ++number) {
    if (rows_[number] != nullptr) all.push_back(rows_[number]);
  }
  return all;
}

std::vector<const NeedOutcomeRow*> EndedNeeds::rows() const {
  std::vector<const NeedOutcomeRow*> all;
  all.reserve(row_count_);
  for (Number number = 0; number < rows_.size(); ++number) {
    if (rows_[number] != nullptr) all.push_back(rows_[number].get());
  }
  return all;
}

std::vector<std::string> EndedNeeds::words_of(std::int64_t sequence) const {
  const Number number = number_of(sequence);
  if (number == kNone || rows_[number] == nullptr) return {};
  return rows_[number]->words;
}

Term EndedNeeds::term_of(std::string_view word) const {
  return term_ids_.find(taxonomy::learned_term(word), term_records_);
}

std::span<const Term> EndedNeeds::terms_of(std::int64_t sequence) const noexcept {
  const Number number = number_of(sequence);
  return number == kNone ? std::span<const Term>() : need_terms_[number];
}

std::span<const Number> EndedNeeds::with_term(Term term) const noexcept {
  return term == kNoTerm ? std::span<const Number>() : with_term_[term];
}

std::int64_t EndedNeeds::count(std::int64_t as_of) const noexcept {
  if (newest_time_ <= as_of) return need_count_;
  std::int64_t count = 0;
  for (Number number = 0; number < needs_.size(); ++number) {
    const Need& need = needs_[number];
    count += need.contact != kNone && need.time <= as_of ? 1 : 0;
  }
  return count;
}

std::int64_t EndedNeeds::count(Term term, std::int64_t as_of) const noexcept {
  const auto with_it = with_term(term);
  const auto time_of = [this](Number number) { return needs_[number].time; };
  return std::ranges::upper_bound(with_it, as_of, {}, time_of) - with_it.begin();
}

}  // namespace veieninn::graph
