// How proposed pairs of mentors and ventures look on a terminal.
#pragma once

#include <string>

#include "clients/cli/match_page.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {

struct PairsQuestion {
  std::string initiative;
  std::string participation;  // of the first pair's venture in the initiative; empty: it has none
};

// How many can be expected to work, the pairs and why, who is alone and why, who cannot be a mentor
// now, and how a pair begins. `view.names`: the initiative, the ventures and contacts whom the
// answer only has ids of. No line is wider than the terminal but for a command.
[[nodiscard]] std::string pairs_page(const v1::ProposePairsResponse& answer,
                                     const PairsQuestion& question, const MatchView& view,
                                     const Style& style);

}  // namespace veieninn::cli
