// `veieninn team`: the people who cover several topics or units together, and who gathers them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/match_request.h"

namespace veieninn::cli {

struct TeamOptions {
  std::vector<std::string> requirements;  // topics and units: ids or names; these or a sentence
  std::string sentence;                   // its topics are required too
  std::string area;                       // a place in any spelling
  std::string venture;                    // id; empty: unknown
  std::optional<int> introductions_max;
  MatchMoment moment;
};

// kAnswered where there is a team, also one that leaves gaps; kRefused where there is none.
[[nodiscard]] ExitCode run_team(Session& session, const TeamOptions& options);

}  // namespace veieninn::cli
