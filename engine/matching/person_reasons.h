// What a person's answering and standing rest on.
#pragma once

#include <cstdint>
#include <span>

#include "engine/base/instant.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/match_factor.h"

namespace veieninn::matching {

class PersonReasons {
 public:
  // REQUIRES: `data` outlives it.
  PersonReasons(const graph::SnapshotData& data, Instant as_of, std::uint32_t contact) noexcept
      : data_(data), as_of_(as_of.unix_seconds), contact_(contact) {}

  // That she answers, with probability `value`. `only_with` kNone: what happened with any venture
  // counts.
  [[nodiscard]] MatchFactor answers(double value, std::uint32_t only_with = graph::kNone) const;
  [[nodiscard]] MatchFactor load(double value) const;
  [[nodiscard]] MatchFactor confirmation(double value) const;

 private:
  [[nodiscard]] MatchFactor new_factor(MatchFactorKind kind, double value) const;
  [[nodiscard]] std::span<const graph::Event> seen() const;

  const graph::SnapshotData& data_;
  std::int64_t as_of_;
  std::uint32_t contact_;
};

}  // namespace veieninn::matching
