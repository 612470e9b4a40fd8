#include "engine/graph/area_table.h"

#include <algorithm>
#include <utility>

namespace veieninn::graph {
namespace {

// A broken store could hold a circle; no tree of areas is deeper than this.
constexpr int kDepthMax = 16;

void sort_by_id(std::vector<std::uint32_t>& areas, const std::vector<model::Area>& rows) {
  std::ranges::sort(areas, {},
                    [&](std::uint32_t area) -> std::string_view { return rows[area].id; });
}

}  // namespace

std::shared_ptr<const AreaTable> AreaTable::next(const AreaTable* base,
                                                 std::vector<model::Area> changed,
                                                 const std::vector<std::string>& gone) {
  auto table = std::make_shared<AreaTable>();
  if (base != nullptr) table->rows_ = base->rows_;
  std::ranges::sort(changed, {}, &model::Area::id);
  for (model::Area& row : changed) {
    const std::uint32_t known = base == nullptr ? kNone : base->find(row.id);
    // `find` also knows former numbers: a new area may carry one that led elsewhere.
    if (known != kNone && base->rows_[known].id == row.id) {
      table->rows_[known] = std::move(row);
    } else {
      table->rows_.push_back(std::move(row));
    }
  }
  for (const std::string& id : gone) {
    const auto row = std::ranges::find(table->rows_, id, &model::Area::id);
    if (row != table->rows_.end()) *row = model::Area{};
  }
  table->link();
  table->learn_names();
  return table;
}

// Of areas with one name, the municipality before its district or county, then by id.
void AreaTable::learn_names() {
  using model::AreaKind;
  for (const AreaKind kind : {AreaKind::kMunicipality, AreaKind::kDistrict, AreaKind::kCounty}) {
    std::vector<std::uint32_t> areas;
    for (std::uint32_t i = 0; i < size(); ++i) {
      if (!rows_[i].id.empty() && rows_[i].kind == kind) areas.push_back(i);
    }
    sort_by_id(areas, rows_);
    for (const std::uint32_t area : areas) {
      for (const model::LocalizedText& name : rows_[area].names) places_.add(name.text, area);
    }
  }
}

void AreaTable::link() {
  parent_.assign(rows_.size(), kNone);
  children_.resize(rows_.size());
  neighbours_.resize(rows_.size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (rows_[i].id.empty()) continue;
    by_id_.emplace(rows_[i].id, i);
    for (const std::string& number : rows_[i].former_numbers) by_former_number_.emplace(number, i);
  }
  const auto dense = [this](std::string_view id) {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? kNone : found->second;
  };
  for (std::uint32_t i = 0; i < size(); ++i) {
    parent_[i] = dense(rows_[i].parent);
    if (parent_[i] != kNone) children_[parent_[i]].push_back(i);
    for (const std::string& id : rows_[i].neighbours) {
      if (const std::uint32_t other = dense(id); other != kNone) neighbours_[i].push_back(other);
    }
  }
  for (auto& areas : children_) sort_by_id(areas, rows_);
  for (auto& areas : neighbours_) sort_by_id(areas, rows_);
}

std::uint32_t AreaTable::find(std::string_view id) const noexcept {
  if (const auto found = by_id_.find(id); found != by_id_.end()) return found->second;
  const auto former = by_former_number_.find(id);
  return former == by_former_number_.end() ? kNone : former->second;
}

std::uint32_t AreaTable::ancestor_of_kind(std::uint32_t area, model::AreaKind kind) const noexcept {
  for (int depth = 0; area != kNone && depth < kDepthMax; ++depth, area = parent_[area]) {
    if (rows_[area].kind == kind) return area;
  }
  return kNone;
}

std::uint32_t AreaTable::municipality(std::uint32_t area) const noexcept {
  const std::uint32_t found = ancestor_of_kind(area, model::AreaKind::kMunicipality);
  return found == kNone ? area : found;
}

std::uint32_t AreaTable::county(std::uint32_t area) const noexcept {
  return ancestor_of_kind(area, model::AreaKind::kCounty);
}

std::vector<std::uint32_t> AreaTable::at_or_below(std::uint32_t area) const {
  std::vector<std::uint32_t> found = {area};
  for (std::size_t i = 0; i < found.size() && found.size() <= rows_.size(); ++i) {
    found.insert(found.end(), children_[found[i]].begin(), children_[found[i]].end());
  }
  sort_by_id(found, rows_);
  return found;
}

}  // namespace veieninn::graph
