// How good a ranking is against the topics that were expected. Manning, Raghavan and Schütze,
// "Introduction to Information Retrieval", 2008, chapter 8.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace veieninn::bench {

struct Measures {
  std::size_t n = 0;
  double mrr = 0;    // mean of 1 / rank of the first expected topic, 0 where none came
  double hit1 = 0;   // share with an expected topic first,
  double hit3 = 0;   // among the first three,
  double hit5 = 0;   // and among the first five
  double ndcg5 = 0;  // every expected topic gains 1
};

class MeasureSum {
 public:
  void add(const std::vector<std::string>& ranked, const std::vector<std::string>& expected);
  [[nodiscard]] Measures mean() const;

 private:
  Measures sum_;
};

}  // namespace veieninn::bench
