// `veieninn ventures`: ventures for a challenge, an invitation or a need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/match_request.h"

namespace veieninn::cli {

struct VenturesOptions {
  std::string initiative;  // id; this, a need or a topic is required
  std::string need;        // a sentence
  std::vector<std::string> topics;
  std::string area;                    // a place in any spelling; empty: as the server finds it
  std::vector<std::string> leave_out;  // ids of ventures
  int ventures_max = 20;
  std::optional<std::uint64_t> seed;
  MatchMoment moment;
};

// kAnswered with at least one venture, kRefused when none fits.
[[nodiscard]] ExitCode run_ventures(Session& session, const VenturesOptions& options);

}  // namespace veieninn::cli
