#include "engine/routing/factor_evidence.h"

#include <string_view>

#include "engine/graph/initiative_ties.h"
#include "engine/graph/record.h"

namespace veieninn::routing {
namespace {

constexpr std::int32_t kCitedHalfLives = 10;

}  // namespace

bool has_faded(const ReasonSources& from, const graph::Event& event) {
  return from.belief.day() - day_of(Instant{event.time}) >
         kCitedHalfLives * from.data.parameters.evidence_half_life_days;
}

const model::Initiative& row_of(const ReasonSources& from, InitiativeIndex initiative) {
  return *from.data.initiatives->initiatives()[initiative.value];
}

Factor new_factor(FactorKind kind, double value, std::uint32_t person) {
  Factor factor;
  factor.kind = kind;
  factor.value = value;
  factor.person = ContactIndex{person};
  return factor;
}

Factor new_factor(FactorKind kind, double value, std::uint32_t person, InitiativeIndex initiative) {
  Factor factor = new_factor(kind, value, person);
  factor.initiative = initiative;
  cite_row(factor, Evidence::Kind::kInitiative, initiative.value);
  return factor;
}

void later_of(Factor& factor, std::int64_t unix_seconds) {
  if (!factor.time || factor.time->unix_seconds < unix_seconds) factor.time = Instant{unix_seconds};
}

void cite(Factor& factor, const graph::Event& event) {
  later_of(factor, event.time);
  if (factor.evidence.size() < kEvidencePerFactorMax) {
    factor.evidence.push_back({Evidence::Kind::kEngagement, event.sequence});
  }
}

void cite_row(Factor& factor, Evidence::Kind kind, std::uint32_t row) {
  if (factor.evidence.size() == kEvidencePerFactorMax) factor.evidence.pop_back();
  factor.evidence.push_back({kind, row});
}

void cite_tie(const ReasonSources& from, Factor& factor, std::uint32_t tie) {
  if (tie == graph::kNone) return;
  const std::string_view maker =
      graph::initiative_of_tie(graph::id_of_record(from.data.tie_records[tie]));
  if (maker.empty()) {
    cite_row(factor, Evidence::Kind::kTie, tie);
  } else {
    factor.initiative = from.data.initiatives->position_of(maker);
    cite_row(factor, Evidence::Kind::kInitiative, factor.initiative.value);
  }
}

}  // namespace veieninn::routing
