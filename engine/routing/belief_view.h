// What the snapshot's evidence says at one moment: every probability of docs/model.md, evaluated.
//
// The snapshot keeps sums as of its reference day; one factor turns them all into sums as of the
// asked day. Where something happened after the asked moment, the events themselves are read
// instead, and give exactly what a snapshot without the later ones would give.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/belief/reply_belief.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/open_initiatives.h"

namespace veieninn::routing {

// Whether and how a person can be offered now.
struct Standing {
  double load = 1;          // P factor for how full her week is
  double confirmation = 1;  // P factor for how long ago her entry was confirmed
};

// Cheap to make; remembers the means it worked out. For one request, one thread.
class BeliefView {
 public:
  // `venture`: who asks, or kNone. `open`: the initiatives that speak for the need, which outlives
  // it, or null for none.
  BeliefView(const graph::SnapshotData& data, Instant as_of, std::uint32_t venture = graph::kNone,
             const OpenInitiatives* open = nullptr);

  [[nodiscard]] Instant as_of() const noexcept { return as_of_; }
  [[nodiscard]] Day day() const noexcept { return day_; }

  // Nothing when she is not to be offered: not in her tenure, away, hidden, at capacity, or at rest
  // from this venture.
  [[nodiscard]] std::optional<Standing> standing(std::uint32_t contact) const;
  // The factor for how full her week is, or nothing when she is at capacity.
  [[nodiscard]] std::optional<double> load(std::uint32_t contact) const;
  // Whether her entry, and her expertise of it, were confirmed so lately that neither has begun to
  // fade.
  [[nodiscard]] bool is_confirmed(std::uint32_t contact, const graph::TopicEntry& entry) const;
  // Enquiries sent to her within the load window, or within the last `days`.
  [[nodiscard]] std::int32_t sent_count(std::uint32_t contact) const {
    return sent_count(contact, data_.parameters.load_window_days);
  }
  [[nodiscard]] std::int32_t sent_count(std::uint32_t contact, std::int32_t days) const;
  // Whether she declined the venture so lately that it should not ask her again.
  [[nodiscard]] bool rests_from_venture(std::uint32_t contact) const;
  [[nodiscard]] bool is_absent(std::uint32_t contact) const;
  [[nodiscard]] bool in_tenure(std::uint32_t contact) const;

  // Her P(answers) before the way of approach.
  [[nodiscard]] double mean(std::uint32_t contact);
  // The same if no mandate told her unit to answer.
  [[nodiscard]] double mean_without_mandate(std::uint32_t contact);
  // Asks for what mean() of her will read of her unit.
  void prefetch_mean(std::uint32_t contact) const {
    const std::uint32_t unit = data_.contacts[contact].unit;
    if (unit == graph::kNone) return;
    data_.unit_sums.prefetch(unit);
    data_.unit_home.prefetch(unit);
  }
  // Faded observations of her own: how well she is known.
  [[nodiscard]] double observations(std::uint32_t contact) const;
  // Needs that ended at her, faded: one venture's j-th newest outcome counts as for P(answers).
  [[nodiscard]] double ended(std::uint32_t contact) const;
  // P(takes the venture's call), or nothing when she does not know the venture.
  [[nodiscard]] std::optional<double> takes_call(std::uint32_t venture,
                                                 const graph::VentureTie& tie, double mean) const;
  // P(`from` passes the venture on to `to` by this edge between them), or 0 when it does not hold.
  [[nodiscard]] double passes_on(std::uint32_t from, std::uint32_t to,
                                 const graph::Edge& edge) const;
  // P(right one) for exactly the entry's topic, 0 when it has run out.
  [[nodiscard]] double knows(std::uint32_t contact, const graph::TopicEntry& entry) const;

 private:
  [[nodiscard]] belief::Counts own_counts(std::uint32_t contact) const;
  [[nodiscard]] belief::Counts counts(const graph::GroupSums& group) const;
  [[nodiscard]] belief::Counts faded(double success, double total) const noexcept {
    return {success * fade_, total * fade_};
  }
  struct UnitMean {
    double without_mandate = 0;
    double mean = 0;
  };
  [[nodiscard]] UnitMean unit_mean(std::uint32_t unit);
  [[nodiscard]] UnitMean work_out_unit_mean(std::uint32_t unit);
  [[nodiscard]] double area_mean(std::uint32_t area);
  [[nodiscard]] double all_mean();
  [[nodiscard]] double seen_count(std::uint32_t from, std::uint32_t to,
                                  const graph::Learned& learned) const;
  [[nodiscard]] bool holds(Day since, Day until) const noexcept {
    return since <= day_ && day_ < until;
  }

  const graph::SnapshotData& data_;
  Instant as_of_;
  std::uint32_t venture_;
  const OpenInitiatives* open_;
  Day day_;
  double fade_;

  std::optional<double> all_mean_;
  boost::unordered_flat_map<std::uint32_t, UnitMean> unit_means_;
  boost::unordered_flat_map<std::uint32_t, double> area_means_;
};

}  // namespace veieninn::routing
