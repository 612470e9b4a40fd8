// All initiatives and who takes part in them, as rows, in the order of their ids.
//
// A book never changes; the next shares every row that did not. There are far fewer initiatives
// than people, and they change seldom: a change copies one pointer a row.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"
#include "engine/graph/row_changes.h"
#include "engine/model/initiative.h"

namespace veieninn::graph {

class InitiativeBook {
 public:
  using InitiativeRow = std::shared_ptr<const model::Initiative>;
  using ParticipationRow = std::shared_ptr<const model::Participation>;

  InitiativeBook() = default;
  // In any order; of rows with the same id the last counts.
  InitiativeBook(std::vector<model::Initiative> initiatives,
                 std::vector<model::Participation> participations);

  // The book after `changes`; `base` itself when they say nothing of initiatives.
  [[nodiscard]] static std::shared_ptr<const InitiativeBook> next(
      const std::shared_ptr<const InitiativeBook>& base, const RowChanges& changes);

  // By id.
  [[nodiscard]] std::span<const InitiativeRow> initiatives() const noexcept { return initiatives_; }
  // By initiative, then by id.
  [[nodiscard]] std::span<const ParticipationRow> participations() const noexcept {
    return participations_;
  }
  // Its position in initiatives(), none when there is none.
  [[nodiscard]] InitiativeIndex position_of(std::string_view id) const noexcept;
  // Null when there is none.
  [[nodiscard]] const model::Initiative* find(std::string_view id) const noexcept;
  [[nodiscard]] std::span<const ParticipationRow> participations_of(
      std::string_view initiative) const noexcept;

 private:
  std::vector<InitiativeRow> initiatives_;
  std::vector<ParticipationRow> participations_;
};

// What of an account is neither spent, used nor promised; 0 where the initiative has no such quota.
// `participations` are the initiative's.
[[nodiscard]] std::int64_t left_of(
    const model::Initiative& initiative, model::QuotaUnit unit,
    std::span<const InitiativeBook::ParticipationRow> participations);

}  // namespace veieninn::graph
