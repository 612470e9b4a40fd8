#include "engine/routing/candidates.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace veieninn::routing {

using graph::AreaExpert;
using graph::kNone;
using graph::Posting;

namespace {

// Postings read from one list before the lists are weighed against each other again.
constexpr std::size_t kBatch = 64;

void place_candidate(Candidates& found, BeliefView& belief, std::uint32_t contact,
                     const Knowledge& knowledge, double area, Fallback fallback) {
  if (knowledge.right <= 0) return;
  Target target;
  target.contact = contact;
  target.right = knowledge.right;
  target.topic = knowledge.topic;
  target.area = area;
  target.fallback = fallback;
  const auto standing = belief.standing(contact);
  if (!standing) {
    found.unavailable.push_back(target);
    return;
  }
  target.standing = *standing;
  target.mean = belief.mean(contact);
  found.targets.push_back(target);
}

// The lists of one need, each with how far it was read.
class Lists {
 public:
  Lists(const graph::SnapshotData& data, const NeedView& need, bool bounds_hold)
      : data_(data), need_(need), at_(need.topics().size(), 0), bounds_hold_(bounds_hold) {}

  // What is worth reading next, or an empty span when every list is at its end.
  std::span<const Posting> next_batch() {
    std::size_t best = at_.size();
    double most = -1;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const auto list = postings(i);
      if (at_[i] >= list.size()) continue;
      const double worth = need_.topics()[i].worth * head(i);
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    if (best == at_.size()) return {};
    const auto list = postings(best);
    const std::size_t begin = at_[best];
    at_[best] = std::min(list.size(), begin + kBatch);
    return list.subspan(begin, at_[best] - begin);
  }

  // No person who has not been met knows more of the need than this.
  [[nodiscard]] double most_unmet() const {
    double total = 0;
    std::vector<double> best(need_.need().size(), 0);
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const double bound = at_[i] < postings(i).size() ? head(i) : 0;
      for (const NeedView::Near& near : need_.topics()[i].near) {
        best[near.need] = std::max(best[near.need], near.nearness * bound);
      }
    }
    for (std::size_t i = 0; i < best.size(); ++i) total += need_.need()[i].weight * best[i];
    return total;
  }

 private:
  [[nodiscard]] std::span<const Posting> postings(std::size_t i) const {
    return data_.postings[need_.topics()[i].topic];
  }
  [[nodiscard]] double head(std::size_t i) const {
    return bounds_hold_ ? static_cast<double>(postings(i)[at_[i]].bound) : 1;
  }

  const graph::SnapshotData& data_;
  const NeedView& need_;
  std::vector<std::size_t> at_;
  bool bounds_hold_;
};

// The k greatest values so far.
class Greatest {
 public:
  explicit Greatest(std::size_t k) : k_(k) {}
  void add(double value) {
    if (values_.size() < k_) {
      values_.push(value);
    } else if (k_ > 0 && value > values_.top()) {
      values_.pop();
      values_.push(value);
    }
  }
  // What a further one must reach, with a hair to spare for rounding.
  [[nodiscard]] double needed() const {
    return values_.size() < k_ ? 0 : values_.top() * (1 - 1e-12);
  }

 private:
  std::size_t k_;
  std::priority_queue<double, std::vector<double>, std::greater<>> values_;
};

}  // namespace

std::vector<Place> places_of(const graph::SnapshotData& data, std::uint32_t area) {
  const belief::ModelParameters& parameters = data.parameters;
  std::vector<Place> places = {{area, 1}};
  for (const std::uint32_t inner : data.areas->at_or_below(area)) {
    if (inner != area) places.push_back({inner, parameters.inner_area_share});
  }
  double share = parameters.wider_area_share;
  for (std::uint32_t wider = data.areas->parent(area); wider != kNone;
       wider = data.areas->parent(wider), share *= parameters.wider_area_share) {
    places.push_back({wider, share});
  }
  std::ranges::stable_sort(places, std::greater<>(), &Place::share);
  return places;
}

Candidates candidates_in(const graph::SnapshotData& data, BeliefView& belief, const NeedView& need,
                         std::span<const Place> places, Fallback fallback) {
  Candidates found;
  boost::unordered_flat_set<std::uint32_t> met;
  for (const Place& place : places) {
    for (const AreaExpert& expert : data.area_experts[place.area]) {
      if (!need.is_near(expert.topic) || !met.insert(expert.contact).second) continue;
      place_candidate(found, belief, expert.contact, need.knowledge(belief, expert.contact),
                      place.share, fallback);
    }
  }
  return found;
}

Candidates candidates_anywhere(const graph::SnapshotData& data, BeliefView& belief,
                               const NeedView& need, const WaySearch& ways, std::size_t k,
                               Fallback fallback) {
  // Bounds hold from the newest evidence on; asked about the past, everyone is read.
  const bool bounds_hold = belief.as_of().unix_seconds >= data.newest_event_time;
  Candidates found;
  boost::unordered_flat_set<std::uint32_t> met;
  Lists lists(data, need, bounds_hold);
  Greatest greatest(k);
  for (;;) {
    const double most = lists.most_unmet();
    if (most < greatest.needed()) break;
    const auto batch = lists.next_batch();
    if (batch.empty()) break;
    for (const Posting& posting : batch) {
      if (!met.insert(posting.contact).second) continue;
      const double bound = ways.answer_bound(posting.contact, belief.mean(posting.contact));
      if (most * bound < greatest.needed()) continue;
      const std::size_t before = found.targets.size();
      place_candidate(found, belief, posting.contact, need.knowledge(belief, posting.contact), 1,
                      fallback);
      if (found.targets.size() > before) greatest.add(ways.direct_or_known(found.targets.back()));
    }
  }
  return found;
}

}  // namespace veieninn::routing
