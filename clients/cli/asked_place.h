// The place that an option names, for a question to the server.
#pragma once

#include <cstdint>
#include <string>

#include "clients/cli/places.h"
#include "clients/cli/session.h"

namespace veieninn::cli {

struct AskedPlace {
  v1::Area area;  // unnamed where no place was asked for
  // The question must be answered at least as fresh, to know the area, also right after an import.
  // 0: no matter how fresh.
  std::int64_t revision_seen = 0;
};

// Of `words` as find_place() reads them; nothing of empty ones. Another meaning that they could
// have is told on the session's `err`. `at_least_revision` is the least that `revision_seen` is.
[[nodiscard]] Outcome<AskedPlace> asked_place(Session& session, const std::string& words,
                                              std::int64_t at_least_revision = 0);

}  // namespace veieninn::cli
