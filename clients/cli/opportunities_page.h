// How what is open for a venture looks on a terminal.
#pragma once

#include <string>

#include "clients/cli/match_page.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::cli {

// What is open, how an invitation to it is answered, until when, whom to talk to and what is left
// first; then the chance, and why.
// `has_need`: it was asked for, and the topics are not the venture's own. `view.names`: the areas.
// No line is wider than the terminal but for an address or a command.
[[nodiscard]] std::string opportunities_page(const v1::FindOpportunitiesResponse& answer,
                                             bool has_need, const MatchView& view,
                                             const Style& style);

}  // namespace veieninn::cli
