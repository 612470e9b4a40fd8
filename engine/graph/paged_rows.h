// Compressed sparse rows in pages that copies share: row i is a span of elements; replacing a row
// copies its page. A page is one block, offsets first, elements right behind:
//
//     page of row i = i / kRowsPerPage
//     row i         = elements[offset[i % kRowsPerPage], offset[i % kRowsPerPage + 1])
//
// so that reading a row touches the offsets' cache line and then the elements.
#pragma once

#include <algorithm>
#include <boost/assert.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace veieninn::graph {

// Thread safety as for PagedColumn. `kRowsPerPage` is a power of two: few where rows are long.
template <typename T, std::uint32_t kRowsPerPage = 64>
class PagedRows {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::uint64_t));
  static_assert((kRowsPerPage & (kRowsPerPage - 1)) == 0);

 public:
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

  [[nodiscard]] std::span<const T> operator[](std::uint32_t i) const noexcept {
    BOOST_ASSERT(i < size_);
    const Block& block = pages_[i / kRowsPerPage];
    if (block == nullptr) return {};
    const std::uint32_t* const offset = offsets_of(block.get()) + i % kRowsPerPage;
    return {elements_of(block.get()) + offset[0], offset[1] - offset[0]};
  }

  // New rows are empty.
  void grow(std::uint32_t size) {
    BOOST_ASSERT(size >= size_);
    pages_.resize((std::size_t{size} + kRowsPerPage - 1) / kRowsPerPage);
    size_ = size;
  }

  void clear() {
    pages_.clear();
    size_ = 0;
  }

  void replace(std::uint32_t i, std::span<const T> row) {
    BOOST_ASSERT(i < size_);
    const std::uint32_t first = i / kRowsPerPage * kRowsPerPage;
    std::vector<std::span<const T>> rows(kRowsPerPage);
    for (std::uint32_t k = 0; k < kRowsPerPage && first + k < size_; ++k)
      rows[k] = (*this)[first + k];
    rows[i - first] = row;
    pages_[i / kRowsPerPage] = block_of(rows);
  }

  // All rows at once: row i is elements[offsets[i], offsets[i + 1]).
  // REQUIRES: offsets.size() is the number of rows + 1.
  static PagedRows from_flat(const std::vector<std::uint64_t>& offsets,
                             const std::vector<T>& elements) {
    PagedRows result;
    result.grow(static_cast<std::uint32_t>(offsets.size() - 1));
    std::vector<std::span<const T>> rows(kRowsPerPage);
    for (std::uint32_t first = 0; first < result.size_; first += kRowsPerPage) {
      for (std::uint32_t k = 0; k < kRowsPerPage; ++k) {
        const std::size_t row = std::size_t{first} + k;
        rows[k] = row < result.size_ ? std::span<const T>(elements.data() + offsets[row],
                                                          offsets[row + 1] - offsets[row])
                                     : std::span<const T>();
      }
      result.pages_[first / kRowsPerPage] = block_of(rows);
    }
    return result;
  }

 private:
  using Block = std::shared_ptr<std::uint64_t[]>;

  static constexpr std::size_t kOffsetWords = (kRowsPerPage + 2) / 2;

  static const std::uint32_t* offsets_of(const std::uint64_t* block) noexcept {
    return reinterpret_cast<const std::uint32_t*>(block);
  }
  static const T* elements_of(const std::uint64_t* block) noexcept {
    return reinterpret_cast<const T*>(block + kOffsetWords);
  }

  static Block block_of(const std::vector<std::span<const T>>& rows) {
    std::size_t count = 0;
    for (const auto& row : rows) count += row.size();
    if (count == 0) return nullptr;
    Block block = std::make_shared_for_overwrite<std::uint64_t[]>(
        kOffsetWords + (count * sizeof(T) + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t));
    auto* const offsets = reinterpret_cast<std::uint32_t*>(block.get());
    auto* const elements = reinterpret_cast<T*>(block.get() + kOffsetWords);
    std::uint32_t at = 0;
    for (std::uint32_t k = 0; k < kRowsPerPage; ++k) {
      offsets[k] = at;
      if (!rows[k].empty()) std::memcpy(elements + at, rows[k].data(), rows[k].size_bytes());
      at += static_cast<std::uint32_t>(rows[k].size());
    }
    offsets[kRowsPerPage] = at;
    return block;
  }

  std::vector<Block> pages_;
  std::uint32_t size_ = 0;
};

// Groups elements by row with one counting sort that keeps their order within a row, then sorts
// each row by `less` if there is one. REQUIRES: row_of(element) < rows.
template <typename T, std::uint32_t kRowsPerPage = 64, typename Source, typename RowOf,
          typename Make, typename Less = std::nullptr_t>
PagedRows<T, kRowsPerPage> grouped(std::uint32_t rows, const std::vector<Source>& source,
                                   const RowOf& row_of, const Make& make, const Less& less = {}) {
  std::vector<std::uint64_t> offsets(std::size_t{rows} + 1);
  for (const Source& element : source) ++offsets[row_of(element) + 1];
  for (std::uint32_t row = 0; row < rows; ++row) offsets[row + 1] += offsets[row];
  std::vector<T> elements(source.size());
  std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
  for (const Source& element : source) elements[next[row_of(element)]++] = make(element);
  if constexpr (!std::is_null_pointer_v<Less>) {
    for (std::uint32_t row = 0; row < rows; ++row) {
      std::sort(elements.data() + offsets[row], elements.data() + offsets[row + 1], less);
    }
  }
  return PagedRows<T, kRowsPerPage>::from_flat(offsets, elements);
}

}  // namespace veieninn::graph
