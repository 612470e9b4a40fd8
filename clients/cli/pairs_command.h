// `veieninn pairs`: which mentor for which venture.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/match_request.h"

namespace veieninn::cli {

struct PairsOptions {
  std::string initiative;             // id of a mentoring programme
  std::vector<std::string> ventures;  // ids; empty: those that take part and have no mentor
  double least_probability = 0;       // in [0, 1)
  MatchMoment moment;
};

// kAnswered with at least one pair, kRefused without.
[[nodiscard]] ExitCode run_pairs(Session& session, const PairsOptions& options);

}  // namespace veieninn::cli
