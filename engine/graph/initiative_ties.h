// The ties that an initiative makes among its people while it lasts (initiative_effects.h).
//
// They are ties like any other: the same search walks them, the same events confirm them. Their ids
// begin with "~", which no client's can, and name the initiative: "~i001~c~c07~c12".
//
//   window    the initiative's, and of whoever takes part also hers, by whole days
//   people    who answers for it first, then hosts, members or mentors, then those who take part by
//             the ids of their participations
//   crowds    the first kCircleMax are tied to each other, each further one to the first alone: in
//             a crowd not everybody knows everybody, and n people must not make n^2 ties
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/belief/model_parameters.h"
#include "engine/graph/initiative_book.h"
#include "engine/model/initiative.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

// Tied to each other: the largest committees have half as many.
inline constexpr std::size_t kCircleMax = 100;
// Whom a venture that takes part, or another unit's people, get to know: a day's hosts.
inline constexpr std::size_t kFacesMax = 10;
// Of one other unit.
inline constexpr std::size_t kUnitPeopleMax = 10;

// Ids of whom outsiders meet of a unit, as whom_outsiders_meet().
using PeopleOfUnit = std::function<std::vector<std::string>(const std::string& unit)>;

// By id; each id once. `participations` are the initiative's, by id.
[[nodiscard]] std::vector<model::Tie> ties_of(
    const model::Initiative& initiative,
    std::span<const InitiativeBook::ParticipationRow> participations,
    const belief::ModelParameters& parameters, const PeopleOfUnit& people_of);

// The units whose people its ties rest on.
[[nodiscard]] std::span<const std::string> units_tied_to(
    const model::Initiative& initiative) noexcept;

// Whether it names the contact or the venture, or one of its participations does.
[[nodiscard]] bool names_any(const model::Initiative& initiative,
                             std::span<const InitiativeBook::ParticipationRow> participations,
                             const std::function<bool(const std::string&)>& is_contact,
                             const std::function<bool(const std::string&)>& is_venture);

// The initiative that made a tie of this id; empty where somebody stated it.
[[nodiscard]] std::string_view initiative_of_tie(std::string_view tie_id) noexcept;

// Whom outsiders meet of a unit's people: those at its front door, else all; by id.
template <typename Member, typename IsFront, typename IdOf>
[[nodiscard]] std::vector<std::string> whom_outsiders_meet(std::vector<Member> members,
                                                           const IsFront& is_front,
                                                           const IdOf& id_of) {
  if (std::ranges::any_of(members, is_front)) {
    std::erase_if(members, [&](const Member& one) { return !is_front(one); });
  }
  std::vector<std::string> ids;
  ids.reserve(members.size());
  for (Member& one : members) ids.push_back(id_of(one));
  std::ranges::sort(ids);
  return ids;
}

}  // namespace veieninn::graph
