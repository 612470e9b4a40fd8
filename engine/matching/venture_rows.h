// The posting rows of what is asked, in levels: an asked topic's rows of the same ceiling.
//
//     ceiling(row) = nearness * bound
//     a venture in no row taken so far is worth at most
//         left() = sum over asked topics of weight * greatest ceiling of its rows left
//
// as in Fagin, Lotem & Naor's threshold algorithm (PODS 2001). The level that lowers left() most
// for each venture in it is taken first: of a rare topic all, of a common one little or nothing.
// Rows are found as levels are taken, so that what lies below is never read.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/need_topics.h"

namespace veieninn::matching {

// For one request, one thread.
class VentureRows {
 public:
  // REQUIRES: both outlive it.
  VentureRows(const graph::SnapshotData& data, const NeedTopics& need);

  // 0 when no row is left.
  [[nodiscard]] double left() const noexcept { return left_; }
  // Takes the next level: its rows of `venture_postings`, until the next call.
  // REQUIRES: left() > 0.
  std::span<const std::uint32_t> take();

 private:
  // Where the rows of a topic near an asked one go on.
  struct Place {
    double ceiling = 0;
    double nearness = 0;
    std::uint32_t topic = 0;
    std::uint32_t step = 0;
  };
  // The rows left of one asked topic.
  struct Asked {
    std::vector<std::uint32_t> level;
    double ceiling = 0;          // of the level
    std::uint64_t ventures = 0;  // in the level
    std::vector<Place> below;    // a heap, the greatest ceiling on top
  };
  static bool is_less(const Place& a, const Place& b) noexcept { return a.ceiling < b.ceiling; }

  // Moves on to a row that is not empty from `step` on; false when there is none.
  bool move_to(Place& place, std::uint32_t step) const;
  void find_level(Asked& asked) const;
  // How much less could be left for each venture of the level.
  [[nodiscard]] double gain(std::size_t asked) const noexcept;
  void work_out_left() noexcept;

  const graph::SnapshotData& data_;
  const NeedTopics& need_;
  std::vector<Asked> asked_;
  std::vector<std::uint32_t> taken_;
  double left_ = 0;
};

}  // namespace veieninn::matching
