#include "engine/matching/person_reasons.h"

#include <ranges>

#include "engine/graph/derivation.h"

namespace veieninn::matching {
namespace {

using Kind = MatchEvidence::Kind;

void cite(MatchFactor& factor, Kind kind, std::int64_t reference) {
  if (factor.evidence.size() < kMatchEvidenceMax) factor.evidence.push_back({kind, reference});
}

void cite(MatchFactor& factor, const graph::Event& event) {
  cite(factor, Kind::kEngagement, event.sequence);
  if (!factor.time || factor.time->unix_seconds < event.time) factor.time = Instant{event.time};
}

}  // namespace

MatchFactor PersonReasons::answers(double value, std::uint32_t only_with) const {
  MatchFactor factor = new_factor(MatchFactorKind::kAnswers, value);
  for (const graph::Event& event : seen() | std::views::reverse) {
    if (!graph::is_outcome(event)) continue;
    if (only_with != graph::kNone && event.venture != only_with) continue;
    ++factor.total_count;
    if (model::is_answer(event.kind)) ++factor.positive_count;
    cite(factor, event);
  }
  return factor;
}

MatchFactor PersonReasons::load(double value) const {
  MatchFactor factor = new_factor(MatchFactorKind::kLoad, value);
  const std::int64_t from = as_of_ - data_.parameters.load_window_days * kSecondsPerDay;
  for (const graph::Event& event : seen() | std::views::reverse) {
    if (event.time <= from) break;
    if (event.kind != model::EngagementKind::kSent) continue;
    ++factor.total_count;
    cite(factor, event);
  }
  return factor;
}

MatchFactor PersonReasons::confirmation(double value) const {
  MatchFactor factor = new_factor(MatchFactorKind::kConfirmation, value);
  cite(factor, Kind::kContact, contact_);
  factor.time = Instant{data_.contacts[contact_].confirm_day * kSecondsPerDay};
  return factor;
}

MatchFactor PersonReasons::new_factor(MatchFactorKind kind, double value) const {
  MatchFactor factor;
  factor.kind = kind;
  factor.value = value;
  factor.person = ContactIndex{contact_};
  return factor;
}

std::span<const graph::Event> PersonReasons::seen() const {
  return graph::until(data_.events[contact_], as_of_);
}

}  // namespace veieninn::matching
