#include "engine/routing/past_needs.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <ranges>

#include "engine/base/portable_math.h"
#include "engine/graph/derivation.h"

namespace veieninn::routing {

PastNeeds::PastNeeds(const graph::SnapshotData& data, std::span<const std::string> words,
                     Instant as_of)
    : data_(data), as_of_(as_of) {
  const graph::EndedNeeds& ended = *data.learned_needs.ended;
  const std::int64_t all = ended.count(as_of.unix_seconds);
  if (all == 0) return;
  double total = 0;
  for (const std::string& word : words) {
    const graph::EndedNeeds::Term term = ended.term_of(word);
    const std::int64_t with_it = ended.count(term, as_of.unix_seconds);
    const double idf =
        portable_log((static_cast<double>(all) + 1) / (static_cast<double>(with_it) + 0.5));
    if (with_it > 0 && std::ranges::find(shares_, term, &Share::term) != shares_.end()) continue;
    total += idf * idf;
    if (with_it > 0) shares_.push_back({term, idf * idf});
  }
  for (Share& one : shares_) one.share /= total;
}

double PastNeeds::likeness(const graph::Event& event) const {
  if (!model::is_topic_success(event.kind)) return 0;
  const auto terms = data_.learned_needs.ended->terms_of(event.sequence);
  double sum = 0;
  for (const Share& one : shares_) {
    if (std::ranges::binary_search(terms, one.term)) sum += one.share;
  }
  return sum;
}

double PastNeeds::work_out_odds(std::uint32_t contact) const {
  const belief::ModelParameters& parameters = data_.parameters;
  const auto events = graph::until(data_.events[contact], as_of_.unix_seconds);
  const Day today = day_of(as_of_);
  boost::unordered_flat_set<std::uint32_t> ventures;
  double seen = 0;
  for (const graph::Event& event : events | std::views::reverse) {
    const double like = likeness(event);
    if (like <= 0 || !ventures.insert(event.venture).second) continue;
    seen += like * data_.evidence_decay->factor(today - day_of(Instant{event.time}));
  }
  return portable_pow(parameters.past_need_odds, seen / (seen + parameters.past_need_cases));
}

std::vector<graph::Event> PastNeeds::like(std::uint32_t contact) const {
  std::vector<graph::Event> found;
  boost::unordered_flat_set<std::uint32_t> ventures;
  for (const graph::Event& event :
       graph::until(data_.events[contact], as_of_.unix_seconds) | std::views::reverse) {
    if (likeness(event) > 0 && ventures.insert(event.venture).second) found.push_back(event);
  }
  return found;
}

}  // namespace veieninn::routing
