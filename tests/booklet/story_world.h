// Who there is in a story, as rows of the directory.
#pragma once

#include <vector>

#include "tests/booklet/story.h"
#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::booklet {

// What a line tells of the world: a place, a topic, a body, a person, a venture, a tie, an event, a
// crowd of them, an initiative or who takes part in it. Nothing when it tells what happens.
// `sequence` is a number of its own for each line. Throws std::invalid_argument for a word it does
// not know.
[[nodiscard]] std::vector<v1::DirectoryEntry> rows_of(const Line& line, int sequence);

}  // namespace veieninn::booklet
