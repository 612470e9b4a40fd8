#include "engine/matching/venture_walk.h"

#include <algorithm>
#include <optional>

#include "engine/graph/venture_facts.h"
#include "engine/matching/venture_rows.h"

namespace veieninn::matching {
namespace {

// What is left of the rows is a sum of products; no more than this is lost to its rounding.
constexpr double kRoundingToSpare = 1.00001;

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

// Ventures that wait to be looked at, from wherever they come, and what is not open yet.
class VentureWalk::Waiting {
 public:
  struct Venture {
    double most = 0;  // that it can be worth
    std::uint32_t venture = graph::kNone;
    std::uint32_t area = graph::kNone;  // that it was met in; kNone: a posting row
  };

  explicit Waiting(const VentureWalk& walk)
      : walk_(walk),
        rows_(walk.data_, walk.need_),
        greatest_(rows_.left() * kRoundingToSpare),
        near_(walk.places_.near_areas()),
        is_met_(walk.data_.venture_records.size()) {}

  // The next one that is worth `needed` or more at most, the likeliest to be worth most first.
  [[nodiscard]] std::optional<Venture> next(double needed) {
    for (;;) {
      const double unopened = std::max(in_next_area(), in_rows());
      if (!heap_.empty() && heap_.front().most >= unopened) return pop(needed);
      if (unopened < needed || unopened <= 0) return std::nullopt;
      if (in_next_area() >= in_rows()) {
        open_area(needed);
      } else {
        open_rows(needed);
      }
    }
  }

 private:
  [[nodiscard]] double in_next_area() const {
    return near_.empty() ? 0 : greatest_ * share_of(near_.front());
  }
  [[nodiscard]] double in_rows() const {
    return rows_.left() * kRoundingToSpare * walk_.places_.elsewhere();
  }
  [[nodiscard]] double share_of(std::uint32_t area) const {
    const std::uint32_t one_area[] = {area};
    return walk_.places_.best_of(one_area).value;
  }
  void open_area(double needed) {
    const std::uint32_t area = near_.front();
    const double share = share_of(area);
    near_ = near_.subspan(1);
    walk_.ceilings_.each_of(walk_.data_.area_ventures[area],
                            [&](std::uint32_t venture, double ceiling) {
                              push({ceiling * share, venture, area}, needed);
                            });
  }
  void open_rows(double needed) {
    fresh_.clear();
    for (const std::uint32_t row : rows_.take()) {
      for (const std::uint32_t venture : walk_.data_.venture_postings[row]) {
        if (is_met_[venture]) continue;
        is_met_[venture] = true;
        fresh_.push_back(venture);
      }
    }
    const double share = walk_.places_.elsewhere();
    walk_.ceilings_.each_of(fresh_, [&](std::uint32_t venture, double ceiling) {
      push({ceiling * share, venture, graph::kNone}, needed);
    });
  }
  static bool is_less(const Venture& a, const Venture& b) { return a.most < b.most; }
  void push(const Venture& one, double needed) {
    if (one.most < needed) return;
    heap_.push_back(one);
    std::ranges::push_heap(heap_, is_less);
  }
  std::optional<Venture> pop(double needed) {
    if (heap_.front().most < needed) return std::nullopt;
    std::ranges::pop_heap(heap_, is_less);
    const Venture top = heap_.back();
    heap_.pop_back();
    return top;
  }

  const VentureWalk& walk_;
  VentureRows rows_;
  double greatest_;  // no ceiling is above it
  std::span<const std::uint32_t> near_;
  std::vector<bool> is_met_;  // by venture: in a row that was opened
  std::vector<std::uint32_t> fresh_;
  std::vector<Venture> heap_;
};

VentureWalk::VentureWalk(const graph::SnapshotData& data, const NeedTopics& need,
                         const PlaceShares& places, const VentureScorer& scorer, Instant as_of)
    : data_(data),
      need_(need),
      places_(places),
      scorer_(scorer),
      ceilings_(data, need),
      as_of_(as_of.unix_seconds),
      all_bound_(as_of.unix_seconds >= data.newest_event_time) {}

std::vector<VentureScore> VentureWalk::find(const VenturesWanted& wanted) const {
  Found found(wanted.k, wanted.slack);
  if (!all_bound_) look_at_unbound(wanted, found);
  Waiting waiting(*this);
  while (const auto one = waiting.next(found.needed())) {
    // In several areas it was met in each, in rows too: where it counts most decides.
    if (places_.best_of(data_.venture_areas[one->venture]).area != one->area) continue;
    if (!all_bound_ && is_unbound(one->venture)) continue;
    look_at(one->venture, wanted, found);
  }
  return std::move(found).take();
}

void VentureWalk::look_at(std::uint32_t venture, const VenturesWanted& wanted, Found& found) const {
  if (wanted.admits && !wanted.admits(venture)) return;
  const auto score = scorer_.score(venture);
  if (score && (!wanted.accepts || wanted.accepts(*score))) found.add(*score);
}

void VentureWalk::look_at_unbound(const VenturesWanted& wanted, Found& found) const {
  for (std::uint32_t venture = 0; venture < data_.venture_records.size(); ++venture) {
    if (is_unbound(venture) &&
        (data_.venture_deeds[venture].size() > graph::kDeedsReadMax || ceilings_.of(venture) > 0))
      look_at(venture, wanted, found);
  }
}

bool VentureWalk::is_unbound(std::uint32_t venture) const {
  const auto deeds = data_.venture_deeds[venture];
  return !deeds.empty() && deeds.back().time > as_of_;
}

}  // namespace veieninn::matching
