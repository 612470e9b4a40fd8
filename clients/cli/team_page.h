// How a team looks on a terminal.
#pragma once

#include <string>

#include "clients/cli/match_page.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {

// Who gathers it and the way to her; the tree of who brings in whom; who covers what; what nobody
// covers; the chance, and how much better another team could be. `view.names`: the area, the
// gaps and the team. No line is wider than the terminal but for an address, a command or a deep
// tree.
[[nodiscard]] std::string team_page(const v1::FindTeamResponse& answer, const MatchView& view,
                                    const Style& style);

}  // namespace veieninn::cli
