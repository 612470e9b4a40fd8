// A history as files tell it: who asked when, in which words, and who answered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace veieninn::bench {

// Somebody who asks or answers; the same number in both roles.
using Party = std::uint32_t;
inline constexpr Party kNoParty = 0xFFFFFFFFU;

// A topic or a word.
using Term = std::uint32_t;

struct Event {
  std::int64_t asked = 0;     // unix seconds
  std::int64_t answered = 0;  // not before it was asked
  Party asker = kNoParty;
  std::vector<Term> terms;       // differ, ascending: words, tags, and what tags lie in
  std::vector<Party> answerers;  // differ, ascending
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
