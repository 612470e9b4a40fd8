#include "engine/routing/moment.h"

#include <algorithm>

#include "engine/belief/confirmation.h"
#include "engine/belief/load.h"

namespace veieninn::routing {

using graph::ContactHot;
using graph::EventRecord;

Moment::Moment(const graph::Tables& tables, Instant as_of, MeanMemo& unit_means,
               MeanMemo& area_means)
    : tables_(tables),
      as_of_(as_of),
      day_(day_of(as_of)),
      fade_(belief::FadingSum::fade_since(tables.reference, day_, tables.model->decay)),
      is_past_(as_of.unix_seconds < tables.newest_event),
      unit_means_(unit_means),
      area_means_(area_means) {
  unit_means_.begin(tables.unit_ids.size());
  area_means_.begin(tables.area_ids.size());
}

std::int32_t Moment::sent_in_window(std::uint32_t contact) const {
  const std::int64_t begin = as_of_.unix_seconds - parameters().load_window_days * kSecondsPerDay;
  if (tables_.contacts[contact].last_sent <= begin) return 0;
  std::int32_t sent = 0;
  const std::span<const EventRecord> events = tables_.events[contact];
  for (std::size_t i = events.size(); i-- > 0 && events[i].time > begin;) {
    if (events[i].time > as_of_.unix_seconds) continue;
    if (events[i].kind == model::EngagementKind::kSent) ++sent;
  }
  return sent;
}

Standing Moment::standing(std::uint32_t contact) const {
  const ContactHot& hot = tables_.contacts[contact];
  const std::int64_t now = as_of_.unix_seconds;
  if (!hot.has(ContactHot::kPresent) || hot.unit == kNoNumber || !tables_.units[hot.unit].present) {
    return {Availability::kUnknown, 0, 0};
  }
  if (now < hot.tenure_from) return {Availability::kNotYet, 0, 0};
  if (now >= hot.tenure_until) return {Availability::kDeparted, 0, 0};
  const std::optional<double> confirmation =
      belief::confirmation_factor(parameters(), day_of({hot.confirm_time}), day_);
  if (!confirmation) return {Availability::kUnconfirmed, 0, 0};
  if (hot.has(ContactHot::kHasAbsence)) {
    for (const TimeWindow& absence : tables_.absences[contact]) {
      if (absence.contains(as_of_)) return {Availability::kAbsent, 0, 0};
    }
  }
  const std::optional<double> load =
      belief::load_factor(parameters(), sent_in_window(contact), hot.capacity);
  if (!load) return {Availability::kAtCapacity, 0, 0};
  return {Availability::kAvailable, *load, *confirmation};
}

std::vector<EventRecord> Moment::events_until_now(std::uint32_t contact) const {
  const std::span<const EventRecord> all = tables_.events[contact];
  std::vector<EventRecord> events;
  for (const EventRecord& event : all) {
    if (event.time <= as_of_.unix_seconds) events.push_back(event);
  }
  if (events.size() != all.size()) graph::rank_events(events, tables_.venture_ids);
  return events;
}

graph::ContactEvidence Moment::evidence_until_now(std::uint32_t contact) const {
  return graph::count_events(events_until_now(contact), *tables_.model, tables_.reference,
                             tables_.topic_ids);
}

belief::Counts Moment::answer_counts(std::uint32_t contact) const {
  if (has_later_events(contact)) return faded(evidence_until_now(contact).answers);
  const ContactHot& hot = tables_.contacts[contact];
  return {hot.success * fade_, hot.total * fade_};
}

// Takes from `sums` what the unit's members added to it after the moment.
void Moment::take_out_later_events(std::uint32_t unit, belief::OutcomeSums& sums) const {
  if (tables_.units[unit].last_event <= as_of_.unix_seconds) return;
  for (const std::uint32_t contact : tables_.unit_contacts[unit]) {
    if (!tables_.contacts[contact].has(ContactHot::kPresent)) continue;
    if (!has_later_events(contact)) continue;
    const belief::OutcomeSums& whole = tables_.contacts_cold[contact].answers;
    const belief::OutcomeSums until_now = evidence_until_now(contact).answers;
    sums.success.subtract(whole.success);
    sums.total.subtract(whole.total);
    sums.success.add(until_now.success);
    sums.total.add(until_now.total);
  }
}

double Moment::mean_of_all() {
  if (all_mean_ >= 0) return all_mean_;
  belief::OutcomeSums sums = tables_.all;
  if (is_past_) {
    for (std::uint32_t unit = 0; unit < tables_.unit_ids.size(); ++unit) {
      take_out_later_events(unit, sums);
    }
  }
  all_mean_ = belief::mean_of_all(parameters(), faded(sums));
  return all_mean_;
}

double Moment::mean_of_area(std::uint32_t area) {
  if (area == kNoNumber) return mean_of_all();
  MeanMemo::Entry& memo = area_means_.entries[area];
  if (memo.epoch == area_means_.epoch) return memo.mean;
  const graph::GroupSums& group = tables_.area_sums[area];
  belief::OutcomeSums sums = group.answers;
  if (is_past_ && group.last_event > as_of_.unix_seconds) {
    for (const std::uint32_t unit : tables_.area_units[area]) {
      if (tables_.units[unit].belief_area == area) take_out_later_events(unit, sums);
    }
  }
  const double mean = belief::mean_of_municipality(parameters(), mean_of_all(), faded(sums));
  memo = {area_means_.epoch, mean};
  return mean;
}

double Moment::mean_of_unit(std::uint32_t unit) {
  if (unit == kNoNumber) return mean_of_all();
  MeanMemo::Entry& memo = unit_means_.entries[unit];
  if (memo.epoch == unit_means_.epoch) return memo.mean;
  const graph::UnitRecord& record = tables_.units[unit];
  belief::Counts counts{record.success * fade_, record.total * fade_};
  if (is_past_ && record.last_event > as_of_.unix_seconds) {
    belief::OutcomeSums sums = tables_.unit_sums[unit].answers;
    take_out_later_events(unit, sums);
    counts = faded(sums);
  }
  const double mean = belief::mean_of_unit(parameters(), mean_of_area(record.belief_area), counts);
  memo = {unit_means_.epoch, mean};
  return mean;
}

double Moment::belief(std::uint32_t contact) {
  const double unit = mean_of_unit(tables_.contacts[contact].unit);
  return belief::mean_of_person(parameters(), unit, answer_counts(contact));
}

std::uint32_t Moment::tie_between(std::uint32_t from, std::uint32_t to) const {
  std::uint32_t best = kNoNumber;
  for (const std::uint32_t tie : tables_.ties_out[from]) {
    const graph::TieRecord& record = tables_.ties[tie];
    if (record.to != to || !record.holds_at(as_of_)) continue;
    if (best == kNoNumber || record.strength > tables_.ties[best].strength ||
        (record.strength == tables_.ties[best].strength &&
         tables_.tie_ids.id(tie) < tables_.tie_ids.id(best))) {
      best = tie;
    }
  }
  return best;
}

double Moment::passes_on_slowly(std::uint32_t from, std::uint32_t to,
                                const graph::Edge& edge) const {
  double strength = edge.strength;
  bool stated = edge.tie != kNoNumber;
  if (edge.tie == graph::kTimedTies) {
    const std::uint32_t tie = tie_between(from, to);
    stated = tie != kNoNumber;
    strength = stated ? tables_.ties[tie].strength : parameters().unstated_tie_mean;
  }
  double learned = edge.learned * fade_;
  if (learned > 0 && has_later_events(from)) {
    const graph::ContactEvidence evidence = evidence_until_now(from);
    const auto pass = std::ranges::find(evidence.passes, to, [](const auto& p) { return p.first; });
    learned = pass == evidence.passes.end() ? 0 : pass->second.at_reference() * fade_;
  }
  if (!stated && learned <= 0) return 0;
  return posterior_of_tie(strength, learned);
}

belief::Counts Moment::pair_counts(std::uint32_t contact, std::uint32_t venture,
                                   const belief::Counts& kept) const {
  if (!has_later_events(contact)) return {kept.success * fade_, kept.total * fade_};
  const graph::ContactEvidence evidence = evidence_until_now(contact);
  const auto pair =
      std::ranges::find(evidence.pairs, venture, [](const auto& p) { return p.first; });
  return pair == evidence.pairs.end() ? belief::Counts{} : faded(pair->second);
}

void Moment::known_ways(std::uint32_t venture, std::vector<KnownWay>& ways) {
  ways.clear();
  for (const std::uint32_t tie : tables_.venture_ties[venture]) {
    const graph::TieRecord& record = tables_.ties[tie];
    if (record.holds_at(as_of_)) ways.push_back({record.to, tie, record.strength, record.strength});
  }
  // The strongest of several ties to one person stands first and stays.
  std::ranges::sort(ways, [&](const KnownWay& a, const KnownWay& b) {
    if (a.contact != b.contact) return a.contact < b.contact;
    if (a.prior != b.prior) return a.prior > b.prior;
    return tables_.tie_ids.id(a.tie) < tables_.tie_ids.id(b.tie);
  });
  const auto repeats = std::ranges::unique(ways, {}, &KnownWay::contact);
  ways.erase(repeats.begin(), repeats.end());
  const std::size_t stated = ways.size();
  for (const graph::OutcomeRecord& pair : tables_.venture_pairs[venture]) {
    const belief::Counts counts = pair_counts(pair.about, venture, {pair.success, pair.total});
    if (counts.total <= 0) continue;
    const auto end = ways.begin() + static_cast<std::ptrdiff_t>(stated);
    auto way = std::lower_bound(
        ways.begin(), end, pair.about,
        [](const KnownWay& known, std::uint32_t number) { return known.contact < number; });
    if (way == end || way->contact != pair.about) {
      const double prior = belief::with_odds_ratio(belief(pair.about), parameters().known_odds);
      ways.push_back({pair.about, kNoNumber, prior, prior});
      way = ways.end() - 1;
    }
    way->probability = belief::posterior_mean(way->prior, parameters().pair_strength, counts);
  }
  std::ranges::sort(ways, {}, &KnownWay::contact);
}

}  // namespace veieninn::routing
