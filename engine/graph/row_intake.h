// Rows named and kept while they come in any order: used once, by the builder.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/graph/id_index.h"
#include "engine/graph/record.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

// Numbers ids in the order they are met, as definitions or as references.
class Interner {
 public:
  std::uint32_t number_of(std::string_view id) {
    if (id.empty()) return kNone;
    const auto [found, is_new] = numbers_.try_emplace(std::string(id), size());
    if (is_new) {
      ids_.push_back(&found->first);
      defined_.push_back(false);
    }
    return found->second;
  }
  // kNone when it was not met.
  [[nodiscard]] std::uint32_t find(std::string_view id) const {
    const auto found = numbers_.find(std::string(id));
    return found == numbers_.end() ? kNone : found->second;
  }
  [[nodiscard]] const std::string& id_of(std::uint32_t number) const { return *ids_[number]; }
  std::uint32_t define(std::string_view id) {
    const std::uint32_t number = number_of(id);
    defined_[number] = true;
    return number;
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }

  // number -> dense id in the order of ids; kNone for what was never defined.
  [[nodiscard]] std::vector<std::uint32_t> dense_ids() const {
    return dense_ids([](std::uint32_t) { return 0U; });
  }
  // The same in the order of `group_of(number)`, then of ids.
  template <typename GroupOf>
  [[nodiscard]] std::vector<std::uint32_t> dense_ids(const GroupOf& group_of) const {
    std::vector<std::uint32_t> order(size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t number) { return !defined_[number]; });
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      const auto group_a = group_of(a);
      const auto group_b = group_of(b);
      return group_a != group_b ? group_a < group_b : *ids_[a] < *ids_[b];
    });
    std::vector<std::uint32_t> dense(size(), kNone);
    for (std::uint32_t i = 0; i < order.size(); ++i) dense[order[i]] = i;
    return dense;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;  // keys keep their place
  std::vector<const std::string*> ids_;
  std::vector<bool> defined_;
};

// Records one after another until their order is known.
class RecordHeap {
 public:
  void add(std::uint32_t number, const RecordWriter& record) {
    const auto bytes = record.bytes();
    at_.push_back({number, bytes_.size(), bytes.size()});
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }
  // number -> place in the order of ids, where every number has a record.
  [[nodiscard]] std::vector<std::uint32_t> dense_ids() const {
    std::vector<std::uint32_t> order(at_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t number) {
      return id_of_record({bytes_.data() + at_[number].begin, at_[number].size});
    });
    std::vector<std::uint32_t> dense(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) dense[order[i]] = i;
    return dense;
  }
  [[nodiscard]] Records in_order(const std::vector<std::uint32_t>& dense,
                                 std::uint32_t rows) const {
    std::vector<std::uint64_t> offsets(std::size_t{rows} + 1);
    std::vector<const Place*> by_row(rows, nullptr);
    for (const Place& place : at_) by_row[dense[place.number]] = &place;
    std::vector<char> bytes;
    bytes.reserve(bytes_.size());
    for (std::uint32_t row = 0; row < rows; ++row) {
      if (const Place* const place = by_row[row]) {
        bytes.insert(bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(place->begin),
                     bytes_.begin() + static_cast<std::ptrdiff_t>(place->begin + place->size));
      }
      offsets[row + 1] = bytes.size();
    }
    return Records::from_flat(offsets, bytes);
  }

 private:
  struct Place {
    std::uint32_t number;
    std::size_t begin;
    std::size_t size;
  };
  std::vector<Place> at_;
  std::vector<char> bytes_;
};

}  // namespace veieninn::graph
