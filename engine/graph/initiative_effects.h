// What each kind of initiative does to ranks: one row a kind, told in docs/model.md with the
// booklet's case it comes from.
//
//   right     who answers for an open one on the topic, in the place, is likelier the right one:
//             her odds are multiplied (routing/open_initiatives.h)
//   answer    the prior of answering of its unit and of all below it is raised on its topics (on
//             all when it names none) while it lasts: its odds are multiplied
//   circle    people are tied to each other while it lasts (graph/initiative_ties.h)
//   joined    a venture that takes part is tied to who answers for it and is there, or to its
//             mentor
//   partners  who answers for it is tied to the people of these units
//   alumni    contacts who completed it stay tied
//
// An initiative that names no topic says nothing of who is right for a need.
#pragma once

#include <cstdint>

#include "engine/belief/model_parameters.h"
#include "engine/model/initiative.h"

namespace veieninn::graph {

using Parameter = double belief::ModelParameters::*;

// Who is tied to each other.
enum class Circle : std::uint8_t {
  kNobody,
  kNamed,    // who answers for it, and its hosts, members or mentors
  kPresent,  // these, and the contacts who take part
};

// Whose people are tied to who answers for it.
enum class PartnerUnits : std::uint8_t {
  kNone,
  kPartners,  // of the units that it is run with
  kOfTerms,   // of the units that the terms link it to: where it leads, or is tried out
};

struct InitiativeEffect {
  model::InitiativeKind kind;
  Parameter right = nullptr;
  Parameter answer = nullptr;
  Circle circle = Circle::kNobody;
  Parameter circle_strength = nullptr;  // of the circle, where there is one
  model::TieKind circle_kind = model::TieKind::kPartner;
  bool joined = true;
  PartnerUnits partners = PartnerUnits::kNone;
  bool alumni = false;
};

[[nodiscard]] const InitiativeEffect& effect_of(model::InitiativeKind kind) noexcept;

}  // namespace veieninn::graph
