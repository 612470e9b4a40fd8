#include "engine/matching/venture_rows.h"

#include <algorithm>
#include <utility>

#include "engine/graph/venture_postings.h"

namespace veieninn::matching {

VentureRows::VentureRows(const graph::SnapshotData& data, const NeedTopics& need)
    : data_(data), need_(need), asked_(need.size()) {
  for (const NeedTopics::NearTopic& topic : need.topics()) {
    for (const NeedTopics::Near& near : topic.near) {
      Place place{0, near.nearness, topic.topic, 0};
      if (move_to(place, 0)) asked_[near.asked].below.push_back(place);
    }
  }
  for (Asked& asked : asked_) {
    std::ranges::make_heap(asked.below, is_less);
    find_level(asked);
  }
  work_out_left();
}

bool VentureRows::move_to(Place& place, std::uint32_t step) const {
  for (; step < graph::kVentureSteps; ++step) {
    if (data_.venture_postings[graph::venture_posting_row(place.topic, step)].empty()) continue;
    place.step = step;
    place.ceiling = place.nearness * graph::greatest_of_step(step);
    return true;
  }
  return false;
}

void VentureRows::find_level(Asked& asked) const {
  asked.level.clear();
  asked.ventures = 0;
  asked.ceiling = asked.below.empty() ? 0 : asked.below.front().ceiling;
  while (!asked.below.empty() && asked.below.front().ceiling == asked.ceiling) {
    std::ranges::pop_heap(asked.below, is_less);
    Place& place = asked.below.back();
    const std::uint32_t row = graph::venture_posting_row(place.topic, place.step);
    asked.level.push_back(row);
    asked.ventures += data_.venture_postings[row].size();
    if (move_to(place, place.step + 1)) {
      std::ranges::push_heap(asked.below, is_less);
    } else {
      asked.below.pop_back();
    }
  }
}

double VentureRows::gain(std::size_t asked) const noexcept {
  const Asked& one = asked_[asked];
  if (one.level.empty()) return 0;
  const double next = one.below.empty() ? 0 : one.below.front().ceiling;
  return need_.weight(asked) * (one.ceiling - next) / static_cast<double>(one.ventures);
}

void VentureRows::work_out_left() noexcept {
  left_ = 0;
  for (std::size_t i = 0; i < asked_.size(); ++i) left_ += need_.weight(i) * asked_[i].ceiling;
}

std::span<const std::uint32_t> VentureRows::take() {
  std::size_t best = 0;
  for (std::size_t i = 1; i < asked_.size(); ++i) {
    if (gain(i) > gain(best)) best = i;
  }
  std::swap(taken_, asked_[best].level);
  find_level(asked_[best]);
  work_out_left();
  return taken_;
}

}  // namespace veieninn::matching
