// Who there is in a story, as rows of the directory.
#pragma once

#include <optional>

#include "tests/booklet/story.h"
#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::booklet {

// What a line tells of the world: a place, a topic, a body, a person, a venture, a tie, an event,
// an initiative or who takes part in it. Nothing when it tells what happens. `sequence` is a number
// of its own for each line. Throws std::invalid_argument for a word it does not know.
[[nodiscard]] std::optional<v1::DirectoryEntry> row_of(const Line& line, int sequence);

}  // namespace veieninn::booklet
