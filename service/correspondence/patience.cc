#include "service/correspondence/patience.h"

#include <algorithm>

namespace veieninn::correspondence {
namespace {

// Twice the longest wait between two attempts: what is longer was no answering server.
constexpr std::int64_t kGapCountedSecondsMax = 7'200;

}  // namespace

bool Patience::is_over(const std::string& letter, std::int32_t attempts, Instant now) {
  make_room(now);
  if (put_off_.size() >= kPutOffKept && !put_off_.contains(letter)) return false;
  PutOff& put_off = put_off_.try_emplace(letter, PutOff{now, 0}).first->second;
  put_off.seconds += std::clamp(now.unix_seconds - put_off.last.unix_seconds, std::int64_t{0},
                                kGapCountedSecondsMax);
  put_off.last = now;
  const std::int64_t most =
      attempts >= kAttemptsOfAMonth ? kPatienceAfterAMonthSeconds : kPatienceSeconds;
  return put_off.seconds >= most;
}

// Letters that were ended elsewhere are not told of.
void Patience::make_room(Instant now) {
  if (put_off_.size() < kPutOffKept) return;
  std::erase_if(put_off_, [&](const auto& entry) {
    return entry.second.last.unix_seconds < now.unix_seconds - kSecondsPerDay;
  });
}

}  // namespace veieninn::correspondence
