// An array in pages that copies share: copying costs one pointer a group of pages, changing an
// element one page and its group. Reading element i follows two pointers more than a plain array.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <boost/assert.hpp>
#include <cstdint>

#include "engine/graph/page_table.h"

namespace veieninn::graph {

// Thread safety as for PageTable.
template <typename T>
class PagedColumn {
 public:
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

  [[nodiscard]] const T& operator[](std::uint32_t i) const noexcept {
    BOOST_ASSERT(i < size_);
    return pages_[i / kElementsPerPage]->elements[i % kElementsPerPage];
  }

  // Asks for the element's cache line ahead of its reading.
  void prefetch(std::uint32_t i) const noexcept {
    __builtin_prefetch(&pages_[i / kElementsPerPage]->elements[i % kElementsPerPage]);
  }

  // The element for changing, on a page that only this copy has.
  [[nodiscard]] T& edit(std::uint32_t i) {
    BOOST_ASSERT(i < size_);
    auto& page = pages_.place(i / kElementsPerPage);
    if (page->use_count() > 1) page = new Page(*page);
    return page->elements[i % kElementsPerPage];
  }

  // New elements are T{}.
  void grow(std::uint32_t size) {
    BOOST_ASSERT(size >= size_);
    const std::size_t held = page_count(size_);
    pages_.grow(page_count(size));
    for (std::size_t page = held; page < page_count(size); ++page) pages_.place(page) = new Page;
    size_ = size;
  }

  void clear() {
    pages_.clear();
    size_ = 0;
  }

 private:
  // About 8 KB: little to copy for one change.
  static constexpr std::uint32_t kElementsPerPage =
      std::bit_floor(std::max<std::uint32_t>(64, 8192 / sizeof(T)));
  struct Page : boost::intrusive_ref_counter<Page, boost::thread_safe_counter> {
    std::array<T, kElementsPerPage> elements{};
  };
  static std::size_t page_count(std::uint32_t size) noexcept {
    return (std::size_t{size} + kElementsPerPage - 1) / kElementsPerPage;
  }

  PageTable<Page> pages_;
  std::uint32_t size_ = 0;
};

}  // namespace veieninn::graph
