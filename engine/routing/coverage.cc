#include "engine/routing/coverage.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"

namespace veieninn::routing {

using graph::kNone;

namespace {

std::vector<std::uint32_t> asked_areas(const graph::SnapshotData& data, AreaIndex area) {
  if (!area.is_none()) return data.areas->at_or_below(area.value);
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < data.areas->size(); ++i) {
    if (!data.areas->row(i).id.empty()) all.push_back(i);
  }
  std::ranges::sort(all, {},
                    [&](std::uint32_t i) -> std::string_view { return data.areas->row(i).id; });
  return all;
}

bool is_stated_now(const graph::TopicEntry& entry, Instant as_of) {
  return entry.stated > 0 && as_of.unix_seconds < entry.expire_time;
}

}  // namespace

std::vector<AreaCoverage> count_areas(const graph::Snapshot& snapshot, AreaIndex area,
                                      Instant as_of_time) {
  const graph::SnapshotData& data = snapshot.data();
  const BeliefView belief(data, as_of_time);
  std::vector<AreaCoverage> counts;
  for (const std::uint32_t one : asked_areas(data, area)) {
    AreaCoverage coverage;
    coverage.area = AreaIndex{one};
    for (const std::uint32_t unit : data.area_units[one]) {
      const auto present = static_cast<std::int32_t>(std::ranges::count_if(
          data.unit_members[unit], [&](std::uint32_t c) { return belief.in_tenure(c); }));
      ++coverage.unit_count;
      coverage.contact_count += present;
      if (present == 0 && data.units[unit].has_mailbox) ++coverage.mailbox_only_unit_count;
    }
    counts.push_back(coverage);
  }
  return counts;
}

std::vector<TopicCoverage> count_topics(const graph::Snapshot& snapshot, AreaIndex area,
                                        const std::vector<TopicIndex>& topics, Instant as_of_time) {
  const graph::SnapshotData& data = snapshot.data();
  const BeliefView belief(data, as_of_time);
  std::vector<TopicCoverage> counts;
  for (const std::uint32_t one : asked_areas(data, area)) {
    boost::unordered_flat_map<std::uint32_t, boost::unordered_flat_set<std::uint32_t>> present;
    for (const graph::AreaExpert& expert : data.area_experts[one]) {
      if (!belief.in_tenure(expert.contact)) continue;
      for (const graph::TopicEntry& entry : data.topic_entries[expert.contact]) {
        if (entry.topic == expert.topic && is_stated_now(entry, as_of_time)) {
          present[expert.topic].insert(expert.contact);
        }
      }
    }
    for (const TopicIndex topic : topics) {
      const auto found = present.find(topic.value);
      const std::size_t count = found == present.end() ? 0 : found->second.size();
      counts.push_back({AreaIndex{one}, topic, static_cast<std::int32_t>(count)});
    }
  }
  return counts;
}

}  // namespace veieninn::routing
