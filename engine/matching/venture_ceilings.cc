#include "engine/matching/venture_ceilings.h"

#include <algorithm>

#include "engine/graph/venture_postings.h"

namespace veieninn::matching {
namespace {

// Sums of at most 32 products of floats lose less.
constexpr float kRoundingToSpare = 1.00001F;

}  // namespace

VentureCeilings::VentureCeilings(const graph::SnapshotData& data, const NeedTopics& need)
    : data_(data),
      width_((need.size() + kLanes - 1) / kLanes),
      slot_(data.topics->size(), 0),
      shares_((need.topics().size() + 1) * width_, Lanes{}) {
  std::size_t row = 0;
  for (const NeedTopics::NearTopic& topic : need.topics()) {
    row += width_;
    slot_[topic.topic] = static_cast<std::uint32_t>(row);
    for (const NeedTopics::Near& near : topic.near) {
      shares_[row + near.asked / kLanes][near.asked % kLanes] =
          static_cast<float>(need.weight(near.asked) * near.nearness) * kRoundingToSpare;
    }
  }
}

double VentureCeilings::of(std::uint32_t venture) const noexcept {
  const auto bounds = data_.venture_bounds[venture];
  float ceiling = 0;
  for (std::size_t at = 0; at < width_; ++at) {
    Lanes best{};
    for (const graph::VentureBound& bound : bounds) {
      const Lanes& shares = shares_[slot_[bound.topic] + at];
      const auto most = static_cast<float>(graph::greatest_of_step(bound.step));
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        best[lane] = std::max(best[lane], shares[lane] * most);
      }
    }
    for (const float one : best) ceiling += one;
  }
  return static_cast<double>(ceiling * kRoundingToSpare);
}

}  // namespace veieninn::matching
