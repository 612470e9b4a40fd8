#include "engine/graph/answer_bounds.h"

#include <algorithm>

#include "engine/graph/posting_rows.h"

namespace veieninn::graph {
namespace {

double fade_of_newest(const SnapshotData& data) {
  if (data.newest_event_time == kNoTime) return 0;
  return belief::fade_from_reference(day_of(Instant{data.newest_event_time}), data.reference_day,
                                     *data.evidence_decay);
}

double posterior_bound(const SnapshotData& data, double prior_bound, double strength,
                       double answers_on_reference_day, double outcomes_on_reference_day) {
  const double fade = fade_of_newest(data);
  return std::max(prior_bound, belief::posterior_mean(prior_bound, strength,
                                                      {answers_on_reference_day * fade,
                                                       outcomes_on_reference_day * fade}));
}

double group_bound(const SnapshotData& data, double prior_bound, double strength,
                   const GroupSums& group) {
  return posterior_bound(data, prior_bound, strength, group.sums.success.on_reference_day(),
                         group.sums.total.on_reference_day());
}

}  // namespace

double all_answer_bound(const SnapshotData& data) {
  return group_bound(data, data.parameters.answer_mean, data.parameters.answer_strength_all,
                     data.all_sums);
}

double area_answer_bound(const SnapshotData& data, std::uint32_t area) {
  return group_bound(data, data.all_bound, data.parameters.answer_strength_municipality,
                     data.area_sums[area]);
}

double unit_answer_bound(const SnapshotData& data, std::uint32_t unit) {
  const std::uint32_t home = data.unit_home[unit].value;
  const double prior_bound = home == kNone ? data.all_bound : data.area_bounds[home];
  const double bound =
      group_bound(data, prior_bound, data.parameters.answer_strength_unit, data.unit_sums[unit]);
  return belief::with_odds_ratio(bound, data.reach->greatest_answer_odds(data, unit));
}

std::uint8_t answer_slice_of(const SnapshotData& data, std::uint32_t contact) {
  const ContactHot& hot = data.contacts[contact];
  const double prior_bound = hot.unit == kNone ? data.all_bound : data.unit_bounds[hot.unit];
  const double bound = posterior_bound(data, prior_bound, data.parameters.answer_strength_person,
                                       hot.answers_on_reference_day, hot.outcomes_on_reference_day);
  return answer_slice(bound, hot.direct_channel);
}

}  // namespace veieninn::graph
