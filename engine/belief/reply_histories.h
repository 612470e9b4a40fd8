// Engagements -> what fit_reply_prior learns from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/belief/reply_fitting.h"
#include "engine/model/rows.h"

namespace veieninn::belief {

// Takes facts in any order and keeps, of each person and each 30 days, how many were answers and
// how many silences (model::is_outcome). What is neither, such as a decline, is passed over.
class ReplyHistories {
 public:
  void add(const model::Engagement& fact);

  [[nodiscard]] std::int64_t outcome_count() const noexcept { return outcome_count_; }
  [[nodiscard]] std::size_t person_count() const noexcept { return people_.size(); }

  // One a person, of at most `people_max` people: the same ones whatever the order of the facts,
  // and no kind of person rather than another.
  [[nodiscard]] std::vector<ReplyHistory> histories(std::size_t people_max) const;

 private:
  std::map<std::string, std::map<std::int32_t, ReplyPeriod>> people_;  // by id, then period
  std::int64_t outcome_count_ = 0;
};

}  // namespace veieninn::belief
