// The question and the answer of FindTeam: who together can take care of several topics or units,
// and who gathers them (docs/matching.md).
//
// A team is a coordinator c, to whom a route leads, and a tree of people brought in from her:
//
//     P(team) = P(route to c, c answers)
//             * prod over other members m of P(whoever brings m in passes on to m) * P(m answers)
//             * prod over requirements i of P(who covers i is the right one for i)
//
// A member is paid once whatever she covers; so small and well tied teams win by themselves. The
// coordinator may also write to anybody without a tie: then P(m answers | direct) stands for both.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/instant.h"
#include "engine/routing/route.h"

namespace veieninn::matching {

inline constexpr std::size_t kRequirementsMax = 32;  // as topics of a need (routing/route.h)
// People who serve the place: the largest municipalities have fewer, and so has the work a bound.
inline constexpr std::uint32_t kTeamPeopleMax = 5000;

// A topic, or a unit whose people speak for it: one of the two.
struct Requirement {
  TopicIndex topic;
  UnitIndex unit;
  friend bool operator==(const Requirement&, const Requirement&) = default;
};

struct TeamRequest {
  std::vector<Requirement> requirements;  // 1 to kRequirementsMax, all different
  AreaIndex area;                         // may be none where only units are asked for
  VentureIndex venture;                   // none: unknown to us
  std::int32_t max_introductions = 2;     // to the coordinator, 0 to 3
  Instant as_of_time;
};

// Where whoever covers a requirement was found.
enum class CoverPlace : std::uint8_t {
  kHere = 1,  // serves the area, something in it, or its municipality
  kWider,     // nobody there: serves its county or more
  kUnit,      // in the asked unit
  kSubunit,   // nobody there: in a unit under it
};

struct TeamMember {
  ContactIndex contact;
  ContactIndex introducer;  // who brings her in; the coordinator or an earlier member
  routing::Approach approach = routing::Approach::kIntroduced;  // or kDirect: without a tie
  TieIndex tie;                                                 // the stated tie, or none
  std::vector<routing::Factor> factors;  // passes on, answers, load, confirmation
};

struct Cover {
  std::uint32_t requirement = 0;  // position in the request
  ContactIndex contact;           // the coordinator or a member
  CoverPlace place = CoverPlace::kHere;
  std::vector<routing::Factor> factors;  // that she is the right one
};

struct Team {
  routing::Route route;             // to the coordinator; she need not cover anything
  std::vector<TeamMember> members;  // whoever brings in comes before whom she brings in
  std::vector<Cover> covers;        // by requirement; those in `gaps` are left out
  // Product of all factors of `route`, `members` and `covers`, to 1e-9.
  double probability = 0;
  // No team of these people is worth more.
  double bound = 0;
  bool is_exact = false;  // then the bound is its own probability
  [[nodiscard]] ContactIndex coordinator() const { return route.contact(); }
};

struct TeamAnswer {
  // None when nobody covers anything, or no route leads to anybody.
  std::optional<Team> team;
  std::vector<std::uint32_t> gaps;  // requirements that nobody covers, by position
};

}  // namespace veieninn::matching
