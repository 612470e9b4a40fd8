// How soon people answer, from their events: sent, then answered, silent, declined, or waiting
// still.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/instant.h"
#include "engine/belief/answer_time.h"
#include "engine/graph/snapshot.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::routing {

// Of one person whose P(answers) is `probability`, as of a moment. What waits still counts by the
// chance that it will be answered yet; what was never answered says nothing of how soon. Days on
// which she was away are not waited. The j-th newest case of one venture counts 2^-(j-1);
// older facts than the newest 256 are not read.
[[nodiscard]] belief::AnswerShares answer_shares(const graph::SnapshotData& data,
                                                 std::uint32_t contact, Instant as_of,
                                                 double probability);

// The same of `contact` in the snapshot, by the mean P(answers).
[[nodiscard]] belief::AnswerShares answer_shares(const graph::Snapshot& snapshot,
                                                 ContactIndex contact, Instant as_of);

// One enquiry that was answered.
struct AnsweredCase {
  Instant answer_time;
  int working_days = 0;  // as working_days_between() counts them, at most kAnswerDaysMost
};
// Hers up to `as_of`, oldest answer first; older facts than the newest 256 are not read.
[[nodiscard]] std::vector<AnsweredCase> answered_cases(const graph::SnapshotData& data,
                                                       std::uint32_t contact, Instant as_of);

// What all cases together say of the general shares, and how many were answered.
struct LearnedAnswerShares {
  belief::AnswerShares shares{};
  std::size_t answered = 0;
};
[[nodiscard]] LearnedAnswerShares learn_answer_shares(const graph::SnapshotData& data,
                                                      Instant as_of);

}  // namespace veieninn::routing
