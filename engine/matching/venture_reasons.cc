#include "engine/matching/venture_reasons.h"

#include <algorithm>
#include <ranges>

namespace veieninn::matching {

using graph::Deed;
using graph::kNone;
using Kind = MatchEvidence::Kind;

namespace {

void later_of(MatchFactor& factor, std::int64_t time) {
  if (time == graph::kNoTime) return;
  if (!factor.time || factor.time->unix_seconds < time) factor.time = Instant{time};
}

void cite(MatchFactor& factor, Kind kind, std::int64_t reference) {
  if (factor.evidence.size() < kMatchEvidenceMax) factor.evidence.push_back({kind, reference});
}

// What a factor may cite, newest first.
struct Fact {
  std::int64_t time = 0;
  MatchEvidence evidence;
  std::uint32_t unit = kNone;
};

}  // namespace

bool VentureReasons::is_stated(std::uint32_t venture, std::uint32_t topic) const {
  const auto stated = data_.venture_topics[venture];
  return std::ranges::find(stated, topic) != stated.end();
}

// What names no topic speaks for each stated one.
bool VentureReasons::speaks_for(std::uint32_t venture, std::uint32_t topic,
                                const std::vector<std::uint32_t>& carrying) const {
  if (topic != kNone) return std::ranges::find(carrying, topic) != carrying.end();
  return std::ranges::any_of(carrying, [&](std::uint32_t one) { return is_stated(venture, one); });
}

// So old that it no longer moves the last bit of anything.
bool VentureReasons::has_faded(std::int64_t time) const {
  constexpr std::int32_t kCitedHalfLives = 60;
  return view_.moment().day - day_of(Instant{time}) >
         kCitedHalfLives * data_.parameters.evidence_half_life_days;
}

void VentureReasons::cite_proof(MatchFactor& factor, std::uint32_t venture,
                                const std::vector<std::uint32_t>& carrying,
                                bool with_answers) const {
  const std::int64_t as_of = view_.moment().as_of;
  std::vector<Fact> facts;
  const auto deeds = graph::deeds_until(data_.venture_deeds[venture], as_of);
  for (const Deed& deed : deeds | std::views::reverse) {
    const bool counts = with_answers || graph::proof_of(deed.kind, data_.parameters) > 0;
    if (!counts || !speaks_for(venture, deed.topic, carrying)) continue;
    facts.push_back(
        {deed.time, {Kind::kEngagement, deed.sequence}, data_.contacts[deed.contact].unit});
  }
  const auto works = data_.venture_works[venture];
  for (const std::uint32_t at : graph::works_until(works, as_of)) {
    if (!speaks_for(venture, works[at].topic, carrying)) continue;
    facts.push_back({works[at].time, {Kind::kCollaboration, at}, works[at].unit});
  }
  std::ranges::stable_sort(facts, std::ranges::greater(), &Fact::time);
  for (const Fact& fact : facts) {
    // What made a topic known to be its own counts however old it is.
    if (!with_answers && has_faded(fact.time)) break;
    if (factor.total_count++ == 0) factor.unit = UnitIndex{fact.unit};
    cite(factor, fact.evidence.kind, fact.evidence.reference);
    later_of(factor, fact.time);
  }
}

MatchFactor VentureReasons::topic(std::uint32_t venture, const BestTopics& best) const {
  const BestTopics::Sum sum = best.sum();
  MatchFactor factor;
  factor.kind = MatchFactorKind::kTopic;
  factor.value = sum.stated;
  factor.topic = TopicIndex{sum.topic};
  std::vector<std::uint32_t> seen;
  for (const std::uint32_t topic : best.carrying()) {
    if (is_stated(venture, topic)) {
      cite(factor, Kind::kTopic, topic);
    } else {
      seen.push_back(topic);
    }
  }
  if (!seen.empty()) cite_proof(factor, venture, seen, true);
  factor.total_count = 0;
  factor.unit = {};
  return factor;
}

MatchFactor VentureReasons::collaborations(std::uint32_t venture, const BestTopics& best,
                                           double value) const {
  MatchFactor factor;
  factor.kind = MatchFactorKind::kCollaborations;
  factor.value = value;
  factor.topic = TopicIndex{best.sum().topic};
  cite_proof(factor, venture, best.carrying(), false);
  return factor;
}

MatchFactor VentureReasons::wants(std::uint32_t venture) const {
  const graph::VentureCases cases = view_.cases(venture);
  MatchFactor factor;
  factor.kind = MatchFactorKind::kWants;
  factor.value = view_.wants(view_.counts(cases));
  for (const graph::VentureCase& one : cases) {
    if (has_faded(one.deed->time)) break;
    ++factor.total_count;
    if (one.is_followed) ++factor.positive_count;
    cite(factor, Kind::kEngagement, one.deed->sequence);
    later_of(factor, one.deed->time);
  }
  return factor;
}

MatchFactor VentureReasons::capacity(std::uint32_t venture) const {
  UnderWays under_way = view_.under_way(venture);
  MatchFactor factor;
  factor.kind = MatchFactorKind::kCapacity;
  factor.value = view_.capacity(under_way).value_or(0);
  factor.total_count = static_cast<std::int32_t>(under_way.size());
  std::ranges::stable_sort(under_way, std::ranges::greater(), &UnderWay::time);
  for (const UnderWay& one : under_way) {
    cite(factor, one.contact == kNone ? Kind::kCollaboration : Kind::kEngagement, one.reference);
    later_of(factor, one.time);
  }
  return factor;
}

MatchFactor VentureReasons::place(const PlaceShares::Share& share) {
  MatchFactor factor;
  factor.kind = MatchFactorKind::kPlace;
  factor.value = share.value;
  factor.place = share.step;
  factor.area = AreaIndex{share.area};
  if (share.area != kNone) cite(factor, Kind::kArea, share.area);
  return factor;
}

}  // namespace veieninn::matching
