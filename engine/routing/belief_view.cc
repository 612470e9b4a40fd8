#include "engine/routing/belief_view.h"

#include <algorithm>
#include <ranges>

#include "engine/belief/confirmation.h"
#include "engine/belief/load.h"
#include "engine/graph/derivation.h"

namespace veieninn::routing {

using belief::Counts;
using graph::ContactHot;
using graph::Edge;
using graph::Event;
using graph::GroupSums;
using graph::kNone;
using graph::Learned;
using graph::Outcomes;
using graph::TopicEntry;
using graph::VentureTie;

BeliefView::BeliefView(const graph::SnapshotData& data, Instant as_of, std::uint32_t venture,
                       const OpenInitiatives* open)
    : data_(data),
      as_of_(as_of),
      venture_(venture),
      open_(open),
      day_(day_of(as_of)),
      fade_(belief::fade_from_reference(day_, data.reference_day, *data.evidence_decay)) {}

bool BeliefView::in_tenure(std::uint32_t contact) const {
  const ContactHot& hot = data_.contacts[contact];
  return hot.alive && hot.tenure_from <= as_of_.unix_seconds &&
         as_of_.unix_seconds < hot.tenure_until;
}

bool BeliefView::is_absent(std::uint32_t contact) const {
  if (!data_.contacts[contact].has_absence) return false;
  return std::ranges::any_of(data_.absences[contact], [this](const TimeWindow& absence) {
    return absence.contains(as_of_);
  });
}

std::int32_t BeliefView::sent_count(std::uint32_t contact, std::int32_t days) const {
  const std::int64_t from = as_of_.unix_seconds - days * kSecondsPerDay;
  if (data_.contacts[contact].last_sent_time <= from) return 0;
  std::int32_t count = 0;
  for (const Event& event :
       graph::until(data_.events[contact], as_of_.unix_seconds) | std::views::reverse) {
    if (event.time <= from) break;
    if (event.kind == model::EngagementKind::kSent) ++count;
  }
  return count;
}

bool BeliefView::rests_from_venture(std::uint32_t contact) const {
  if (venture_ == kNone || !data_.contacts[contact].has_declined) return false;
  const std::int64_t from =
      as_of_.unix_seconds - data_.parameters.decline_rest_days * kSecondsPerDay;
  for (const Event& event :
       graph::until(data_.events[contact], as_of_.unix_seconds) | std::views::reverse) {
    if (event.time <= from) break;
    if (event.kind == model::EngagementKind::kDeclined && event.venture == venture_) return true;
  }
  return false;
}

std::optional<Standing> BeliefView::standing(std::uint32_t contact) const {
  if (!in_tenure(contact) || is_absent(contact) || rests_from_venture(contact)) return std::nullopt;
  const ContactHot& hot = data_.contacts[contact];
  const auto confirmation = belief::confirmation_factor(data_.parameters, hot.confirm_day, day_);
  if (!confirmation) return std::nullopt;
  const auto room = load(contact);
  if (!room) return std::nullopt;
  return Standing{*room, *confirmation};
}

std::optional<double> BeliefView::load(std::uint32_t contact) const {
  return belief::load_factor(data_.parameters, sent_count(contact),
                             data_.contacts[contact].capacity_per_week);
}

bool BeliefView::is_confirmed(std::uint32_t contact, const TopicEntry& entry) const {
  const auto confirmation =
      belief::confirmation_factor(data_.parameters, data_.contacts[contact].confirm_day, day_);
  return confirmation && *confirmation >= 1 &&
         belief::expertise_freshness(data_.parameters, *data_.expertise_decay, entry.verify_day,
                                     day_) >= 1;
}

Counts BeliefView::own_counts(std::uint32_t contact) const {
  const ContactHot& hot = data_.contacts[contact];
  if (hot.last_outcome_time == graph::kNoTime) return {};
  if (hot.last_outcome_time <= as_of_.unix_seconds) {
    return faded(hot.answers_on_reference_day, hot.outcomes_on_reference_day);
  }
  const Outcomes outcomes = graph::outcomes_of(
      graph::until(data_.events[contact], as_of_.unix_seconds), graph::fading_of(data_));
  return faded(outcomes.sums.success.on_reference_day(), outcomes.sums.total.on_reference_day());
}

double BeliefView::observations(std::uint32_t contact) const { return own_counts(contact).total; }

double BeliefView::ended(std::uint32_t contact) const {
  const ContactHot& hot = data_.contacts[contact];
  if (hot.last_outcome_time <= as_of_.unix_seconds) {
    return fade_ * static_cast<double>(hot.ended_on_reference_day);
  }
  const Outcomes outcomes = graph::outcomes_of(
      graph::until(data_.events[contact], as_of_.unix_seconds), graph::fading_of(data_));
  return fade_ * static_cast<double>(static_cast<float>(outcomes.ended.on_reference_day()));
}

Counts BeliefView::counts(const GroupSums& group) const {
  return faded(group.sums.success.on_reference_day(), group.sums.total.on_reference_day());
}

namespace {

// A group's sums without what came after `as_of`. Only those something happened to since are looked
// at: one event dated a minute ahead must not cost a walk over all that ever happened.
class PastSums {
 public:
  PastSums(const graph::SnapshotData& data, std::int64_t as_of, const GroupSums& now)
      : data_(data), as_of_(as_of), fading_(graph::fading_of(data)), group_(now) {}

  void turn_back_unit(std::uint32_t unit) {
    if (data_.unit_sums[unit].last_outcome_time <= as_of_) return;
    for (const std::uint32_t contact : data_.unit_members[unit]) turn_back(contact);
  }
  void turn_back_home(std::uint32_t area) {
    for (std::uint32_t unit = 0; unit < data_.units.size(); ++unit) {
      if (data_.unit_home[unit].value == area) turn_back_unit(unit);
    }
  }
  void turn_back_all() {
    for (std::uint32_t contact = 0; contact < data_.contacts.size(); ++contact) turn_back(contact);
  }
  [[nodiscard]] const GroupSums& group() const { return group_; }

 private:
  void turn_back(std::uint32_t contact) {
    const ContactHot& hot = data_.contacts[contact];
    if (!hot.alive || hot.last_outcome_time <= as_of_) return;
    const auto events = data_.events[contact];
    const Outcomes now = graph::outcomes_of(events, fading_);
    const Outcomes then = graph::outcomes_of(graph::until(events, as_of_), fading_);
    group_.sums.success.subtract(now.sums.success);
    group_.sums.total.subtract(now.sums.total);
    group_.sums.success.add(then.sums.success);
    group_.sums.total.add(then.sums.total);
  }

  const graph::SnapshotData& data_;
  std::int64_t as_of_;
  graph::Fading fading_;
  GroupSums group_;
};

}  // namespace

double BeliefView::all_mean() {
  if (all_mean_) return *all_mean_;
  PastSums sums(data_, as_of_.unix_seconds, data_.all_sums);
  if (data_.all_sums.last_outcome_time > as_of_.unix_seconds) sums.turn_back_all();
  all_mean_ = belief::mean_of_all(data_.parameters, counts(sums.group()));
  return *all_mean_;
}

double BeliefView::area_mean(std::uint32_t area) {
  if (area == kNone) return all_mean();
  if (const auto found = area_means_.find(area); found != area_means_.end()) return found->second;
  PastSums sums(data_, as_of_.unix_seconds, data_.area_sums[area]);
  if (data_.area_sums[area].last_outcome_time > as_of_.unix_seconds) sums.turn_back_home(area);
  const double mean =
      belief::mean_of_municipality(data_.parameters, all_mean(), counts(sums.group()));
  area_means_.emplace(area, mean);
  return mean;
}

BeliefView::UnitMean BeliefView::work_out_unit_mean(std::uint32_t unit) {
  PastSums sums(data_, as_of_.unix_seconds, data_.unit_sums[unit]);
  sums.turn_back_unit(unit);
  const double without = belief::mean_of_unit(
      data_.parameters, area_mean(data_.unit_home[unit].value), counts(sums.group()));
  const double odds = open_ == nullptr ? 1 : open_->answer(unit).odds;
  return {without, odds == 1 ? without : belief::with_odds_ratio(without, odds)};
}

BeliefView::UnitMean BeliefView::unit_mean(std::uint32_t unit) {
  if (unit == kNone) return {all_mean(), all_mean()};
  if (const auto found = unit_means_.find(unit); found != unit_means_.end()) return found->second;
  const UnitMean mean = work_out_unit_mean(unit);
  unit_means_.emplace(unit, mean);
  return mean;
}

double BeliefView::mean(std::uint32_t contact) {
  return belief::mean_of_person(data_.parameters, unit_mean(data_.contacts[contact].unit).mean,
                                own_counts(contact));
}

double BeliefView::mean_without_mandate(std::uint32_t contact) {
  return belief::mean_of_person(data_.parameters,
                                unit_mean(data_.contacts[contact].unit).without_mandate,
                                own_counts(contact));
}

std::optional<double> BeliefView::takes_call(std::uint32_t venture, const VentureTie& tie,
                                             double mean) const {
  const bool stated = tie.tie != kNone && holds(tie.since, tie.until);
  if (!stated && tie.first_answer_time > as_of_.unix_seconds) return std::nullopt;
  const double prior =
      stated ? tie.strength : belief::with_odds_ratio(mean, data_.parameters.known_odds);
  Counts pair = faded(tie.answers_on_reference_day, tie.outcomes_on_reference_day);
  if (tie.last_outcome_time > as_of_.unix_seconds) {
    const Outcomes outcomes =
        graph::outcomes_with(graph::until(data_.events[tie.contact], as_of_.unix_seconds), venture,
                             graph::fading_of(data_));
    pair = faded(outcomes.sums.success.on_reference_day(), outcomes.sums.total.on_reference_day());
  }
  return belief::posterior_mean(prior, data_.parameters.pair_strength, pair);
}

double BeliefView::seen_count(std::uint32_t from, std::uint32_t to, const Learned& learned) const {
  if (learned.last_time <= as_of_.unix_seconds) return learned.count_on_reference_day * fade_;
  for (const graph::SeenTie& seen : graph::seen_ties_of(
           graph::until(data_.events[from], as_of_.unix_seconds), graph::fading_of(data_))) {
    if (seen.other == to) return seen.learned.count_on_reference_day * fade_;
  }
  return 0;
}

double BeliefView::passes_on(std::uint32_t from, std::uint32_t to, const Edge& edge) const {
  if (!holds(edge.since, edge.until)) return 0;
  const double seen = edge.learned == kNone ? 0 : seen_count(from, to, data_.learned[edge.learned]);
  if (edge.tie == kNone && seen <= 0) return 0;
  return belief::posterior_mean(edge.strength, data_.parameters.tie_strength, {seen, seen});
}

double BeliefView::knows(std::uint32_t contact, const TopicEntry& entry) const {
  double prior = data_.parameters.level_unstated;
  if (entry.stated > 0 && as_of_.unix_seconds < entry.expire_time) {
    prior = std::max(
        prior, entry.stated * belief::expertise_freshness(data_.parameters, *data_.expertise_decay,
                                                          entry.verify_day, day_));
  }
  Counts seen = faded(entry.successes_on_reference_day, entry.outcomes_on_reference_day);
  if (entry.last_outcome_time > as_of_.unix_seconds) {
    seen = {};
    const graph::TopicSources then = {
        .stated = {},
        .events = graph::until(data_.events[contact], as_of_.unix_seconds),
        .received = graph::until(data_.received[contact], as_of_.unix_seconds)};
    for (const TopicEntry& past :
         graph::topic_entries_of(then, data_.parameters, graph::fading_of(data_))) {
      if (past.topic == entry.topic) {
        seen = faded(past.successes_on_reference_day, past.outcomes_on_reference_day);
      }
    }
  }
  const bool never_stated = prior <= data_.parameters.level_unstated;
  if (never_stated && seen.total <= 0) return 0;
  return belief::posterior_mean(prior, data_.parameters.topic_strength, seen);
}

}  // namespace veieninn::routing
