#include "engine/graph/topic_table.h"

#include <algorithm>
#include <utility>

namespace veieninn::graph {

std::shared_ptr<const TopicTable> TopicTable::next(const TopicTable* base,
                                                   std::vector<model::Topic> changed,
                                                   const std::vector<std::string>& gone,
                                                   const belief::ModelParameters& parameters) {
  auto table = std::make_shared<TopicTable>();
  if (base != nullptr) table->rows_ = base->rows_;
  std::ranges::sort(changed, {}, &model::Topic::id);
  for (model::Topic& row : changed) {
    const std::uint32_t known = base == nullptr ? kNone : base->find(row.id);
    if (known == kNone) {
      table->rows_.push_back(std::move(row));
    } else {
      table->rows_[known] = std::move(row);
    }
  }
  for (const std::string& id : gone) {
    const auto row = std::ranges::find(table->rows_, id, &model::Topic::id);
    if (row != table->rows_.end()) *row = model::Topic{};
  }
  for (std::uint32_t i = 0; i < table->size(); ++i) {
    if (!table->rows_[i].id.empty()) table->by_id_.emplace(table->rows_[i].id, i);
  }
  table->near_ = taxonomy::build_neighbourhood(
      table->rows_,
      {parameters.narrower_nearness, parameters.broader_nearness, parameters.related_nearness,
       parameters.turn_nearness, parameters.least_nearness});
  std::vector<model::Topic> present;
  for (const model::Topic& row : table->rows_) {
    if (!row.id.empty()) present.push_back(row);
  }
  table->matcher_ = std::make_unique<const taxonomy::NeedMatcher>(present);
  return table;
}

std::uint32_t TopicTable::find(std::string_view id) const noexcept {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? kNone : found->second;
}

}  // namespace veieninn::graph
