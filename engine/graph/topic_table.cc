#include "engine/graph/topic_table.h"

#include <algorithm>
#include <utility>

namespace veieninn::graph {

std::shared_ptr<const TopicTable> TopicTable::next(
    const TopicTable* base, std::vector<model::Topic> changed, const std::vector<std::string>& gone,
    const belief::ModelParameters& parameters,
    std::shared_ptr<const taxonomy::WordKnowledge> words) {
  auto table = std::make_shared<TopicTable>();
  table->words_ = std::move(words);
  if (base != nullptr) {
    table->words_ = base->words_;
    table->rows_ = base->rows_;
    table->terms_ = base->terms_;
  }
  std::ranges::sort(changed, {}, &model::Topic::id);
  for (model::Topic& row : changed) {
    const std::uint32_t known = base == nullptr ? kNone : base->find(row.id);
    if (known == kNone) {
      table->rows_.push_back(std::move(row));
      table->terms_.emplace_back();
    } else {
      table->rows_[known] = std::move(row);
      table->terms_[known] = nullptr;
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
  table->make_resolver();
  return table;
}

void TopicTable::make_resolver() {
  const taxonomy::ResolverParameters parameters;
  std::vector<std::uint32_t> by_id;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (!rows_[i].id.empty()) by_id.push_back(i);
  }
  std::ranges::sort(by_id, {}, [this](std::uint32_t i) -> std::string_view { return rows_[i].id; });
  std::vector<std::uint32_t> positions(size(), kNone);
  for (std::uint32_t i = 0; i < by_id.size(); ++i) positions[by_id[i]] = i;
  std::vector<taxonomy::IndexedTopic> topics;
  topics.reserve(by_id.size());
  for (const std::uint32_t i : by_id) {
    if (terms_[i] == nullptr) {
      terms_[i] = std::make_shared<const taxonomy::TopicTerms>(
          taxonomy::terms_of(rows_[i], *words_, parameters));
    }
    taxonomy::IndexedTopic& topic = topics.emplace_back();
    topic.id = rows_[i].id;
    topic.terms = terms_[i];
    for (const std::string& id : rows_[i].broader) {
      const std::uint32_t broader = find(id);
      if (broader != kNone) topic.broader.push_back(positions[broader]);
    }
  }
  suggester_ = std::make_unique<const taxonomy::TopicSuggester>(rows_);
  resolver_ = std::make_unique<const taxonomy::NeedResolver>(topics, words_, parameters);
}

std::uint32_t TopicTable::find(std::string_view id) const noexcept {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? kNone : found->second;
}

}  // namespace veieninn::graph
