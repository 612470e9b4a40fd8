// The rows that a factor rests on. A row is cited only where the answer would be another without
// it.
#pragma once

#include <cstdint>
#include <ranges>

#include "engine/graph/derivation.h"
#include "engine/graph/snapshot_data.h"
#include "engine/model/initiative.h"
#include "engine/routing/reason_sources.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// Her events up to now, newest first.
[[nodiscard]] inline auto seen(const ReasonSources& from, std::uint32_t contact) {
  return graph::until(from.data.events[contact], from.belief.as_of().unix_seconds) |
         std::views::reverse;
}
// So old that it no longer moves the last bit of anything.
[[nodiscard]] bool has_faded(const ReasonSources& from, const graph::Event& event);

[[nodiscard]] const model::Initiative& row_of(const ReasonSources& from,
                                              InitiativeIndex initiative);

// About `person`, with nothing cited yet.
[[nodiscard]] Factor new_factor(FactorKind kind, double value, std::uint32_t person);
// The same, resting on the initiative.
[[nodiscard]] Factor new_factor(FactorKind kind, double value, std::uint32_t person,
                                InitiativeIndex initiative);

// The factor's time, if it has no later one.
void later_of(Factor& factor, std::int64_t unix_seconds);
// The first kEvidencePerFactorMax are kept.
void cite(Factor& factor, const graph::Event& event);
// Takes the last place where all are taken.
void cite_row(Factor& factor, Evidence::Kind kind, std::uint32_t row);
// Nothing for kNone. A tie that an initiative made goes with it.
void cite_tie(const ReasonSources& from, Factor& factor, std::uint32_t tie);

}  // namespace veieninn::routing
