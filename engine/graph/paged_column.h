// A growing array cut into shared pages: copying it copies references to groups of pages, and a
// change copies only the page it touches and that page's group.
//
//     read   column[i]        groups -> pages -> element, three dependent loads, no branch but one
//     write  column.edit(i)   clones what is shared with another copy, then writes in place
//
// Copies may be read by any number of threads while another copy is edited: pages count their
// references, and a page seen by two copies is never written.
#pragma once

#include <array>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace veieninn::graph {

// References to pages, 128 a group, so that copying a table of a million rows costs some hundred
// counts. `Page` is reference-counted by boost::intrusive_ptr; an absent page is null.
template <typename Page>
class PageTable {
 public:
  [[nodiscard]] const Page* page(std::size_t index) const noexcept {
    const std::size_t group = index / kPagesPerGroup;
    if (group >= groups_.size() || groups_[group] == nullptr) return nullptr;
    return groups_[group]->pages[index % kPagesPerGroup].get();
  }

  // The place of a page, for writing: its group is unshared.
  [[nodiscard]] boost::intrusive_ptr<Page>& place(std::size_t index) {
    const std::size_t group = index / kPagesPerGroup;
    if (group >= groups_.size()) groups_.resize(group + 1);
    if (groups_[group] == nullptr) {
      groups_[group] = new Group;
    } else if (groups_[group]->use_count() > 1) {
      groups_[group] = new Group(*groups_[group]);
    }
    return groups_[group]->pages[index % kPagesPerGroup];
  }

 private:
  static constexpr std::size_t kPagesPerGroup = 128;
  struct Group : boost::intrusive_ref_counter<Group, boost::thread_safe_counter> {
    std::array<boost::intrusive_ptr<Page>, kPagesPerGroup> pages;
  };
  std::vector<boost::intrusive_ptr<Group>> groups_;
};

template <typename T>
class PagedColumn {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  // Elements never written hold T's default. REQUIRES: index < size().
  [[nodiscard]] const T& operator[](std::size_t index) const noexcept {
    const Page* page = table_.page(index / kElementsPerPage);
    return page == nullptr ? kDefault : page->elements[index % kElementsPerPage];
  }

  [[nodiscard]] T& edit(std::size_t index) {
    if (index >= size_) size_ = index + 1;
    boost::intrusive_ptr<Page>& page = table_.place(index / kElementsPerPage);
    if (page == nullptr) {
      page = new Page;
    } else if (page->use_count() > 1) {
      page = new Page(*page);
    }
    return page->elements[index % kElementsPerPage];
  }

  void resize(std::size_t size) { size_ = size; }

 private:
  // About 8 KB: little to copy for one change, few pages to count for a copy of all.
  static constexpr std::size_t kElementsPerPage = 8192 / sizeof(T) < 64 ? 64 : 8192 / sizeof(T);
  struct Page : boost::intrusive_ref_counter<Page, boost::thread_safe_counter> {
    std::array<T, kElementsPerPage> elements{};
  };
  inline static const T kDefault{};

  PageTable<Page> table_;
  std::size_t size_ = 0;
};

}  // namespace veieninn::graph
