#include "engine/insight/unit_load.h"

#include "engine/belief/load.h"
#include "engine/graph/derivation.h"
#include "engine/insight/whole_weeks.h"
#include "engine/routing/belief_view.h"

namespace veieninn::insight {

LoadFigures& LoadFigures::operator+=(const LoadFigures& other) {
  contact_count += other.contact_count;
  capacity_per_week += other.capacity_per_week;
  at_capacity_count += other.at_capacity_count;
  near_capacity_count += other.near_capacity_count;
  for (std::size_t i = 0; i < kLoadWeeks; ++i) sent_counts[i] += other.sent_counts[i];
  return *this;
}

namespace {

class OwnLoad {
 public:
  OwnLoad(const graph::SnapshotData& data, Instant as_of)
      : data_(data), belief_(data, as_of), weeks_end_(whole_weeks_end(as_of)) {}

  LoadFigures operator()(UnitIndex unit) const {
    LoadFigures figures;
    for (const std::uint32_t contact : data_.unit_members[unit.value]) {
      if (belief_.in_tenure(contact)) add_person(contact, figures);
      add_sent(contact, figures);
    }
    return figures;
  }

 private:
  void add_person(std::uint32_t contact, LoadFigures& figures) const {
    ++figures.contact_count;
    figures.capacity_per_week +=
        belief::weekly_room(data_.parameters, data_.contacts[contact].capacity_per_week);
    const std::optional<double> load = belief_.load(contact);
    if (!load) {
      ++figures.at_capacity_count;
    } else if (*load < 1) {
      ++figures.near_capacity_count;
    }
  }

  void add_sent(std::uint32_t contact, LoadFigures& figures) const {
    for (const graph::Event& event : data_.events[contact]) {
      if (event.kind != model::EngagementKind::kSent) continue;
      const std::int64_t week = weeks_before(weeks_end_, event.time);
      if (week < 0 || week >= std::int64_t{kLoadWeeks}) continue;
      ++figures.sent_counts[kLoadWeeks - 1 - static_cast<std::size_t>(week)];
    }
  }

  const graph::SnapshotData& data_;
  routing::BeliefView belief_;
  Instant weeks_end_;
};

}  // namespace

std::vector<UnitLoad> unit_loads(const graph::Snapshot& snapshot, const UnitTree& tree,
                                 const std::vector<Node>& nodes, Instant as_of_time) {
  std::vector<UnitLoad> loads;
  disclose<LoadFigures>(
      tree, nodes, OwnLoad(snapshot.data(), as_of_time),
      [&](const Disclosure<LoadFigures>& disclosure, const std::vector<Node>& of_tree) {
        for (const Node node : of_tree) {
          UnitLoad& load = loads.emplace_back();
          load.unit = tree.unit(node);
          load.parent = tree.unit_above(node);
          load.withheld = disclosure.withheld(node);
          if (load.withheld == Withheld::kTold) load.figures = disclosure.total(node);
          if (load.withheld != Withheld::kRolledUp) continue;
          load.included_in = tree.unit(disclosure.included_in(node));
        }
      });
  return loads;
}

}  // namespace veieninn::insight
