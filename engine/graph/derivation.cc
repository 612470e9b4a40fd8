#include "engine/graph/derivation.h"

#include <algorithm>
#include <ranges>

namespace veieninn::graph {

using model::EngagementKind;

namespace {

Day day_of_seconds(std::int64_t seconds) { return day_of(Instant{seconds}); }

double level_probability(const belief::ModelParameters& parameters, model::ExpertiseLevel level) {
  switch (level) {
    case model::ExpertiseLevel::kBasic:
      return parameters.level_basic;
    case model::ExpertiseLevel::kSkilled:
      return parameters.level_skilled;
    case model::ExpertiseLevel::kExpert:
      break;
  }
  return parameters.level_expert;
}

void add_outcome(Outcomes& outcomes, const Event& event, double weight, const Fading& fading) {
  const Day day = day_of_seconds(event.time);
  outcomes.sums.total.add(weight, day, fading.reference_day, fading.decay);
  if (model::is_answer(event.kind)) {
    outcomes.sums.success.add(weight, day, fading.reference_day, fading.decay);
  }
  if (model::is_topic_success(event.kind)) {
    outcomes.ended.add(weight, day, fading.reference_day, fading.decay);
  }
  outcomes.last_outcome_time = std::max(outcomes.last_outcome_time, event.time);
}

struct TopicSums {
  belief::OutcomeSums sums;
  std::int64_t last_time = kNoTime;
};

using SumsByTopic = boost::unordered_flat_map<std::uint32_t, TopicSums>;

void add_topic_outcome(SumsByTopic& sums, const Event& event, double weight, bool speaks_for,
                       const Fading& fading) {
  const Day day = day_of_seconds(event.time);
  TopicSums& topic = sums[event.topic];
  topic.sums.total.add(weight, day, fading.reference_day, fading.decay);
  if (speaks_for) topic.sums.success.add(weight, day, fading.reference_day, fading.decay);
  topic.last_time = std::max(topic.last_time, event.time);
}

// Hers and what she received together, newest first: one venture's facts share one weight, whoever
// reports them.
SumsByTopic topic_sums_of(const TopicSources& sources, double passed_on_weight,
                          const Fading& fading) {
  SumsByTopic sums;
  RepeatWeights weights(fading.repeat_weight);
  const auto add_own = [&](const Event& event) {
    if (event.topic == kNone || !is_topic_outcome(event.kind)) return;
    add_topic_outcome(sums, event, weights.next(event.venture, event.topic),
                      model::is_topic_success(event.kind), fading);
  };
  const auto add_received = [&](const Event& event) {
    if (event.topic == kNone) return;
    add_topic_outcome(sums, event, passed_on_weight * weights.next(event.venture, event.topic),
                      true, fading);
  };
  auto own = sources.events;
  auto received = passed_on_weight == 0 ? std::span<const Event>() : sources.received;
  while (!own.empty() || !received.empty()) {
    const bool is_own =
        received.empty() || (!own.empty() && comes_before(received.back(), own.back()));
    auto& from = is_own ? own : received;
    is_own ? add_own(from.back()) : add_received(from.back());
    from = from.first(from.size() - 1);
  }
  return sums;
}

TopicEntry seen_entry(std::uint32_t topic, const TopicSums& seen) {
  TopicEntry entry;
  entry.topic = topic;
  entry.expire_time = kNever.unix_seconds;
  entry.last_outcome_time = seen.last_time;
  entry.successes_on_reference_day = seen.sums.success.on_reference_day();
  entry.outcomes_on_reference_day = seen.sums.total.on_reference_day();
  return entry;
}

}  // namespace

bool is_outcome(const Event& event) noexcept {
  return model::is_outcome(event.kind) && !event.is_excused;
}

bool is_excused(const Event& event, std::span<const TimeWindow> absences) noexcept {
  return event.kind == EngagementKind::kNoReply &&
         std::ranges::any_of(absences, [&](const TimeWindow& absence) {
           return absence.contains(Instant{event.time});
         });
}

bool is_topic_outcome(EngagementKind kind) noexcept {
  return kind == EngagementKind::kReferred || model::is_topic_success(kind);
}

bool is_pass_on(const Event& event) noexcept {
  return event.other != kNone &&
         (event.kind == EngagementKind::kIntroduced || event.kind == EngagementKind::kReferred);
}

bool is_recommendation(const Event& event) noexcept {
  return event.kind == EngagementKind::kReferred && event.other != kNone && event.topic != kNone;
}

Event as_received(const Event& event, std::uint32_t owner) noexcept {
  Event received = event;
  received.other = owner;
  return received;
}

std::span<const Event> until(std::span<const Event> events, std::int64_t as_of) noexcept {
  const auto end = std::ranges::upper_bound(events, as_of, {}, &Event::time);
  return events.first(static_cast<std::size_t>(end - events.begin()));
}

Outcomes outcomes_of(std::span<const Event> events, const Fading& fading) {
  Outcomes outcomes;
  RepeatWeights weights(fading.repeat_weight);
  for (const Event& event : events | std::views::reverse) {
    if (event.kind == EngagementKind::kSent) {
      outcomes.last_sent_time = std::max(outcomes.last_sent_time, event.time);
    }
    if (!is_outcome(event)) continue;
    add_outcome(outcomes, event, weights.next(event.venture), fading);
  }
  return outcomes;
}

Outcomes outcomes_with(std::span<const Event> events, std::uint32_t venture, const Fading& fading) {
  Outcomes outcomes;
  double weight = 1;
  for (const Event& event : events | std::views::reverse) {
    if (event.venture != venture || !is_outcome(event)) continue;
    add_outcome(outcomes, event, weight, fading);
    weight *= fading.repeat_weight;
  }
  return outcomes;
}

std::vector<TopicEntry> topic_entries_of(const TopicSources& sources,
                                         const belief::ModelParameters& parameters,
                                         const Fading& fading) {
  auto seen = topic_sums_of(sources, parameters.passed_on_weight, fading);
  std::vector<TopicEntry> entries;
  entries.reserve(sources.stated.size() + seen.size());
  for (const StatedExpertise& one : sources.stated) {
    TopicEntry entry = seen_entry(one.topic, seen[one.topic]);
    seen.erase(one.topic);
    entry.verify_day = one.verify_day;
    entry.expire_time = one.expire_time;
    entry.stated = level_probability(parameters, one.level);
    entries.push_back(entry);
  }
  for (const auto& [topic, sums] : seen) entries.push_back(seen_entry(topic, sums));
  std::ranges::sort(entries, {}, &TopicEntry::topic);
  return entries;
}

namespace {

float bound_of(const TopicEntry& entry, const belief::ModelParameters& parameters,
               const Fading& fading) {
  const double prior = std::max(entry.stated, parameters.level_unstated);
  // As time goes on the evidence only fades, and the posterior moves from where it stood on the day
  // of the newest evidence towards the prior, which itself only falls.
  double bound = prior;
  if (entry.last_outcome_time != kNoTime) {
    const double fade = belief::fade_from_reference(day_of_seconds(entry.last_outcome_time),
                                                    fading.reference_day, fading.decay);
    bound = std::max(prior, belief::posterior_mean(prior, parameters.topic_strength,
                                                   {entry.successes_on_reference_day * fade,
                                                    entry.outcomes_on_reference_day * fade}));
  }
  return std::nextafter(static_cast<float>(bound), 2.0F);
}

}  // namespace

std::vector<TopicBound> topic_bounds_of(std::span<const TopicEntry> entries,
                                        const belief::ModelParameters& parameters,
                                        const Fading& fading) {
  std::vector<TopicBound> bounds;
  bounds.reserve(entries.size());
  for (const TopicEntry& entry : entries) {
    bounds.push_back({entry.topic, bound_of(entry, parameters, fading)});
  }
  return bounds;
}

bool has_declined(std::span<const Event> events) noexcept {
  return std::ranges::find(events, EngagementKind::kDeclined, &Event::kind) != events.end();
}

std::vector<SeenTie> seen_ties_of(std::span<const Event> events, const Fading& fading) {
  struct Sum {
    belief::FadingSum count;
    std::int64_t last_time = kNoTime;
  };
  boost::unordered_flat_map<std::uint32_t, Sum> sums;
  RepeatWeights weights(fading.repeat_weight);
  for (const Event& event : events | std::views::reverse) {
    if (!is_pass_on(event)) continue;
    Sum& sum = sums[event.other];
    sum.count.add(weights.next(event.venture, event.other), day_of_seconds(event.time),
                  fading.reference_day, fading.decay);
    sum.last_time = std::max(sum.last_time, event.time);
  }
  std::vector<SeenTie> ties;
  ties.reserve(sums.size());
  for (const auto& [other, sum] : sums) {
    ties.push_back({other, {sum.last_time, sum.count.on_reference_day()}});
  }
  std::ranges::sort(ties, {}, &SeenTie::other);
  return ties;
}

std::vector<SeenVenture> seen_ventures_of(std::span<const Event> events, const Fading& fading) {
  boost::unordered_flat_map<std::uint32_t, Outcomes> sums;
  boost::unordered_flat_map<std::uint32_t, std::int64_t> first_answer;
  RepeatWeights weights(fading.repeat_weight);
  for (const Event& event : events | std::views::reverse) {
    if (event.venture == kNone || !is_outcome(event)) continue;
    add_outcome(sums[event.venture], event, weights.next(event.venture), fading);
    if (model::is_answer(event.kind)) first_answer[event.venture] = event.time;
  }
  std::vector<SeenVenture> seen;
  seen.reserve(sums.size());
  for (const auto& [venture, outcomes] : sums) {
    SeenVenture one;
    one.venture = venture;
    one.tie.last_outcome_time = outcomes.last_outcome_time;
    if (const auto first = first_answer.find(venture); first != first_answer.end()) {
      one.tie.first_answer_time = first->second;
    }
    one.tie.answers_on_reference_day = outcomes.sums.success.on_reference_day();
    one.tie.outcomes_on_reference_day = outcomes.sums.total.on_reference_day();
    seen.push_back(one);
  }
  std::ranges::sort(seen, {}, &SeenVenture::venture);
  return seen;
}

std::span<const std::uint32_t> served_areas(const SnapshotData& data, std::uint32_t unit) noexcept {
  for (int depth = 0; unit != kNone && depth < kUnitDepthMax; ++depth) {
    if (const auto areas = data.unit_stated_areas[unit]; !areas.empty()) return areas;
    unit = data.units[unit].parent;
  }
  return {};
}

std::uint32_t home_of(const SnapshotData& data, std::uint32_t unit) noexcept {
  const auto areas = served_areas(data, unit);
  return areas.empty() ? kNone : data.areas->municipality(areas.front());
}

}  // namespace veieninn::graph
