// Why a venture, or a pair, stands where it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"

namespace veieninn::matching {

enum class MatchFactorKind : std::uint8_t {
  kTopic = 1,       // how near what it states, or was seen on, is to what is asked
  kCollaborations,  // what it proved on these topics: 1 or more
  kPlace,
  kWants,         // P(the venture wants it)
  kCapacity,      // of the venture
  kAnswers,       // P(the mentor, or whom to talk to, answers)
  kLoad,          // how full her week is
  kConfirmation,  // how long ago her entry was confirmed
  kSpread,        // stands before a likelier one because it was met less lately; 1
  kExploration,   // stands first so that it can become known; 1
  kStandIn,       // opportunities: stands in for who answers for it, or receives for its unit
};

// How far the nearest area that a venture works in is from the asked one.
enum class PlaceStep : std::uint8_t {
  kHere = 1,
  kInside,  // a part of it
  kAround,  // something that holds it
  kCounty,  // elsewhere in its county
  kNeighbour,
  kElsewhere,
};

// What a factor rests on; without it the answer would be another.
struct MatchEvidence {
  enum class Kind : std::uint8_t {
    kEngagement,     // by sequence
    kTopic,          // that the venture states, or the mentor's expertise: a TopicIndex's value
    kArea,           // that the venture states
    kCollaboration,  // position in the venture's row
    kContact,
    kUnit,
    kInitiative,
    kTie,  // of the venture with her
  };
  Kind kind = Kind::kEngagement;
  std::int64_t reference = 0;
  friend bool operator==(const MatchEvidence&, const MatchEvidence&) = default;
};

inline constexpr std::size_t kMatchEvidenceMax = 5;  // a factor

struct MatchFactor {
  MatchFactorKind kind = MatchFactorKind::kTopic;
  double value = 1;                         // (0, 1]; of collaborations 1 or more
  TopicIndex topic;                         // topic: the one that carried most
  AreaIndex area;                           // place: the venture's, or initiative's, that counted
  PlaceStep place = PlaceStep::kElsewhere;  // place
  UnitIndex unit;  // collaborations: with whom the newest was; stand-in: for whom she receives
  ContactIndex person = {};  // stand-in: for whom, none for a front door; answers: who she is
  bool is_known = false;     // answers: she knows the venture
  std::int32_t positive_count = 0;      // wants, answers: times it went on, or was answered
  std::int32_t total_count = 0;         // of so many; collaborations, capacity: how many
  std::vector<MatchEvidence> evidence;  // newest first, at most kMatchEvidenceMax
  std::optional<Instant> time;          // of the newest evidence that has one
};

}  // namespace veieninn::matching
