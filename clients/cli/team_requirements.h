// From what a person writes to what a team must cover: topics and units.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/session.h"

namespace veieninn::cli {

struct TeamRequirements {
  std::vector<std::string>
      names;  // `topics/{topic}` or `orgUnits/{org_unit}`, as written, each once
  std::int64_t revision_seen = 0;  // the newest that the directory's answers saw
};

// Each word is a resource name, an id, or the whole name of a topic or a unit, whatever its case
// and language. A topic wins over a unit; `orgUnits/…` chooses the unit. Fails with candidates for
// what is unknown, or the name of more than one.
[[nodiscard]] Outcome<TeamRequirements> find_requirements(Session& session,
                                                          const std::vector<std::string>& words);

}  // namespace veieninn::cli
