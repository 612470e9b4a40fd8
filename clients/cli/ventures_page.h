// How ventures that fit look on a terminal.
#pragma once

#include <string>

#include "clients/cli/match_page.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {

struct VenturesQuestion {
  std::string initiative;  // empty where only a need was given
  int ventures_max = 20;
};

// What they are sought for first; then each with the chance, and why; last how to invite them to
// the initiative. `view.names`: the initiative and the area. No line is wider than the terminal but
// for an id.
[[nodiscard]] std::string ventures_page(const v1::FindVenturesResponse& answer,
                                        const VenturesQuestion& question, const MatchView& view,
                                        const Style& style);

}  // namespace veieninn::cli
