// Whom to talk to about an initiative: of those who answer for it whoever likeliest leads
// somewhere; where none of them can be offered now, a deputy or successor; then who receives people
// for its unit, or for the nearest unit above it that has somebody.
//
//     worth = answers * load * confirmation * stands
//
// `answers` is her P(answers) as the venture can approach her: known where they know each other,
// else by a direct channel. `stands` is 1 of who answers for it, `deputy_share` of a stand-in,
// `front_door_right` of a front door.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/way_search.h"

namespace veieninn::matching {

struct PersonToTalk {
  std::uint32_t contact = graph::kNone;
  double answers = 0;
  bool is_known = false;             // approached as somebody who knows the venture
  std::uint32_t tie = graph::kNone;  // that says so, where one is stated
  routing::Standing standing;
  double stands = 1;
  std::uint32_t stands_in_for = graph::kNone;  // who answers for it
  std::uint32_t receives_for = graph::kNone;   // the unit, of a front door
  [[nodiscard]] double worth() const noexcept {
    return answers * standing.load * standing.confirmation * stands;
  }
};

// For one request, one thread.
class OpportunityPeople {
 public:
  // `venture` kNone: unknown.
  OpportunityPeople(const graph::SnapshotData& data, Instant as_of, std::uint32_t venture);

  // Of equals the first by id. Nothing where nobody can be offered. `unit`: whose initiative it is,
  // or kNone.
  [[nodiscard]] std::optional<PersonToTalk> best_of(std::span<const std::uint32_t> responsible,
                                                    std::uint32_t unit);

 private:
  [[nodiscard]] std::optional<PersonToTalk> person(std::uint32_t contact, double stands);
  [[nodiscard]] std::optional<PersonToTalk> front_door(std::uint32_t unit);
  void keep_better(std::optional<PersonToTalk>& best, const std::optional<PersonToTalk>& one) const;

  const graph::SnapshotData& data_;
  routing::BeliefView belief_;
  routing::WaySearch ways_;
};

}  // namespace veieninn::matching
