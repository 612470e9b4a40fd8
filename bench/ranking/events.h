// A history as files tell it: who asked when, in which words, and who answered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/belief/case_history.h"

namespace veieninn::bench {

struct Event {
  std::int64_t asked = 0;     // unix seconds
  std::int64_t answered = 0;  // not before it was asked
  belief::Party asker = belief::kNoParty;
  std::vector<belief::Term> terms;       // differ, ascending: words, tags, and what tags lie in
  std::vector<belief::Party> answerers;  // differ, ascending
};

struct EventFile {
  std::string name;            // "enron"
  std::vector<Event> events;   // by the time they were asked, then as they stand in the file
  std::size_t doubles = 0;     // left out: their id had come before
  std::size_t unanswered = 0;  // left out: nobody answered
};

// JSON lines: `id`, `t`, `ta` (absent: `t`), `from` (empty: unknown), `text`, `tags`, `to`. Ends
// the program with the line's number when one cannot be read.
[[nodiscard]] EventFile read_events(const std::string& path);

}  // namespace veieninn::bench
