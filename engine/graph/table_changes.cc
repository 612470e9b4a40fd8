#include "engine/graph/table_changes.h"

#include <cstdint>

#include "engine/graph/posting_rows.h"
#include "engine/graph/venture_postings.h"

namespace veieninn::graph {

bool change_areas(SnapshotData& data, const RowChanges& changes) {
  if (changes.areas.empty() && changes.gone_areas.empty()) return false;
  const auto old = data.areas;
  data.areas = AreaTable::next(old.get(), changes.areas, changes.gone_areas);
  bool is_structural = false;
  for (std::uint32_t area = 0; area < old->size(); ++area) {
    is_structural |= old->row(area).kind != data.areas->row(area).kind ||
                     old->row(area).parent != data.areas->row(area).parent;
  }
  data.area_units.grow(data.areas->size());
  data.area_experts.grow(data.areas->size());
  data.area_ventures.grow(data.areas->size());
  data.area_sums.grow(data.areas->size());
  data.area_bounds.grow(data.areas->size());
  return is_structural;
}

void change_topics(SnapshotData& data, const RowChanges& changes) {
  if (changes.topics.empty() && changes.gone_topics.empty()) return;
  data.topics =
      TopicTable::next(data.topics.get(), changes.topics, changes.gone_topics, data.parameters);
  data.postings.grow(posting_row_count(data.topics->size()));
  data.venture_postings.grow(venture_posting_row(data.topics->size(), 0));
}

}  // namespace veieninn::graph
