// The tree of areas, their names and their neighbours: small, seldom changed, and then made anew.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/id_table.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

// Area rows by number; null where no row stands.
using AreaRows = std::vector<std::shared_ptr<const model::Area>>;

class AreaTable {
 public:
  AreaTable() = default;
  AreaTable(AreaRows rows, const IdTable& ids);

  [[nodiscard]] const AreaRows& rows() const noexcept { return rows_; }
  [[nodiscard]] std::uint32_t parent(std::uint32_t area) const noexcept {
    return places_[area].parent;
  }
  // Areas at or below `area`, parents first, siblings by id; `area` itself is the first.
  [[nodiscard]] std::span<const std::uint32_t> inside(std::uint32_t area) const noexcept {
    const Place& place = places_[area];
    return {order_.data() + place.first, place.end - place.first};
  }
  [[nodiscard]] bool is_inside(std::uint32_t area, std::uint32_t outer) const noexcept {
    const Place& inner = places_[area];
    const Place& whole = places_[outer];
    return whole.first <= inner.first && inner.first < whole.end;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& neighbours(std::uint32_t area) const noexcept {
    return places_[area].neighbours;
  }
  // All areas with a row, in the order of `inside`.
  [[nodiscard]] const std::vector<std::uint32_t>& all() const noexcept { return order_; }
  // The area that an older official number leads to, else kNoNumber.
  [[nodiscard]] std::uint32_t find_former(std::string_view number) const noexcept;
  // Whether `area` has a row; numbers interned after this table was made have none.
  [[nodiscard]] bool has(std::uint32_t area) const noexcept {
    return area < rows_.size() && rows_[area] != nullptr;
  }

 private:
  struct Place {
    std::uint32_t parent = kNoNumber;
    std::uint32_t first = 0;  // [first, end) of order_
    std::uint32_t end = 0;
    std::vector<std::uint32_t> neighbours;
  };
  void lay_out(const IdTable& ids);

  AreaRows rows_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> order_;
  std::vector<std::pair<std::string, std::uint32_t>> former_;  // by number
};

}  // namespace veieninn::graph
