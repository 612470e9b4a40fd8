#include "engine/routing/coverage.h"

#include <algorithm>

#include "engine/routing/bit_set.h"
#include "engine/routing/moment.h"

namespace veieninn::routing {
namespace {

using graph::Tables;

// Present: in her job now and confirmed; away or full for a while is still present.
bool is_present(const Moment& moment, std::uint32_t contact) {
  const Availability availability = moment.standing(contact).availability;
  return availability == Availability::kAvailable || availability == Availability::kAbsent ||
         availability == Availability::kAtCapacity;
}

std::vector<std::uint32_t> areas_by_id(const Tables& tables, AreaIndex area) {
  std::vector<std::uint32_t> areas;
  if (area.is_none()) {
    areas = tables.areas->all();
  } else {
    const std::span<const std::uint32_t> inside = tables.areas->inside(area.value);
    areas.assign(inside.begin(), inside.end());
  }
  std::ranges::sort(areas, {}, [&](std::uint32_t a) { return tables.area_ids.id(a); });
  return areas;
}

}  // namespace

std::vector<AreaCoverage> count_areas(const graph::Snapshot& snapshot, AreaIndex area,
                                      Instant as_of_time) {
  const Tables& tables = snapshot.tables();
  MeanMemo units;
  MeanMemo areas;
  const Moment moment(tables, as_of_time, units, areas);
  std::vector<AreaCoverage> result;
  for (const std::uint32_t place : areas_by_id(tables, area)) {
    AreaCoverage cell{{place}, 0, 0, 0};
    for (const std::uint32_t unit : tables.area_units[place]) {
      ++cell.unit_count;
      std::int32_t present = 0;
      for (const std::uint32_t contact : tables.unit_contacts[unit]) {
        if (is_present(moment, contact)) ++present;
      }
      cell.contact_count += present;
      if (present == 0 && tables.units[unit].has_mailbox) ++cell.mailbox_only_unit_count;
    }
    result.push_back(cell);
  }
  return result;
}

std::vector<TopicCoverage> count_topics(const graph::Snapshot& snapshot, AreaIndex area,
                                        const std::vector<TopicIndex>& topics, Instant as_of_time) {
  const Tables& tables = snapshot.tables();
  MeanMemo units;
  MeanMemo areas;
  const Moment moment(tables, as_of_time, units, areas);
  std::vector<std::uint32_t> column(tables.topic_ids.size(), kNoNumber);
  for (std::uint32_t i = 0; i < topics.size(); ++i) column[topics[i].value] = i;
  std::vector<TopicCoverage> result;
  for (const std::uint32_t place : areas_by_id(tables, area)) {
    const std::size_t first = result.size();
    for (const TopicIndex topic : topics) result.push_back({{place}, topic, 0});
    for (const std::uint32_t unit : tables.area_units[place]) {
      for (const std::uint32_t contact : tables.unit_contacts[unit]) {
        if (!is_present(moment, contact)) continue;
        for (const graph::ExpertiseRecord& stated : tables.expertise[contact]) {
          if (stated.expire_time <= as_of_time.unix_seconds) continue;
          const std::uint32_t i = column[stated.topic];
          if (i != kNoNumber) ++result[first + i].contact_count;
        }
      }
    }
  }
  return result;
}

}  // namespace veieninn::routing
