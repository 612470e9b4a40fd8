// Compressed sparse rows cut into shared pages of 64 rows: what `PagedColumn` is for single values.
//
//     page = offsets[65], capacity | elements of its 64 rows, one block of memory
//
// Reading a row costs the page's header and its elements. Changing a row copies its page.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <vector>

#include "engine/graph/paged_column.h"

namespace veieninn::graph {

template <typename T>
class PagedRows {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  [[nodiscard]] std::size_t size() const noexcept { return rows_; }

  // Empty for rows never set. The span lives as long as a copy that shares the page.
  [[nodiscard]] std::span<const T> operator[](std::size_t row) const noexcept {
    const Page* page = table_.page(row / kRowsPerPage);
    if (page == nullptr) return {};
    const std::size_t local = row % kRowsPerPage;
    return {page->elements() + page->offsets[local],
            page->offsets[local + 1] - page->offsets[local]};
  }

  // REQUIRES: `elements` is no part of this object.
  void set(std::size_t row, std::span<const T> elements) {
    rows_ = std::max(rows_, row + 1);
    boost::intrusive_ptr<Page>& place = table_.place(row / kRowsPerPage);
    const std::uint32_t held = place == nullptr ? 0 : place->offsets[kRowsPerPage];
    const auto old = (*this)[row].size();
    const std::size_t total = held - old + elements.size();
    const bool shared = place == nullptr || place->use_count() > 1;
    if (shared || total > place->capacity) {
      // A page that only this object holds is being filled: room for what comes next.
      Page* page = Page::make(shared ? total : total + total / 2);
      if (place != nullptr) {
        page->offsets = place->offsets;
        copy(page->elements(), place->elements(), std::min<std::size_t>(held, page->capacity));
        splice(*page, *place, row % kRowsPerPage, elements);
      } else {
        splice(*page, *page, row % kRowsPerPage, elements);
      }
      place.reset(page);
    } else {
      splice(*place, *place, row % kRowsPerPage, elements);
    }
  }

  // `fill(row, out)` appends the row's elements to `out`, row by row in order.
  template <typename Fill>
  [[nodiscard]] static PagedRows generate(std::size_t rows, Fill&& fill) {
    PagedRows result;
    result.rows_ = rows;
    std::vector<T> elements;
    for (std::size_t first = 0; first < rows; first += kRowsPerPage) {
      elements.clear();
      std::array<std::uint32_t, kRowsPerPage + 1> offsets{};
      for (std::size_t local = 0; local < kRowsPerPage; ++local) {
        if (first + local < rows) fill(first + local, elements);
        offsets[local + 1] = static_cast<std::uint32_t>(elements.size());
      }
      if (elements.empty()) continue;
      Page* page = Page::make(elements.size());
      page->offsets = offsets;
      copy(page->elements(), elements.data(), elements.size());
      result.table_.place(first / kRowsPerPage).reset(page);
    }
    return result;
  }

 private:
  static constexpr std::size_t kRowsPerPage = 64;

  struct Page : boost::intrusive_ref_counter<Page, boost::thread_safe_counter> {
    std::array<std::uint32_t, kRowsPerPage + 1> offsets{};
    std::uint32_t capacity = 0;  // in elements

    [[nodiscard]] static Page* make(std::size_t capacity) {
      Page* page = new (::operator new(kHeaderBytes + capacity * sizeof(T))) Page;
      page->capacity = static_cast<std::uint32_t>(capacity);
      return page;
    }
    static void operator delete(void* memory) { ::operator delete(memory); }

    [[nodiscard]] const T* elements() const noexcept {
      return reinterpret_cast<const T*>(reinterpret_cast<const std::byte*>(this) + kHeaderBytes);
    }
    [[nodiscard]] T* elements() noexcept {
      return reinterpret_cast<T*>(reinterpret_cast<std::byte*>(this) + kHeaderBytes);
    }
  };
  // The elements begin at the next multiple of 16, which is what operator new aligns to.
  static constexpr std::size_t kHeaderBytes = (sizeof(Page) + 15) / 16 * 16;
  static_assert(alignof(T) <= 16);

  // Puts `elements` in the place of row `local`, the rows behind it taken from `source`.
  static void splice(Page& page, const Page& source, std::size_t local,
                     std::span<const T> elements) noexcept {
    const std::uint32_t before = source.offsets[local];
    const std::uint32_t after = source.offsets[local + 1];
    const auto length = static_cast<std::uint32_t>(elements.size());
    const std::uint32_t behind = source.offsets[kRowsPerPage] - after;
    if (behind > 0) {
      std::memmove(page.elements() + before + length, source.elements() + after,
                   behind * sizeof(T));
    }
    copy(page.elements() + before, elements.data(), length);
    const std::uint32_t shift = length - (after - before);  // wraps around when rows shrink
    for (std::size_t i = local + 1; i <= kRowsPerPage; ++i) page.offsets[i] += shift;
  }

  static void copy(T* to, const T* from, std::size_t count) noexcept {
    if (count > 0) std::memcpy(to, from, count * sizeof(T));
  }

  PageTable<Page> table_;
  std::size_t rows_ = 0;
};

}  // namespace veieninn::graph
