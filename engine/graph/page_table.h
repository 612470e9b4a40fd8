// References to pages in groups of 128, so that a copy of a table of a million rows counts some
// hundred groups and not every page, and a change unshares one group and one page.
#pragma once

#include <array>
#include <boost/assert.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>
#include <cstddef>
#include <vector>

namespace veieninn::graph {

// `Page` counts its own references (boost::intrusive_ref_counter). Copies may be read by any
// threads; `place` and `resize` need the copy for themselves, and need every other copy that shares
// its pages to stay alive meanwhile.
template <typename Page>
class PageTable {
 public:
  using Reference = boost::intrusive_ptr<Page>;

  [[nodiscard]] const Reference& operator[](std::size_t page) const noexcept {
    return groups_[page / kPagesPerGroup]->pages[page % kPagesPerGroup];
  }

  // The place of a page, for changing what stands there: its group is this copy's own.
  [[nodiscard]] Reference& place(std::size_t page) {
    boost::intrusive_ptr<Group>& group = groups_[page / kPagesPerGroup];
    if (group->use_count() > 1) group = new Group(*group);
    return group->pages[page % kPagesPerGroup];
  }

  // New pages are null. REQUIRES: there were no more before.
  void grow(std::size_t pages) {
    const std::size_t groups = (pages + kPagesPerGroup - 1) / kPagesPerGroup;
    BOOST_ASSERT(groups >= groups_.size());
    while (groups_.size() < groups) groups_.emplace_back(new Group);
  }
  void clear() { groups_.clear(); }

 private:
  static constexpr std::size_t kPagesPerGroup = 128;
  struct Group : boost::intrusive_ref_counter<Group, boost::thread_safe_counter> {
    std::array<Reference, kPagesPerGroup> pages;
  };
  std::vector<boost::intrusive_ptr<Group>> groups_;
};

}  // namespace veieninn::graph
