// Whom and what the effects of initiatives reach, by dense ids: what a request looks up.
//
// There are far fewer initiatives than people, and they change seldom: made anew, whole, when one
// of them or what they refer to changes. What depends on the asked moment is left to
// routing/open_initiatives.h.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/graph/initiative_effects.h"

namespace veieninn::graph {

struct SnapshotData;

// An initiative that makes its people likelier right, its unit likelier to answer, or that ventures
// can join.
struct ReachingInitiative {
  InitiativeIndex initiative;
  const InitiativeEffect* effect = nullptr;
  TimeWindow window;
  Instant apply_until = kNever;
  bool is_full = false;                 // it gives something, of which nothing is left
  bool is_local = false;                // it states its areas itself
  bool is_for_ventures = false;         // one can take part in its kind, and ventures may
  std::vector<std::uint32_t> contacts;  // who answers for it
  std::vector<std::uint32_t> topics;    // each once
  std::vector<std::uint32_t> areas;     // its own, or those that its unit serves
};

class InitiativeReach {
 public:
  using Position = std::uint32_t;

  // From `data`'s initiatives, topics, areas, units and contacts, whose sources are laid.
  [[nodiscard]] static std::shared_ptr<const InitiativeReach> of(const SnapshotData& data);

  // In the order of the book.
  [[nodiscard]] std::span<const ReachingInitiative> rows() const noexcept { return rows_; }
  // Those that make somebody likelier the right one, by one of their areas or topics.
  [[nodiscard]] std::span<const Position> right_in(std::uint32_t area) const {
    return found(by_area_, area);
  }
  [[nodiscard]] std::span<const Position> right_on(std::uint32_t topic) const {
    return found(by_topic_, topic);
  }
  // Those that ventures can join: all, by one of their areas, by one of their topics.
  [[nodiscard]] std::span<const Position> joinable() const noexcept { return joinable_; }
  [[nodiscard]] std::span<const Position> joinable_in(std::uint32_t area) const {
    return found(joinable_by_area_, area);
  }
  [[nodiscard]] std::span<const Position> joinable_on(std::uint32_t topic) const {
    return found(joinable_by_topic_, topic);
  }
  // Those of exactly this unit that make people answer.
  [[nodiscard]] std::span<const Position> answer_of(std::uint32_t unit) const {
    return found(by_unit_, unit);
  }
  [[nodiscard]] bool has_answers() const noexcept { return !by_unit_.empty(); }
  // Whether an initiative ties somebody to the people of the unit.
  [[nodiscard]] bool has_ties_with(std::uint32_t unit) const { return tied_units_.contains(unit); }

  // What the odds of the unit's prior of answering are multiplied by at most, at any time, for any
  // need.
  [[nodiscard]] double greatest_answer_odds(const SnapshotData& data, std::uint32_t unit) const;

 private:
  using Places = boost::unordered_flat_map<std::uint32_t, std::vector<Position>>;
  static std::span<const Position> found(const Places& places, std::uint32_t key) {
    const auto at = places.find(key);
    return at == places.end() ? std::span<const Position>() : std::span(at->second);
  }

  void lay(const ReachingInitiative& one, Position position);

  std::vector<ReachingInitiative> rows_;
  std::vector<Position> joinable_;
  Places joinable_by_area_;
  Places joinable_by_topic_;
  Places by_area_;
  Places by_topic_;
  Places by_unit_;
  boost::unordered_flat_set<std::uint32_t> tied_units_;
};

}  // namespace veieninn::graph
