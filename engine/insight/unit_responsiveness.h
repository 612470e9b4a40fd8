// How much of what reaches each unit's people is answered: never one person's part of it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/belief/answer_time.h"
#include "engine/belief/reply_interval.h"
#include "engine/graph/snapshot.h"
#include "engine/insight/disclosure.h"
#include "engine/insight/unit_tree.h"

namespace veieninn::insight {

inline constexpr std::size_t kQuarters = 4;
inline constexpr std::int64_t kWeeksPerQuarter = 13;
// The middle share of the posterior that the interval holds.
inline constexpr double kIntervalMass = 0.9;

// Cases of how many people, and how many of them the busiest has. The cases of two disjoint crowds
// add up.
struct Crowd {
  std::int32_t people = 0;  // with a case
  std::int64_t cases = 0;
  std::int64_t most_of_one = 0;

  Crowd& operator+=(const Crowd& other);
  // No one person stands for more than half: a figure that is nearly hers is hers.
  [[nodiscard]] bool is_enough() const {
    return people >= kPeopleMin && cases >= kOutcomesMin && 2 * most_of_one <= cases;
  }
};

struct Replies {
  Crowd outcomes;
  std::int64_t answers = 0;

  Replies& operator+=(const Replies& other);
  [[nodiscard]] std::int64_t silences() const { return outcomes.cases - answers; }
  // Where all are alike, the figure tells how each one answers.
  [[nodiscard]] bool is_enough() const {
    return outcomes.is_enough() && answers > 0 && silences() > 0;
  }
  [[nodiscard]] bool is_empty() const { return outcomes.cases == 0; }
};

// Of a unit and all below it, in the last 52 whole weeks.
struct ReplyFigures {
  Replies year;
  std::array<Replies, kQuarters> quarters{};  // oldest first
  Crowd timed;                                // answers whose enquiry is known
  // Of these, those that came within each of kAnswerDays and not before, then the later ones.
  std::array<std::int64_t, belief::kAnswerDays.size() + 1> timed_by_stretch{};

  ReplyFigures& operator+=(const ReplyFigures& other);
  [[nodiscard]] bool is_enough() const { return year.is_enough(); }
  [[nodiscard]] bool is_empty() const { return year.is_empty(); }
  [[nodiscard]] std::int32_t people() const { return year.outcomes.people; }
};

// What is told of replies: the share answered, by its posterior.
struct AnsweredShare {
  std::int64_t answer_count = 0;
  std::int64_t silence_count = 0;
  double share = 0;
  belief::ReplyInterval interval;
};

struct UnitResponsiveness {
  UnitIndex unit;
  UnitIndex parent;  // none at the top
  Withheld withheld = Withheld::kTold;
  UnitIndex included_in;  // where they are rolled up
  std::int32_t contact_count = 0;
  AnsweredShare year;
  std::vector<AnsweredShare> quarters;  // four, oldest first, or none
  // The first of kAnswerDays within which half of the answers came, kAnswerDaysMost for later, 0
  // where it is not told.
  int half_answered_within_days = 0;
};

// In the order of `nodes`. REQUIRES: `tree` is of the snapshot; `nodes` ascend.
[[nodiscard]] std::vector<UnitResponsiveness> unit_responsiveness(const graph::Snapshot& snapshot,
                                                                  const UnitTree& tree,
                                                                  const std::vector<Node>& nodes,
                                                                  Instant as_of_time);

}  // namespace veieninn::insight
