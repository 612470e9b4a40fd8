#include "bench/topics/measures.h"

#include <algorithm>
#include <cmath>

namespace veieninn::bench {

void MeasureSum::add(const std::vector<std::string>& ranked,
                     const std::vector<std::string>& expected) {
  constexpr std::size_t kCut = 5;
  ++sum_.n;
  std::size_t first = 0;
  double gain = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (std::ranges::find(expected, ranked[i]) == expected.end()) continue;
    if (first == 0) first = i + 1;
    if (i < kCut) gain += 1 / std::log2(static_cast<double>(i) + 2);
  }
  double best = 0;
  for (std::size_t i = 0; i < std::min(expected.size(), kCut); ++i) {
    best += 1 / std::log2(static_cast<double>(i) + 2);
  }
  if (best > 0) sum_.ndcg5 += gain / best;
  if (first == 0) return;
  sum_.mrr += 1 / static_cast<double>(first);
  sum_.hit1 += first <= 1 ? 1 : 0;
  sum_.hit3 += first <= 3 ? 1 : 0;
  sum_.hit5 += first <= 5 ? 1 : 0;
}

Measures MeasureSum::mean() const {
  const double n = sum_.n == 0 ? 1 : static_cast<double>(sum_.n);
  return {sum_.n, sum_.mrr / n, sum_.hit1 / n, sum_.hit3 / n, sum_.hit5 / n, sum_.ndcg5 / n};
}

}  // namespace veieninn::bench
