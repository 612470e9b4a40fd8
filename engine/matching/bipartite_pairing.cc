#include "engine/matching/bipartite_pairing.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace veieninn::matching {
namespace {

constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();

// Costs are negated weights. Laws: price[m] <= 0, and 0 while m has room; value[v] <= 0, and 0 for
// whoever is alone; cost - value[v] - price[m] >= 0, and 0 for a pair.
class Pairing {
 public:
  Pairing(std::span<const std::int32_t> capacities, std::uint32_t ventures,
          const std::vector<PairEdge>& edges)
      : capacities_(capacities),
        edges_(edges),
        first_edge_(std::size_t{ventures} + 1),
        mentor_of_(ventures, kAlone),
        held_(capacities.size()),
        value_(ventures),
        price_(capacities.size()),
        distance_(capacities.size(), kFar),
        reached_by_(capacities.size()) {
    for (const PairEdge& edge : edges) ++first_edge_[edge.venture + 1];
    for (std::uint32_t v = 0; v < ventures; ++v) first_edge_[v + 1] += first_edge_[v];
  }

  std::vector<std::uint32_t> run() {
    for (std::uint32_t v = 0; v < mentor_of_.size(); ++v) take_in(v);
    return std::move(mentor_of_);
  }

 private:
  // Where a path ends: at a mentor with room, or at a venture that is left alone.
  struct End {
    std::int64_t distance = 0;
    std::uint32_t mentor = kAlone;
    std::uint32_t venture = 0;
  };

  [[nodiscard]] std::span<const PairEdge> edges_of(std::uint32_t venture) const {
    return std::span(edges_).subspan(first_edge_[venture],
                                     first_edge_[venture + 1] - first_edge_[venture]);
  }

  void take_in(std::uint32_t venture) {
    const End end = nearest_end(venture);
    value_[venture] = end.distance;
    for (const std::uint32_t mentor : settled_) {
      const std::int64_t change = end.distance - distance_[mentor];
      price_[mentor] -= change;
      for (const std::uint32_t held : held_[mentor]) value_[held] += change;
    }
    augment(venture, end);
    for (const std::uint32_t mentor : reached_) distance_[mentor] = kFar;
    reached_.clear();
    settled_.clear();
  }

  End nearest_end(std::uint32_t venture) {
    End end{0, kAlone, venture};
    relax(venture, 0);
    while (!open_.empty()) {
      const auto [distance, mentor] = open_.top();
      open_.pop();
      if (distance > distance_[mentor] || is_settled(mentor)) continue;
      if (distance >= end.distance) break;
      if (std::cmp_less(held_[mentor].size(), capacities_[mentor])) {
        end = {distance, mentor, 0};
        break;
      }
      settled_.push_back(mentor);
      for (const std::uint32_t held : held_[mentor]) {
        const std::int64_t base = distance - value_[held];
        if (base < end.distance) end = {base, kAlone, held};
        relax(held, base);
      }
    }
    open_ = {};
    return end;
  }

  [[nodiscard]] bool is_settled(std::uint32_t mentor) const {
    return std::ranges::find(settled_, mentor) != settled_.end();
  }

  void relax(std::uint32_t venture, std::int64_t base) {
    for (const PairEdge& edge : edges_of(venture)) {
      if (capacities_[edge.mentor] == 0) continue;
      const std::int64_t distance = base - edge.weight - price_[edge.mentor];
      if (distance >= distance_[edge.mentor]) continue;
      if (distance_[edge.mentor] == kFar) reached_.push_back(edge.mentor);
      distance_[edge.mentor] = distance;
      reached_by_[edge.mentor] = venture;
      open_.push({distance, edge.mentor});
    }
  }

  // Each on the path moves to the mentor by whom it was reached.
  void augment(std::uint32_t venture, const End& end) {
    std::uint32_t free = end.mentor;
    if (free == kAlone) {
      if (end.venture == venture) return;
      free = leave(end.venture);
    }
    for (;;) {
      const std::uint32_t moving = reached_by_[free];
      const std::uint32_t before = moving == venture ? kAlone : leave(moving);
      held_[free].push_back(moving);
      mentor_of_[moving] = free;
      if (before == kAlone) return;
      free = before;
    }
  }

  // The mentor who has room for it.
  std::uint32_t leave(std::uint32_t venture) {
    const std::uint32_t mentor = std::exchange(mentor_of_[venture], kAlone);
    std::erase(held_[mentor], venture);
    return mentor;
  }

  std::span<const std::int32_t> capacities_;
  const std::vector<PairEdge>& edges_;
  std::vector<std::size_t> first_edge_;
  std::vector<std::uint32_t> mentor_of_;
  std::vector<std::vector<std::uint32_t>> held_;
  std::vector<std::int64_t> value_;
  std::vector<std::int64_t> price_;

  // of one search
  using Open = std::pair<std::int64_t, std::uint32_t>;
  std::vector<std::int64_t> distance_;
  std::vector<std::uint32_t> reached_by_;
  std::vector<std::uint32_t> reached_;
  std::vector<std::uint32_t> settled_;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
};

}  // namespace

std::vector<std::uint32_t> paired(std::span<const std::int32_t> capacities, std::uint32_t ventures,
                                  std::vector<PairEdge> edges) {
  std::ranges::sort(edges, [](const PairEdge& a, const PairEdge& b) {
    return a.venture != b.venture ? a.venture < b.venture : a.mentor < b.mentor;
  });
  return Pairing(capacities, ventures, edges).run();
}

}  // namespace veieninn::matching
