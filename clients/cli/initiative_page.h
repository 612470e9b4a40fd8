// How an initiative, and what somebody has of it, look on a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/cells.h"
#include "clients/cli/resource_names.h"
#include "clients/cli/style.h"
#include "veieninn/v1/initiative_service.pb.h"

namespace veieninn::cli {

struct InitiativeView {
  v1::Initiative initiative;
  v1::InitiativeSummary summary;
  // How people and units are called, by resource name; who is missing is shown by her id.
  ResourceNames names;
};

// Who answers for it first; then until when one can join, what is left, and who takes part. No line
// is wider than the terminal but for an address.
[[nodiscard]] std::string initiative_page(const InitiativeView& view, std::string_view language,
                                          const Style& style, Today today);

// Two lines: who and how far, what she has.
[[nodiscard]] std::string participation_page(const v1::Participation& participation,
                                             std::string_view language, const Style& style);

// Whether a training starts, and if not, who lacked whom.
[[nodiscard]] std::string decision_page(const v1::DecideTrainingResponse& decided,
                                        const ResourceNames& names, std::string_view language,
                                        const Style& style);

}  // namespace veieninn::cli
