// What has happened to an enquiry, as everybody who works on it reads it: one sentence an event.
// Part of a page; thread-safe: there is no state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/letters/answer.h"
#include "service/letters/calendar_date.h"
#include "service/letters/language.h"

namespace veieninn::letters {

enum class ThreadFact : std::uint8_t {
  kWritten,             // the venture sent it
  kTakenUp,             // the venture took up what `whom` invited it to
  kIntroduced,          // `who` introduced the venture to `whom`
  kPassedOn,            // `who` sent it on to `whom`
  kTaken,               // `who` said yes
  kReplied,             // `who` wrote to the venture
  kOffered,             // `who` asked `whom` to take over
  kHandedOver,          // `whom` took over from `who`
  kJoined,              // `who` brought `whom` in
  kCoordinated,         // `who` named `whom` to hold the threads
  kCoordinatesHerself,  // `who` holds them herself
  kClosed,              // `who` ended it, with `outcome`
  kEnded,               // it ended by itself
};
inline constexpr std::size_t kThreadFactCount = 13;

// Names are empty where the thread names nobody, or somebody was erased: "a colleague".
struct ThreadLine {
  ThreadFact fact = ThreadFact::kWritten;
  std::optional<CalendarDate> date;
  std::string who;
  std::string whom;
  std::string note;                // in the words of `who`; quoted
  std::optional<Outcome> outcome;  // of kClosed; without one it is told as kEnded
};

struct FactThread {
  std::string owner_name;
  std::string coordinator_name;         // empty: nobody but the owner
  std::vector<std::string> team_names;  // may say title and unit too
  std::vector<ThreadLine> lines;        // the oldest first
};

// More is not read, and would make a page of megabytes: the newest are kept.
inline constexpr std::size_t kThreadLinesMax = 100;

[[nodiscard]] std::string fact_thread_html(const FactThread& thread, Language language,
                                           std::string_view venture_name);

}  // namespace veieninn::letters
