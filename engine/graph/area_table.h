// All areas with their tree and neighbours. Rebuilt whole when any area changes: that is rare, and
// even a continent has fewer than a hundred thousand.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"
#include "engine/taxonomy/place_finder.h"

namespace veieninn::graph {

class AreaTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  // Keeps the dense ids of `base` (may be null); new rows come after them, by id; `gone` ids stay
  // as empty rows.
  [[nodiscard]] static std::shared_ptr<const AreaTable> next(const AreaTable* base,
                                                             std::vector<model::Area> changed,
                                                             const std::vector<std::string>& gone);

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(rows_.size());
  }
  // The row of a gone area has an empty id.
  [[nodiscard]] const model::Area& row(std::uint32_t area) const noexcept { return rows_[area]; }
  // By id, else by former number.
  [[nodiscard]] std::uint32_t find(std::string_view id) const noexcept;

  [[nodiscard]] std::uint32_t parent(std::uint32_t area) const noexcept { return parent_[area]; }
  [[nodiscard]] const std::vector<std::uint32_t>& children(std::uint32_t area) const noexcept {
    return children_[area];
  }
  [[nodiscard]] const std::vector<std::uint32_t>& neighbours(std::uint32_t area) const noexcept {
    return neighbours_[area];
  }
  // The municipality at or above `area`; `area` itself when there is none.
  [[nodiscard]] std::uint32_t municipality(std::uint32_t area) const noexcept;
  // The county at or above `area`, or kNone.
  [[nodiscard]] std::uint32_t county(std::uint32_t area) const noexcept;
  // Finds the areas that a text names, but for the country.
  [[nodiscard]] const taxonomy::PlaceFinder& places() const noexcept { return places_; }
  // Everything at or below `area`, by id.
  [[nodiscard]] std::vector<std::uint32_t> at_or_below(std::uint32_t area) const;

 private:
  void link();
  void learn_names();
  [[nodiscard]] std::uint32_t ancestor_of_kind(std::uint32_t area,
                                               model::AreaKind kind) const noexcept;

  std::vector<model::Area> rows_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<std::vector<std::uint32_t>> neighbours_;
  boost::unordered_flat_map<std::string_view, std::uint32_t> by_id_;
  boost::unordered_flat_map<std::string_view, std::uint32_t> by_former_number_;
  taxonomy::PlaceFinder places_;
};

}  // namespace veieninn::graph
