// A person a route may end with, and the best of those found so far.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "engine/graph/tables.h"
#include "engine/routing/moment.h"

namespace veieninn::routing {

struct Target {
  std::uint32_t contact = kNoNumber;
  std::uint32_t expert = kNoNumber;     // for whom she stands in, on the deputies' step
  std::uint32_t known_way = kNoNumber;  // position among the venture's known ways
  double own = 0;         // P(route) without introducers: known, else direct; 0: no such way
  double introduced = 0;  // what an introduction to her is multiplied with
  double best = 0;        // P of her best route found so far
  std::uint32_t introducer = kNoNumber;  // the way to her last introducer (WayNode); none: own
};

// The `k` best values so far, equal ones by contact id; its floor is what a newcomer must reach.
class BestTargets {
 public:
  // `least`: nobody below it is of interest. `k` 0: everyone from there on is, none is kept here.
  void begin(const graph::IdTable& ids, std::size_t k, double least) {
    ids_ = &ids;
    k_ = k;
    least_ = least;
    entries_.clear();
  }
  [[nodiscard]] double floor() const noexcept {
    return entries_.size() < k_ || k_ == 0 ? least_ : std::max(least_, entries_.back().value);
  }
  // `target`, a position, has a route of this value, better than what it had.
  void offer(std::uint32_t target, std::uint32_t contact, double value) {
    if (k_ == 0 || value <= 0 || value < floor()) return;
    const Entry entry{value, contact, target};
    const auto old = std::ranges::find(entries_, target, &Entry::target);
    if (old != entries_.end()) entries_.erase(old);
    const auto place = std::ranges::upper_bound(
        entries_, entry, [&](const Entry& a, const Entry& b) { return before(a, b); });
    entries_.insert(place, entry);
    if (entries_.size() > k_) entries_.pop_back();
  }
  struct Entry {
    double value;
    std::uint32_t contact;
    std::uint32_t target;
  };
  [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

 private:
  [[nodiscard]] bool before(const Entry& a, const Entry& b) const {
    if (a.value != b.value) return a.value > b.value;
    return ids_->id(a.contact) < ids_->id(b.contact);
  }
  const graph::IdTable* ids_ = nullptr;
  std::size_t k_ = 0;
  double least_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace veieninn::routing
