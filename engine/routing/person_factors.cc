#include "engine/routing/person_factors.h"

#include <algorithm>
#include <cstdint>

#include "engine/graph/derivation.h"
#include "engine/routing/factor_evidence.h"

namespace veieninn::routing {

using graph::Event;
using graph::kNone;

namespace {

struct TopicFact {
  Event event;
  bool is_received = false;  // passed on to her by another
};
// What says that she is right for exactly this topic, or not; newest first.
std::vector<TopicFact> topic_facts(const ReasonSources& from, std::uint32_t contact,
                                   std::uint32_t topic) {
  std::vector<TopicFact> facts;
  for (const Event& event : seen(from, contact)) {
    if (event.topic != topic || !graph::is_topic_outcome(event.kind)) continue;
    if (!has_faded(from, event)) facts.push_back({event, false});
  }
  if (from.data.parameters.passed_on_weight == 0) return facts;
  for (const Event& event :
       graph::until(from.data.received[contact], from.belief.as_of().unix_seconds)) {
    if (event.topic == topic && !has_faded(from, event)) facts.push_back({event, true});
  }
  std::ranges::sort(facts, [](const TopicFact& a, const TopicFact& b) {
    return graph::comes_before(b.event, a.event);
  });
  return facts;
}

std::uint32_t expert_of(const Target& target) {
  return target.stands_in_for == kNone ? target.contact : target.stands_in_for;
}

Factor expertise(const ReasonSources& from, const Target& target) {
  // An expert, or one of whom past needs alone speak; else a step of the ladder.
  const bool is_found = target.topic != kNone || target.fallback == Fallback::kNone;
  const std::uint32_t expert = expert_of(target);
  Factor factor =
      new_factor(is_found ? FactorKind::kExpertise : FactorKind::kFallback,
                 target.right / (target.own_past * target.past_needs * target.offer), expert);
  factor.topic = TopicIndex{target.topic};
  if (target.topic == kNone) {
    cite_row(factor, Evidence::Kind::kContact, expert);
    return factor;
  }
  for (const TopicFact& fact : topic_facts(from, expert, target.topic)) {
    ++factor.total_count;
    if (fact.is_received || model::is_topic_success(fact.event.kind)) ++factor.positive_count;
    if (fact.is_received && factor.other.is_none()) factor.other = ContactIndex{fact.event.other};
    cite(factor, fact.event);
  }
  for (const graph::StatedExpertise& stated : from.data.stated[expert]) {
    if (stated.topic != target.topic) continue;
    cite_row(factor, Evidence::Kind::kContact, expert);
    factor.stated_time = Instant{stated.verify_day * kSecondsPerDay};
    later_of(factor, factor.stated_time->unix_seconds);
  }
  return factor;
}

// She answers for it; its deadline is what there is to know of time.
Factor offer(const ReasonSources& from, const Target& target) {
  Factor factor =
      new_factor(FactorKind::kInitiative, target.offer, expert_of(target), target.initiative);
  const model::Initiative& row = row_of(from, target.initiative);
  const Instant deadline = std::min(row.apply_until, row.window.until);
  if (deadline != kNever) factor.time = deadline;
  return factor;
}

// `facts`: newest first.
Factor past(const ReasonSources& from, const Target& target, FactorKind kind, double value,
            const std::vector<Event>& facts) {
  Factor factor = new_factor(kind, value, expert_of(target));
  for (const Event& event : facts) {
    if (has_faded(from, event)) break;
    ++factor.total_count;
    ++factor.positive_count;
    cite(factor, event);
  }
  return factor;
}

Factor area(const ReasonSources& from, const Target& target) {
  Factor factor = new_factor(FactorKind::kArea, target.area, target.contact);
  const std::uint32_t expert = expert_of(target);
  if (const std::uint32_t unit = from.data.contacts[expert].unit; unit != kNone) {
    cite_row(factor, Evidence::Kind::kUnit, unit);
  }
  return factor;
}

Factor load(const ReasonSources& from, const Target& target) {
  Factor factor = new_factor(FactorKind::kLoad, target.standing.load, target.contact);
  factor.total_count = from.belief.sent_count(target.contact);
  const std::int64_t since =
      from.belief.as_of().unix_seconds - from.data.parameters.load_window_days * kSecondsPerDay;
  for (const Event& event : seen(from, target.contact)) {
    if (event.kind == model::EngagementKind::kSent && event.time > since) cite(factor, event);
  }
  return factor;
}

Factor confirmation(const ReasonSources& from, const Target& target) {
  Factor factor =
      new_factor(FactorKind::kConfirmation, target.standing.confirmation, target.contact);
  cite_row(factor, Evidence::Kind::kContact, target.contact);
  later_of(factor, from.data.contacts[target.contact].confirm_day * kSecondsPerDay);
  return factor;
}

Factor done_before(const ReasonSources& from, const Target& target) {
  Factor factor = new_factor(FactorKind::kDoneBefore, target.share, target.contact);
  factor.topic = TopicIndex{target.topic};
  for (const Event& event : seen(from, target.contact)) {
    if (event.topic != target.topic || !is_done(event.kind)) continue;
    ++factor.total_count;
    ++factor.positive_count;
    cite(factor, event);
  }
  return factor;
}

}  // namespace

std::vector<Factor> cover_factors(const ReasonSources& from, const Target& target,
                                  bool area_asked) {
  std::vector<Factor> factors = {expertise(from, target)};
  if (target.own_past != 1) {
    factors.push_back(past(from, target, FactorKind::kOwnNeeds, target.own_past,
                           from.past.own(expert_of(target))));
  }
  if (target.past_needs != 1) {
    factors.push_back(past(from, target, FactorKind::kPastNeeds, target.past_needs,
                           from.past.like(expert_of(target))));
  }
  if (target.offer != 1) factors.push_back(offer(from, target));
  if (area_asked) factors.push_back(area(from, target));
  return factors;
}

std::vector<Factor> standing_factors(const ReasonSources& from, const Target& target) {
  std::vector<Factor> factors;
  if (target.standing.load != 1) factors.push_back(load(from, target));
  if (target.standing.confirmation != 1) factors.push_back(confirmation(from, target));
  return factors;
}

Factor share_factor(const ReasonSources& from, const Target& target) {
  if (target.has_done) return done_before(from, target);
  const bool stands_in = target.stands_in_for != kNone;
  Factor factor = new_factor(stands_in ? FactorKind::kDeputy : FactorKind::kFallback, target.share,
                             target.contact);
  factor.other = ContactIndex{target.stands_in_for};
  cite_row(factor, Evidence::Kind::kContact, stands_in ? target.stands_in_for : target.contact);
  return factor;
}

}  // namespace veieninn::routing
