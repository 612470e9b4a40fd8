// What can be worked out of known sums by adding and subtracting multiples of them, by Gauss's
// elimination: the attacker that the figures must stand up to.
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace veieninn::test {

class LinearSpan {
 public:
  // Over so many unknowns.
  explicit LinearSpan(std::size_t unknowns) : leads_(unknowns, kNowhere) {}

  // A known sum: how often each unknown stands in it.
  void add(std::vector<double> row) {
    reduce(row);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] == 0) continue;
      leads_[i] = basis_.size();
      basis_.push_back(std::move(row));
      return;
    }
  }

  // Whether this sum follows from the known ones.
  [[nodiscard]] bool holds(std::vector<double> row) const {
    reduce(row);
    for (const double value : row) {
      if (value != 0) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  void reduce(std::vector<double>& row) const {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (std::abs(row[i]) < 1e-9) row[i] = 0;
      if (row[i] == 0 || leads_[i] == kNowhere) continue;
      const std::vector<double>& other = basis_[leads_[i]];
      const double times = row[i] / other[i];
      for (std::size_t k = i; k < row.size(); ++k) row[k] -= times * other[k];
      row[i] = 0;
    }
  }

  std::vector<std::vector<double>> basis_;
  std::vector<std::size_t> leads_;  // by unknown: the row of the basis that begins with it
};

}  // namespace veieninn::test
