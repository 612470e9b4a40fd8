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

// Who is stated for what in one area, and how they stand.
class AreaPeople {
 public:
  AreaPeople(const graph::SnapshotData& data, const BeliefView& belief)
      : data_(data), belief_(belief) {}

  void read(std::uint32_t area) {
    counts_.clear();
    seen_.clear();
    for (const graph::AreaExpert& expert : data_.area_experts[area]) {
      const std::uint64_t pair = (std::uint64_t{expert.topic} << 32) | expert.contact;
      if (belief_.in_tenure(expert.contact) && seen_.insert(pair).second) add(expert);
    }
  }

  [[nodiscard]] TopicCoverage of(std::uint32_t area, TopicIndex topic) const {
    const auto found = counts_.find(topic.value);
    TopicCoverage coverage = found == counts_.end() ? TopicCoverage{} : found->second;
    coverage.area = AreaIndex{area};
    coverage.topic = topic;
    return coverage;
  }

 private:
  void add(const graph::AreaExpert& expert) {
    for (const graph::TopicEntry& entry : data_.topic_entries[expert.contact]) {
      if (entry.topic != expert.topic || !is_stated_now(entry, belief_.as_of())) continue;
      TopicCoverage& count = counts_[expert.topic];
      ++count.contact_count;
      if (!belief_.load(expert.contact)) ++count.overloaded_count;
      if (!belief_.is_confirmed(expert.contact, entry)) ++count.unconfirmed_count;
      return;
    }
  }

  const graph::SnapshotData& data_;
  const BeliefView& belief_;
  boost::unordered_flat_map<std::uint32_t, TopicCoverage> counts_;  // by topic
  boost::unordered_flat_set<std::uint64_t> seen_;                   // topic and contact
};

}  // namespace

CoverageState TopicCoverage::state() const noexcept {
  if (contact_count == 0) return CoverageState::kNobody;
  if (overloaded_count == contact_count) return CoverageState::kOverloaded;
  if (unconfirmed_count == contact_count) return CoverageState::kUnconfirmed;
  return contact_count == 1 ? CoverageState::kOnePerson : CoverageState::kCovered;
}

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
  AreaPeople people(data, belief);
  std::vector<TopicCoverage> counts;
  for (const std::uint32_t one : asked_areas(data, area)) {
    people.read(one);
    for (const TopicIndex topic : topics) counts.push_back(people.of(one, topic));
  }
  return counts;
}

}  // namespace veieninn::routing
