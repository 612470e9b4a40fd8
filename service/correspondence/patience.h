// How long a mail server that answers may put a letter off, before it is given up.
//
//     put off for = Σ min(now − the answer before, 2 hours), over the server's answers about it
//
// So only time in which the server answers counts: it may be out of reach for weeks, and nobody is
// to blame. It is known to this process alone. A process that is begun anew more often than every
// five days would wait without end, so a letter of a month of attempts is given up after one day.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "engine/base/instant.h"

namespace veieninn::correspondence {

// As mail servers do (RFC 5321, 4.5.4.1).
inline constexpr std::int64_t kPatienceSeconds = 5 * kSecondsPerDay;
// Attempts are an hour apart at most, but for a server that is out of reach.
inline constexpr std::int32_t kAttemptsOfAMonth = 30 * 24;
inline constexpr std::int64_t kPatienceAfterAMonthSeconds = kSecondsPerDay;
// What waits for a server that puts everything off; about 10 MB. A letter beyond is not counted.
inline constexpr std::size_t kPutOffKept = 100'000;

// Not thread safe.
class Patience {
 public:
  // The server has just put off the letter, of so many attempts. Whether that is enough.
  [[nodiscard]] bool is_over(const std::string& letter, std::int32_t attempts, Instant now);
  // It is not tried any more.
  void forget(const std::string& letter) { put_off_.erase(letter); }

 private:
  struct PutOff {
    Instant last;
    std::int64_t seconds = 0;
  };
  void make_room(Instant now);

  std::unordered_map<std::string, PutOff> put_off_;
};

}  // namespace veieninn::correspondence
