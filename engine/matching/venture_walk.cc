#include "engine/matching/venture_walk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "engine/graph/venture_postings.h"

namespace veieninn::matching {
namespace {

// Ceilings are sums of floats; no more than this is lost to their rounding.
constexpr float kRoundingToSpare = 1.00001F;
// Ventures of an area whose bounds are asked for ahead of their reading.
constexpr std::size_t kReadAhead = 8;
// How finely ventures are ordered before they are looked at.
constexpr std::size_t kLevels = 256;
// Ventures gathered at least before the first is looked at.
constexpr std::size_t kGatheredMin = 128;

std::size_t level_of(float ceiling) {
  const auto level = static_cast<std::size_t>(ceiling * static_cast<float>(kLevels));
  return std::min(level, kLevels - 1);
}

}  // namespace

// The best ones so far.
class VentureWalk::Found {
 public:
  Found(std::size_t k, double slack) : k_(k), slack_(slack) {}

  // Whoever is worth less is not wanted.
  [[nodiscard]] double needed() const {
    return best_.size() < k_ ? 0 : best_.front() * (1 - slack_);
  }
  void add(const VentureScore& score) {
    if (score.probability < needed()) return;
    scores_.push_back(score);
    best_.push_back(score.probability);
    std::ranges::push_heap(best_, std::greater<>());
    if (best_.size() <= k_) return;
    std::ranges::pop_heap(best_, std::greater<>());
    best_.pop_back();
  }
  [[nodiscard]] std::vector<VentureScore> take() && {
    std::erase_if(scores_,
                  [this](const VentureScore& score) { return score.probability < needed(); });
    return std::move(scores_);
  }

 private:
  std::size_t k_;
  double slack_;
  std::vector<double> best_;  // a heap of the k best, the least on top
  std::vector<VentureScore> scores_;
};

VentureWalk::VentureWalk(const graph::SnapshotData& data, const NeedTopics& need,
                         const PlaceShares& places, const VentureScorer& scorer, Instant as_of)
    : data_(data),
      need_(need),
      places_(places),
      scorer_(scorer),
      bounds_hold_(as_of.unix_seconds >= data.newest_event_time),
      rows_(rows_by_asked()),
      greatest_(0) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].empty()) continue;
    greatest_ += need_.weight(i) * static_cast<double>(rows_[i].front().ceiling);
  }
  greatest_ *= static_cast<double>(kRoundingToSpare);
}

std::vector<VentureScore> VentureWalk::find(const VenturesWanted& wanted) {
  Found found(wanted.k, wanted.slack);
  is_met_.assign(data_.venture_records.size(), 0);
  find_near(wanted, found);
  find_anywhere(wanted, found);
  return std::move(found).take();
}

void VentureWalk::look_at(std::uint32_t venture, const VenturesWanted& wanted, Found& found) {
  if (wanted.admits && !wanted.admits(venture)) return;
  ++looked_at_;
  const auto score = scorer_.score(venture);
  if (score && (!wanted.accepts || wanted.accepts(*score))) found.add(*score);
}

float VentureWalk::ceiling_of(std::uint32_t venture) const {
  std::array<float, 32> best{};
  for (const graph::VentureBound& bound : data_.venture_bounds[venture]) {
    for (const NeedTopics::Near& near : need_.near(bound.topic)) {
      const auto value = static_cast<float>(near.nearness * graph::greatest_of_step(bound.step));
      best[near.asked] = std::max(best[near.asked], value);
    }
  }
  float ceiling = 0;
  for (std::size_t i = 0; i < need_.size(); ++i) {
    ceiling += static_cast<float>(need_.weight(i)) * best[i];
  }
  if (ceiling == 0 || bounds_hold_) return ceiling * kRoundingToSpare;
  return 1;
}

void VentureWalk::find_near(const VenturesWanted& wanted, Found& found) {
  for (const std::uint32_t area : places_.near_areas()) {
    const auto ventures = data_.area_ventures[area];
    const std::uint32_t one_area[] = {area};
    const double share = places_.best_of(one_area).value;
    // Later areas count for less.
    if (bounds_hold_ && greatest_ * share < found.needed()) return;
    for (std::size_t i = 0; i < ventures.size(); ++i) {
      if (i + kReadAhead < ventures.size()) {
        data_.venture_bounds.prefetch_place(ventures[i + kReadAhead]);
      }
      const std::uint32_t venture = ventures[i];
      // Areas come best first: where it is met first, it counts most.
      if (is_met_[venture] != 0) continue;
      is_met_[venture] = 1;
      const double ceiling = static_cast<double>(ceiling_of(venture)) * share;
      if (ceiling > 0 && ceiling >= found.needed()) look_at(venture, wanted, found);
    }
  }
}

std::vector<std::vector<VentureWalk::Row>> VentureWalk::rows_by_asked() const {
  std::vector<std::vector<Row>> rows(need_.size());
  for (const NeedTopics::NearTopic& topic : need_.topics()) {
    for (std::uint32_t step = 0; step < graph::kVentureSteps; ++step) {
      const std::uint32_t row = graph::venture_posting_row(topic.topic, step);
      if (data_.venture_postings[row].empty()) continue;
      for (const NeedTopics::Near& near : topic.near) {
        const double ceiling = near.nearness * graph::greatest_of_step(step);
        rows[near.asked].push_back({static_cast<float>(ceiling), row});
      }
    }
  }
  for (std::vector<Row>& of_asked : rows) {
    std::ranges::sort(of_asked, [](const Row& a, const Row& b) {
      return a.ceiling != b.ceiling ? a.ceiling > b.ceiling : a.row < b.row;
    });
  }
  return rows;
}

void VentureWalk::work_out_ceilings() {
  ceilings_.assign(data_.venture_records.size(), 0);
  // The last asked topic that a venture was met for: rows come greatest first, so once is enough.
  std::vector<std::uint8_t> met_for(data_.venture_records.size(), 0);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto weight = static_cast<float>(need_.weight(i)) * kRoundingToSpare;
    const auto mark = static_cast<std::uint8_t>(i + 1);
    for (const Row& row : rows_[i]) {
      const float ceiling = weight * row.ceiling;
      for (const std::uint32_t venture : data_.venture_postings[row.row]) {
        if (met_for[venture] == mark) continue;
        met_for[venture] = mark;
        ceilings_[venture] += ceiling;
      }
    }
  }
}

std::vector<std::uint32_t> VentureWalk::between(float least, float most) const {
  std::vector<std::uint32_t> ventures;
  for (std::uint32_t venture = 0; venture < ceilings_.size(); ++venture) {
    const float ceiling = ceilings_[venture];
    if (ceiling > least && ceiling <= most && is_met_[venture] == 0) ventures.push_back(venture);
  }
  std::ranges::sort(ventures, [this](std::uint32_t a, std::uint32_t b) {
    return ceilings_[a] != ceilings_[b] ? ceilings_[a] > ceilings_[b] : a < b;
  });
  return ventures;
}

void VentureWalk::find_anywhere(const VenturesWanted& wanted, Found& found) {
  const double share = places_.elsewhere();
  const auto worth = [&](float ceiling) {
    return bounds_hold_ ? static_cast<double>(ceiling) * share : share;
  };
  if (share <= 0) return;
  if (bounds_hold_ && greatest_ * share < found.needed()) return;
  if (ceilings_.empty()) work_out_ceilings();
  std::array<std::size_t, kLevels> at_level{};
  for (std::size_t venture = 0; venture < ceilings_.size(); ++venture) {
    if (ceilings_[venture] > 0 && is_met_[venture] == 0) ++at_level[level_of(ceilings_[venture])];
  }
  std::size_t wanted_at_once = std::max(kGatheredMin, 4 * wanted.k);
  float most = 2;  // above every ceiling
  for (std::size_t level = kLevels; level-- > 0;) {
    std::size_t gathered = at_level[level];
    while (level > 0 && gathered < wanted_at_once) gathered += at_level[--level];
    const float least =
        std::nextafter(static_cast<float>(level) / static_cast<float>(kLevels), -1.0F);
    if (worth(most) < found.needed()) return;
    for (const std::uint32_t venture : between(std::max(least, 0.0F), most)) {
      if (worth(ceilings_[venture]) < found.needed()) return;
      look_at(venture, wanted, found);
    }
    most = least;
    wanted_at_once *= 4;
  }
}

}  // namespace veieninn::matching
