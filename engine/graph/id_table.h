// Row ids <-> dense ids, and whether a row stands behind each.
//
// An id gets its dense number when it is first seen, be it in its own row or in a reference to it,
// and keeps it for good: a row that is gone leaves a hole, a reference to a row that is not there
// leads to a number without a row. So the order in which rows come does not matter. Numbers are
// packed anew when a snapshot is built whole.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/graph/paged_column.h"
#include "engine/graph/paged_rows.h"

namespace veieninn::graph {

inline constexpr std::uint32_t kNoNumber = 0xffffffff;

class IdTable {
 public:
  // How many numbers were given, holes included.
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] std::string_view id(std::uint32_t number) const noexcept {
    const std::span<const char> bytes = ids_[number];
    return {bytes.data(), bytes.size()};
  }
  [[nodiscard]] bool is_present(std::uint32_t number) const noexcept {
    return number < size_ && rows_[number].present;
  }
  // The number of a present row, else kNoNumber.
  [[nodiscard]] std::uint32_t find(std::string_view id) const noexcept;
  // The number of `id`, present or not, else kNoNumber.
  [[nodiscard]] std::uint32_t find_any(std::string_view id) const noexcept;

  std::uint32_t intern(std::string_view id);
  void set_present(std::uint32_t number, bool present);
  // Counts one reference from another row; `times` may be negative.
  void count_reference(std::uint32_t number, std::int32_t times);
  [[nodiscard]] std::int64_t dangling_reference_count() const noexcept { return dangling_; }
  [[nodiscard]] std::uint32_t reference_count(std::uint32_t number) const noexcept {
    return rows_[number].references;
  }

  // The same ids with the number order[i] renamed to i; `order` is a permutation of all numbers.
  [[nodiscard]] IdTable renumbered(std::span<const std::uint32_t> order) const;
  // Numbers in the order of their ids.
  [[nodiscard]] std::vector<std::uint32_t> sorted_numbers() const;

 private:
  struct Row {
    std::uint32_t references = 0;
    bool present = false;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view id, std::uint32_t hash) const noexcept;
  void insert(std::uint32_t number, std::uint32_t hash);
  void grow();

  PagedRows<char> ids_;
  PagedColumn<Row> rows_;
  // Open addressing: hash in the upper half, number + 1 in the lower; 0 is free.
  PagedColumn<std::uint64_t> slots_;
  std::uint32_t size_ = 0;
  std::int64_t dangling_ = 0;
};

}  // namespace veieninn::graph
