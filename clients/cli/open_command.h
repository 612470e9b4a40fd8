// `veieninn open`: what is open for a venture, here and now.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/match_request.h"

namespace veieninn::cli {

struct OpenOptions {
  std::string need;  // a sentence; this, a topic or a venture is required
  std::vector<std::string> topics;
  std::string venture;
  std::string area;                // a place in any spelling; empty: as the server finds it
  std::vector<std::string> kinds;  // such as `grant`; empty: all
  int opportunities_max = 10;
  MatchMoment moment;
};

// kAnswered with at least one opportunity, kRefused when nothing is open.
[[nodiscard]] ExitCode run_open(Session& session, const OpenOptions& options);

}  // namespace veieninn::cli
