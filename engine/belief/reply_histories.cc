#include "engine/belief/reply_histories.h"

#include <algorithm>
#include <utility>

#include "engine/base/random.h"

namespace veieninn::belief {
namespace {

constexpr std::int32_t kPeriodDays = 30;
constexpr std::uint64_t kDrawSeed = 1;

}  // namespace

void ReplyHistories::add(const model::Engagement& fact) {
  if (!model::is_outcome(fact.kind)) return;
  const Day day = day_of(fact.time);
  const std::int32_t period = day / kPeriodDays - (day % kPeriodDays < 0 ? 1 : 0);
  ReplyPeriod& seen = people_[fact.contact][period];
  seen.day = period * kPeriodDays + kPeriodDays / 2;
  seen.asked += 1;
  seen.replied += model::is_answer(fact.kind) ? 1 : 0;
  ++outcome_count_;
}

std::vector<ReplyHistory> ReplyHistories::histories(std::size_t people_max) const {
  std::vector<std::pair<double, const std::map<std::int32_t, ReplyPeriod>*>> drawn;
  drawn.reserve(people_.size());
  for (const auto& [id, periods] : people_) drawn.emplace_back(uniform_of(kDrawSeed, id), &periods);
  std::ranges::stable_sort(drawn, {},
                           &std::pair<double, const std::map<std::int32_t, ReplyPeriod>*>::first);
  if (drawn.size() > people_max) drawn.resize(people_max);
  std::vector<ReplyHistory> histories;
  for (const auto& [draw, periods] : drawn) {
    ReplyHistory& history = histories.emplace_back();
    for (const auto& [number, period] : *periods) history.push_back(period);
  }
  return histories;
}

}  // namespace veieninn::belief
