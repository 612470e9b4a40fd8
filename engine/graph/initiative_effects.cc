#include "engine/graph/initiative_effects.h"

#include <array>
#include <cstddef>
#include <variant>

namespace veieninn::graph {
namespace {

using model::InitiativeKind;
using model::TieKind;
using P = belief::ModelParameters;

constexpr std::array kEffects = {
    InitiativeEffect{.kind = InitiativeKind::kInvitation, .right = &P::invitation_odds},
    InitiativeEffect{.kind = InitiativeKind::kChallenge, .right = &P::invitation_odds},
    InitiativeEffect{.kind = InitiativeKind::kStrategy,
                     .right = &P::strategy_odds,
                     .answer = &P::strategy_answer_odds,
                     .joined = false},
    InitiativeEffect{.kind = InitiativeKind::kMandate, .answer = &P::mandate_odds, .joined = false},
    InitiativeEffect{.kind = InitiativeKind::kStartupService,
                     .right = &P::offer_odds,
                     .partners = PartnerUnits::kOfTerms},
    InitiativeEffect{.kind = InitiativeKind::kPilot,
                     .right = &P::invitation_odds,
                     .partners = PartnerUnits::kOfTerms},
    InitiativeEffect{.kind = InitiativeKind::kBusinessAdvice,
                     .right = &P::offer_odds,
                     .partners = PartnerUnits::kPartners},
    InitiativeEffect{.kind = InitiativeKind::kMentoring,
                     .right = &P::offer_odds,
                     .circle = Circle::kNamed,
                     .circle_strength = &P::partner_strength,
                     .circle_kind = TieKind::kPartner},
    InitiativeEffect{.kind = InitiativeKind::kOfficeSpace,
                     .right = &P::offer_odds,
                     .circle = Circle::kPresent,
                     .circle_strength = &P::meeting_place_strength,
                     .circle_kind = TieKind::kMeetingPlace},
    InitiativeEffect{.kind = InitiativeKind::kMeetingPlace,
                     .right = &P::offer_odds,
                     .circle = Circle::kPresent,
                     .circle_strength = &P::meeting_place_strength,
                     .circle_kind = TieKind::kMeetingPlace},
    InitiativeEffect{.kind = InitiativeKind::kWorkingGroup,
                     .circle = Circle::kPresent,
                     .circle_strength = &P::working_group_strength,
                     .circle_kind = TieKind::kWorkingGroup},
    InitiativeEffect{.kind = InitiativeKind::kOutreachProject,
                     .circle = Circle::kPresent,
                     .circle_strength = &P::partner_strength,
                     .circle_kind = TieKind::kPartner,
                     .partners = PartnerUnits::kPartners},
    InitiativeEffect{.kind = InitiativeKind::kGrant, .right = &P::offer_odds},
    InitiativeEffect{.kind = InitiativeKind::kFund, .right = &P::offer_odds},
    InitiativeEffect{.kind = InitiativeKind::kTraining,
                     .right = &P::offer_odds,
                     .circle = Circle::kPresent,
                     .circle_strength = &P::meeting_place_strength,
                     .circle_kind = TieKind::kMeetingPlace,
                     .alumni = true},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kEffects.size(); ++i) {
    if (static_cast<std::size_t>(kEffects[i].kind) != i + 1) return false;
  }
  return kEffects.size() == std::variant_size_v<model::InitiativeTerms>;
}
static_assert(is_in_order());

}  // namespace

const InitiativeEffect& effect_of(InitiativeKind kind) noexcept {
  return kEffects[static_cast<std::size_t>(kind) - 1];
}

}  // namespace veieninn::graph
