// Candidates found so far, and what a further one must be worth to be among the best.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "engine/routing/belief_view.h"
#include "engine/routing/candidates.h"
#include "engine/routing/need_view.h"
#include "engine/routing/way_search.h"

namespace veieninn::routing {

class CandidateCollector {
 public:
  CandidateCollector(BeliefView& belief, const WaySearch& ways, std::size_t k, Fallback fallback)
      : belief_(belief), ways_(ways), k_(k), fallback_(fallback) {}

  // A person who knows so much, in a place that counts for so much; nobody who knows nothing.
  void add(std::uint32_t contact, const Knowledge& knowledge, double area);

  // Who cannot be worth this need not be added. 0 while fewer than k are.
  [[nodiscard]] double needed() const;

  [[nodiscard]] Candidates take() && { return std::move(found_); }

 private:
  BeliefView& belief_;
  const WaySearch& ways_;
  std::size_t k_;
  Fallback fallback_;
  Candidates found_;
  std::priority_queue<double, std::vector<double>, std::greater<>> greatest_;  // k of them
};

}  // namespace veieninn::routing
