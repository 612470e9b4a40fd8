// The fixed-size records of a snapshot's columns and rows. Numbers are dense ids (id_table.h);
// times are seconds since 1970; `kNoNumber` stands for no reference.
#pragma once

#include <cstdint>
#include <limits>

#include "engine/base/instant.h"
#include "engine/belief/reply_belief.h"
#include "engine/graph/id_table.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

// What a search touches of a person: one cache line.
struct alignas(64) ContactHot {
  static constexpr std::uint8_t kPresent = 1;
  static constexpr std::uint8_t kFrontDoor = 2;
  static constexpr std::uint8_t kPublicChannel = 4;
  static constexpr std::uint8_t kHasAbsence = 8;

  std::int64_t tenure_from = 0;
  std::int64_t tenure_until = 0;
  double success = 0;  // of her outcome sums, at the reference day
  double total = 0;
  std::int64_t last_event = kNoTime;
  std::int64_t last_sent = kNoTime;
  std::int64_t confirm_time = 0;
  std::uint32_t unit = kNoNumber;
  std::int16_t capacity = 0;
  std::uint8_t flags = 0;

  [[nodiscard]] bool has(std::uint8_t flag) const noexcept { return (flags & flag) != 0; }
};
static_assert(sizeof(ContactHot) == 64);

struct ContactCold {
  belief::OutcomeSums answers;
  std::uint32_t deputy = kNoNumber;
  std::uint32_t successor = kNoNumber;
};

// 8 * the weight of a person's successes on topics, rounded up; 255: at least 255 / 8. Bounds her
// P(right one) from above whatever the day (Tables::topic_bounds).
inline constexpr double kTopicBoundUnits = 8;
inline constexpr std::uint8_t kTopicBoundMost = 255;

struct ExpertiseRecord {
  std::int64_t expire_time = 0;
  std::int64_t verify_time = 0;
  std::uint32_t topic = kNoNumber;
  model::ExpertiseLevel level = model::ExpertiseLevel::kBasic;
};

// One fact about a contact, in her row, oldest first. A rank j says that this is the j-th newest
// of its venture's outcomes with her and weighs repeat_weight^(j - 1); 0: it does not count.
struct EventRecord {
  std::int64_t time = 0;
  std::int64_t sequence = 0;
  std::uint32_t venture = kNoNumber;
  std::uint32_t other = kNoNumber;
  std::uint32_t topic = kNoNumber;
  model::EngagementKind kind = model::EngagementKind::kSent;
  std::uint8_t answer_rank = 0;
  std::uint8_t topic_rank = 0;
  std::uint8_t pass_rank = 0;
};
static_assert(sizeof(EventRecord) == 32);

// Faded outcomes about one number, at the reference day: of a contact on a topic, or of a venture
// with a contact.
struct OutcomeRecord {
  std::uint32_t about = kNoNumber;
  double success = 0;
  double total = 0;
};

// That one contact can pass a venture on to another.
struct Edge {
  std::uint32_t neighbour = kNoNumber;  // out: to; in: from
  std::uint32_t tie = kNoNumber;        // the stated tie; kNoNumber: none, kTimedTies: look them up
  double strength = 0;                  // of the tie, at most (kTimedTies), or of an unstated one
  double learned = 0;                   // faded times it was seen, at the reference day
};
// The ties from one to the other hold at certain times only: which one counts depends on the day.
inline constexpr std::uint32_t kTimedTies = kNoNumber - 1;

struct TieRecord {
  double strength = 0;
  std::int64_t from_time = 0;
  std::int64_t until_time = 0;
  std::uint32_t from = kNoNumber;  // contact or venture
  std::uint32_t to = kNoNumber;
  bool from_venture = false;

  [[nodiscard]] bool holds_at(Instant time) const noexcept {
    return from_time <= time.unix_seconds && time.unix_seconds < until_time;
  }
  [[nodiscard]] bool holds_always() const noexcept {
    return from_time == kAlways.unix_seconds && until_time == kNever.unix_seconds;
  }
};

struct UnitRecord {
  double success = 0;  // of its members' outcome sums, at the reference day
  double total = 0;
  std::int64_t last_event = kNoTime;      // no member's event is later
  std::uint32_t belief_area = kNoNumber;  // the first area it serves: its circle in the belief
  std::uint32_t parent = kNoNumber;
  model::UnitKind kind = model::UnitKind::kMunicipality;
  bool present = false;
  bool has_mailbox = false;
};

// What belongs to a unit, or to an area as a circle of belief.
struct GroupSums {
  belief::OutcomeSums answers;
  std::int64_t last_event = kNoTime;  // no event of a member is later
};

}  // namespace veieninn::graph
