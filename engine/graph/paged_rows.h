// Compressed sparse rows in pages that copies share: row i is a span of elements; replacing a row
// copies its page. A page is one block, offsets first, elements right behind:
//
//     page of row i = i / kRowsPerPage
//     row i         = elements[offset[i % kRowsPerPage], offset[i % kRowsPerPage + 1])
//
// so that reading a row touches the offsets' cache line and then the elements.
#pragma once

#include <algorithm>
#include <array>
#include <boost/assert.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <vector>

#include "engine/graph/page_table.h"

namespace veieninn::graph {

// Thread safety as for PageTable. `kRowsPerPage` is a power of two: few where rows are long.
template <typename T, std::uint32_t kRowsPerPage = 64>
class PagedRows {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::uint64_t));
  static_assert((kRowsPerPage & (kRowsPerPage - 1)) == 0);

 public:
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

  [[nodiscard]] std::span<const T> operator[](std::uint32_t i) const noexcept {
    BOOST_ASSERT(i < size_);
    const Page* const page = pages_[i / kRowsPerPage].get();
    if (page == nullptr) return {};
    const std::uint32_t* const offset = page->offsets.data() + i % kRowsPerPage;
    return {page->elements() + offset[0], offset[1] - offset[0]};
  }

  // New rows are empty.
  void grow(std::uint32_t size) {
    BOOST_ASSERT(size >= size_);
    pages_.grow((std::size_t{size} + kRowsPerPage - 1) / kRowsPerPage);
    size_ = size;
  }

  void clear() {
    pages_.clear();
    size_ = 0;
  }

  void replace(std::uint32_t i, std::span<const T> row) {
    BOOST_ASSERT(i < size_);
    const std::uint32_t first = i / kRowsPerPage * kRowsPerPage;
    std::array<std::span<const T>, kRowsPerPage> rows;
    for (std::uint32_t k = 0; k < kRowsPerPage && first + k < size_; ++k)
      rows[k] = (*this)[first + k];
    rows[i - first] = row;
    // Made before the old page goes: the rows lie in it.
    Page* const page = page_of(rows);
    pages_.place(i / kRowsPerPage).reset(page);
  }

  // All rows at once: row i is elements[offsets[i], offsets[i + 1]).
  // REQUIRES: offsets.size() is the number of rows + 1.
  static PagedRows from_flat(const std::vector<std::uint64_t>& offsets,
                             const std::vector<T>& elements) {
    PagedRows result;
    result.grow(static_cast<std::uint32_t>(offsets.size() - 1));
    std::array<std::span<const T>, kRowsPerPage> rows;
    for (std::uint32_t first = 0; first < result.size_; first += kRowsPerPage) {
      for (std::uint32_t k = 0; k < kRowsPerPage; ++k) {
        const std::size_t row = std::size_t{first} + k;
        rows[k] = row < result.size_ ? std::span<const T>(elements.data() + offsets[row],
                                                          offsets[row + 1] - offsets[row])
                                     : std::span<const T>();
      }
      result.pages_.place(first / kRowsPerPage).reset(page_of(rows));
    }
    return result;
  }

 private:
  struct Page : boost::intrusive_ref_counter<Page, boost::thread_safe_counter> {
    std::array<std::uint32_t, kRowsPerPage + 1> offsets{};

    static void* operator new(std::size_t, std::size_t elements) {
      return ::operator new(kHeaderBytes + elements * sizeof(T));
    }
    static void operator delete(void* memory, std::size_t) { ::operator delete(memory); }
    static void operator delete(void* memory) { ::operator delete(memory); }

    [[nodiscard]] const T* elements() const noexcept {
      return reinterpret_cast<const T*>(reinterpret_cast<const std::byte*>(this) + kHeaderBytes);
    }
    [[nodiscard]] T* elements() noexcept {
      return reinterpret_cast<T*>(reinterpret_cast<std::byte*>(this) + kHeaderBytes);
    }
  };
  // The elements begin at the next multiple of 8.
  static constexpr std::size_t kHeaderBytes = (sizeof(Page) + 7) / 8 * 8;

  // Null when all rows are empty.
  static Page* page_of(const std::array<std::span<const T>, kRowsPerPage>& rows) {
    std::size_t count = 0;
    for (const auto& row : rows) count += row.size();
    if (count == 0) return nullptr;
    auto* const page = new (count) Page;
    std::uint32_t at = 0;
    for (std::uint32_t k = 0; k < kRowsPerPage; ++k) {
      page->offsets[k] = at;
      if (!rows[k].empty())
        std::memcpy(page->elements() + at, rows[k].data(), rows[k].size_bytes());
      at += static_cast<std::uint32_t>(rows[k].size());
    }
    page->offsets[kRowsPerPage] = at;
    return page;
  }

  PageTable<Page> pages_;
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
