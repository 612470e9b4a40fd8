// An array in pages that copies share: copying costs one pointer a page, changing an element one
// page. Reading element i follows one pointer more than a plain array would.
#pragma once

#include <array>
#include <boost/assert.hpp>
#include <cstdint>
#include <memory>
#include <vector>

namespace veieninn::graph {

// Copies may be read by any threads; `edit` and `grow` need the copy for themselves, and need every
// other copy that shares its pages to stay alive meanwhile.
template <typename T>
class PagedColumn {
 public:
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

  [[nodiscard]] const T& operator[](std::uint32_t i) const noexcept {
    BOOST_ASSERT(i < size_);
    return (*pages_[i >> kPageBits])[i & kPageMask];
  }

  // The element for changing, on a page that only this copy has.
  [[nodiscard]] T& edit(std::uint32_t i) {
    BOOST_ASSERT(i < size_);
    std::shared_ptr<Page>& page = pages_[i >> kPageBits];
    if (page.use_count() != 1) page = std::make_shared<Page>(*page);
    return (*page)[i & kPageMask];
  }

  // New elements are T{}.
  void grow(std::uint32_t size) {
    BOOST_ASSERT(size >= size_);
    const std::size_t pages = (std::size_t{size} + kPageMask) >> kPageBits;
    while (pages_.size() < pages) pages_.push_back(std::make_shared<Page>());
    size_ = size;
  }

  void clear() {
    pages_.clear();
    size_ = 0;
  }

 private:
  // A page of one to a few dozen kilobytes: cheap to copy, and a million elements make a table of a
  // thousand pointers.
  static constexpr std::uint32_t kPageBits = 10;
  static constexpr std::uint32_t kPageMask = (1U << kPageBits) - 1;
  using Page = std::array<T, 1U << kPageBits>;

  std::vector<std::shared_ptr<Page>> pages_;
  std::uint32_t size_ = 0;
};

}  // namespace veieninn::graph
