// Small changes to paged rows, each of which copies the row's page.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <vector>

#include "engine/graph/paged_rows.h"

namespace veieninn::graph {

// Dense ids that a change concerns.
using Touched = boost::unordered_flat_set<std::uint32_t>;

[[nodiscard]] inline std::vector<std::uint32_t> in_order(const Touched& touched) {
  std::vector<std::uint32_t> order(touched.begin(), touched.end());
  std::ranges::sort(order);
  return order;
}

template <typename T, std::uint32_t kRowsPerPage, typename Predicate>
void remove_from_row(PagedRows<T, kRowsPerPage>& rows, std::uint32_t row,
                     const Predicate& is_gone) {
  const auto old = rows[row];
  std::vector<T> next(old.begin(), old.end());
  if (std::erase_if(next, is_gone) > 0) rows.replace(row, next);
}

template <typename T, std::uint32_t kRowsPerPage>
void add_to_row(PagedRows<T, kRowsPerPage>& rows, std::uint32_t row, const std::vector<T>& added) {
  if (added.empty()) return;
  const auto old = rows[row];
  std::vector<T> next(old.begin(), old.end());
  next.insert(next.end(), added.begin(), added.end());
  rows.replace(row, next);
}

}  // namespace veieninn::graph
