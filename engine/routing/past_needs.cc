#include "engine/routing/past_needs.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <tuple>

#include "engine/base/portable_math.h"
#include "engine/graph/derivation.h"

namespace veieninn::routing {

using graph::EndedNeeds;
using graph::Event;
using graph::kNone;

namespace {

// Newest first, so many that count are read of a word, and so many in all: the older say little
// more, and one venture that reports a million must not slow down everybody.
constexpr std::size_t kNeedsAWordMax = 1000;
constexpr std::size_t kReadAWordMax = 10'000;
constexpr std::size_t kOwnNeedsMax = 1000;

double power_law(double age_days, double scale_days) { return 1 / (1 + age_days / scale_days); }

// How often each venture's needs have ended at each person so far.
class Repeats {
 public:
  std::int32_t next(const EndedNeeds::Need& need) {
    return ++times_[(std::uint64_t{need.venture} << 32) | need.contact];
  }

 private:
  boost::unordered_flat_map<std::uint64_t, std::int32_t> times_;
};

double bounded(double log_odds, double most) {
  return most <= 0 ? 0 : most * (1 - portable_exp(-log_odds / most));
}

}  // namespace

PastOdds past_odds(const PastLifts& lifts, const belief::ModelParameters& parameters) noexcept {
  const double most = portable_log(parameters.past_need_odds);
  const double own =
      parameters.past_own_power * lifts.own + parameters.past_own_alike_power * lifts.own_alike;
  const double others =
      parameters.past_alike_power * lifts.alike + parameters.past_words_power * lifts.words;
  const double share =
      lifts.ventures == 0 ? 0 : lifts.ventures / (lifts.ventures + parameters.past_ventures_half);
  const double ended = bounded(parameters.past_ended_power * lifts.ended, most);
  return {own > 0 ? portable_exp(bounded(own, most)) : 1,
          portable_exp(share * bounded(others, most) + ended)};
}

PastNeeds::PastNeeds(const graph::SnapshotData& data, const BeliefView& belief,
                     std::span<const std::string> words, std::uint32_t venture)
    : data_(data), belief_(belief), venture_(venture) {
  const belief::ModelParameters& parameters = data.parameters;
  if (parameters.past_own_power + parameters.past_own_alike_power + parameters.past_alike_power +
          parameters.past_words_power >
      0) {
    weigh_words(words);
    read_own();
    read_words();
  }
}

double PastNeeds::age_days(std::int64_t time) const noexcept {
  return static_cast<double>(belief_.as_of().unix_seconds - time) /
         static_cast<double>(kSecondsPerDay);
}

std::uint32_t PastNeeds::slot_of(std::uint32_t contact) {
  const auto next = static_cast<std::uint32_t>(people_.size());
  const auto [at, is_new] = slots_.try_emplace(contact, next);
  if (is_new) {
    people_.push_back(contact);
    seen_.emplace_back();
    worded_.resize(worded_.size() + words_.size(), 0);
  }
  return at->second;
}

bool PastNeeds::is_own(const Event& event) const noexcept {
  return event.venture == venture_ && model::is_topic_success(event.kind);
}

// Newest first.
template <typename Visit>
void PastNeeds::visit_own(std::uint32_t contact, const Visit& visit) const {
  std::size_t visited = 0;
  for (const Event& event :
       graph::until(data_.events[contact], belief_.as_of().unix_seconds) | std::views::reverse) {
    if (!is_own(event)) continue;
    visit(event);
    if (++visited == kOwnNeedsMax) return;
  }
}

void PastNeeds::read_own() {
  if (venture_ == kNone) return;
  for (const graph::VentureTie& tie : data_.venture_ties[venture_]) {
    if (tie.first_answer_time > belief_.as_of().unix_seconds) continue;
    double seen = 0;
    visit_own(tie.contact, [&](const Event& event) {
      seen += power_law(age_days(event.time), data_.parameters.past_own_days);
    });
    if (seen > 0) seen_[slot_of(tie.contact)].own = seen;
  }
}

void PastNeeds::weigh_words(std::span<const std::string> words) {
  const EndedNeeds& ended = *data_.learned_needs.ended;
  const std::int64_t as_of = belief_.as_of().unix_seconds;
  const std::int64_t all = words.empty() ? 0 : ended.count(as_of);
  if (all == 0) return;
  double total = 0;
  for (const std::string& word : words) {
    const EndedNeeds::Term term = ended.term_of(word);
    const std::int64_t with_it = ended.count(term, as_of);
    const double idf =
        portable_log((static_cast<double>(all) + 1) / (static_cast<double>(with_it) + 0.5));
    if (with_it > 0 && std::ranges::find(words_, term, &Word::term) != words_.end()) continue;
    total += idf * idf;
    ++word_count_;
    if (with_it > 0) words_.push_back({term, idf * idf});
  }
  for (Word& one : words_) one.share /= total;
}

void PastNeeds::read_words() {
  boost::unordered_flat_map<std::uint32_t, double> likeness;
  for (std::size_t word = 0; word < words_.size(); ++word) read_word(word, likeness);
  const EndedNeeds& ended = *data_.learned_needs.ended;
  std::vector<LikeNeed> newest_first;
  newest_first.reserve(likeness.size());
  for (const auto& [number, like] : likeness) newest_first.push_back({number, like});
  std::ranges::sort(newest_first, std::greater<>(), [&](const LikeNeed& one) {
    return std::tuple(ended[one.number].time, one.number);
  });
  read_alike(newest_first);
}

void PastNeeds::read_word(std::size_t word,
                          boost::unordered_flat_map<std::uint32_t, double>& likeness) {
  const EndedNeeds& ended = *data_.learned_needs.ended;
  const std::int64_t as_of = belief_.as_of().unix_seconds;
  auto with_it = ended.with_term(words_[word].term);
  with_it = with_it.first(static_cast<std::size_t>(ended.count(words_[word].term, as_of)));
  with_it = with_it.last(std::min(kReadAWordMax, with_it.size()));
  const std::int32_t repeats_max = data_.parameters.past_repeats_max;
  Repeats repeats;
  std::size_t counted = 0;
  for (const EndedNeeds::Number number : with_it | std::views::reverse) {
    const EndedNeeds::Need& need = ended[number];
    const std::int32_t repeat = repeats.next(need);
    if (repeat > repeats_max) continue;
    if (++counted > kNeedsAWordMax) break;
    const Day age = belief_.day() - day_of(Instant{need.time});
    worded_[slot_of(need.contact) * words_.size() + word] +=
        data_.evidence_decay->factor(age) / repeat;
    likeness[number] += words_[word].share;
  }
}

void PastNeeds::read_alike(std::span<const LikeNeed> newest_first) {
  const EndedNeeds& ended = *data_.learned_needs.ended;
  const std::int32_t repeats_max = data_.parameters.past_repeats_max;
  Repeats repeats;
  for (const LikeNeed& one : newest_first) {
    const EndedNeeds::Need& need = ended[one.number];
    Seen& seen = seen_[slot_of(need.contact)];
    const double squared = one.likeness * one.likeness;
    const double age = age_days(need.time);
    if (need.venture == venture_)
      seen.own_alike += squared * power_law(age, data_.parameters.past_own_days);
    const std::int32_t repeat = repeats.next(need);
    if (repeat == 1) ++seen.ventures;
    if (repeat > repeats_max) continue;
    seen.alike +=
        squared * squared * std::sqrt(power_law(age, data_.parameters.past_alike_days)) / repeat;
  }
}

PastLifts PastNeeds::lifts(std::uint32_t contact) const {
  const auto found = slots_.find(contact);
  if (found == slots_.end()) return {};
  const std::uint32_t slot = found->second;
  const Seen& seen = seen_[slot];
  const double ended = belief_.ended(contact);
  const belief::ModelParameters& parameters = data_.parameters;
  const double scale = parameters.past_lift_scale / (ended + parameters.past_lift_cases);
  const auto lift = [scale](double evidence) {
    return evidence > 0 ? portable_log(1 + scale * evidence) : 0;
  };
  PastLifts lifts = {lift(seen.own),          lift(seen.own_alike), lift(seen.alike), 0,
                     portable_log(1 + ended), seen.ventures};
  for (std::size_t word = 0; word < words_.size(); ++word) {
    lifts.words += lift(worded_[slot * words_.size() + word]);
  }
  if (word_count_ > 0) lifts.words /= static_cast<double>(word_count_);
  return lifts;
}

std::vector<Event> PastNeeds::own(std::uint32_t contact) const {
  std::vector<Event> found;
  visit_own(contact, [&found](const Event& event) { found.push_back(event); });
  return found;
}

std::vector<Event> PastNeeds::like(std::uint32_t contact) const {
  const EndedNeeds& ended = *data_.learned_needs.ended;
  std::vector<Event> found;
  if (words_.empty()) return found;
  for (const Event& event :
       graph::until(data_.events[contact], belief_.as_of().unix_seconds) | std::views::reverse) {
    if (!model::is_topic_success(event.kind)) continue;
    const auto terms = ended.terms_of(event.sequence);
    const auto is_in_it = [&](const Word& word) {
      return std::ranges::binary_search(terms, word.term);
    };
    if (std::ranges::any_of(words_, is_in_it)) found.push_back(event);
  }
  return found;
}

}  // namespace veieninn::routing
