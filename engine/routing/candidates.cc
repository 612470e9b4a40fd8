#include "engine/routing/candidates.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace veieninn::routing {

using graph::AreaExpert;
using graph::kNone;
using graph::Posting;

namespace {

// Postings read from one list before the lists are weighed against each other again.
constexpr std::size_t kBatch = 128;
// People near a need in one municipality, so that the set of them seldom grows.
constexpr std::size_t kMetExpected = 128;
// People whose memory is asked for ahead of their reading.
constexpr std::size_t kReadAhead = 8;

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
      : data_(data), need_(need), at_(need.topics().size()), bounds_hold_(bounds_hold) {
    for (std::size_t i = 0; i < at_.size(); ++i) skip_empty(i);
  }

  // What is worth reading next, or an empty span when every list is at its end.
  std::span<const Posting> next_batch() {
    std::size_t best = at_.size();
    double most = -1;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (at_[i].bucket == graph::kPostingBuckets) continue;
      const double worth = need_.topics()[i].worth * head(i);
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    if (best == at_.size()) return {};
    const auto list = postings(best);
    Place& at = at_[best];
    const auto batch = list.subspan(at.read, std::min(kBatch, list.size() - at.read));
    at.read += batch.size();
    skip_empty(best);
    return batch;
  }

  // No person who has not been met knows more of the need than this.
  [[nodiscard]] double most_unmet() {
    best_.assign(need_.need().size(), 0);
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const double bound = at_[i].bucket < graph::kPostingBuckets ? head(i) : 0;
      for (const NeedView::Near& near : need_.topics()[i].near) {
        best_[near.need] = std::max(best_[near.need], near.nearness * bound);
      }
    }
    double total = 0;
    for (std::size_t i = 0; i < best_.size(); ++i) total += need_.need()[i].weight * best_[i];
    return total;
  }

 private:
  struct Place {
    std::uint32_t bucket = 0;
    std::size_t read = 0;
  };
  [[nodiscard]] std::span<const Posting> postings(std::size_t i) const {
    return data_.postings[need_.topics()[i].topic * graph::kPostingBuckets + at_[i].bucket];
  }
  void skip_empty(std::size_t i) {
    Place& at = at_[i];
    while (at.bucket < graph::kPostingBuckets && at.read == postings(i).size()) {
      ++at.bucket;
      at.read = 0;
    }
  }
  [[nodiscard]] double head(std::size_t i) const {
    return bounds_hold_ ? graph::greatest_in_bucket(at_[i].bucket) : 1;
  }

  const graph::SnapshotData& data_;
  const NeedView& need_;
  std::vector<Place> at_;
  std::vector<double> best_;
  bool bounds_hold_;
};

// A set of contacts for a walk that meets many.
class Met {
 public:
  explicit Met(std::uint32_t contacts) : words_(contacts / 64 + 1, 0) {}
  // Whether she is new.
  bool insert(std::uint32_t contact) {
    const std::uint64_t bit = std::uint64_t{1} << (contact % 64);
    std::uint64_t& word = words_[contact / 64];
    const bool is_new = (word & bit) == 0;
    word |= bit;
    return is_new;
  }

 private:
  std::vector<std::uint64_t> words_;
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

struct NearPerson {
  std::uint32_t contact = kNone;
  double share = 1;  // of the place
  double most = 0;   // no less than what she knows of the need
};

// What one person knows of the need at most, from bounds on what she knows of each topic.
class KnowledgeBound {
 public:
  explicit KnowledgeBound(const NeedView& need) : need_(need), best_(need.need().size(), 0) {}
  void add(std::uint32_t topic, double bound) {
    for (const NeedView::Near& near : need_.near(topic)) {
      best_[near.need] = std::max(best_[near.need], near.nearness * bound);
    }
  }
  // And forgets it, for the next person.
  double take() {
    double total = 0;
    for (std::size_t i = 0; i < best_.size(); ++i) {
      total += need_.need()[i].weight * std::exchange(best_[i], 0);
    }
    return total;
  }

 private:
  const NeedView& need_;
  std::vector<double> best_;
};

// Everyone near the need, once, where she counts most.
std::vector<NearPerson> people_near(const graph::SnapshotData& data, const NeedView& need,
                                    std::span<const Place> places, const Wanted& wanted) {
  std::vector<NearPerson> near;
  near.reserve(kMetExpected);
  boost::unordered_flat_set<std::uint32_t> met;
  met.reserve(kMetExpected);
  KnowledgeBound bound(need);
  for (const Place& place : places) {
    const auto experts = data.area_experts[place.area];
    for (auto at = experts.begin(); at != experts.end();) {
      const std::uint32_t contact = at->contact;
      bool is_near = false;
      for (; at != experts.end() && at->contact == contact; ++at) {
        if (!need.is_near(at->topic)) continue;
        is_near = true;
        bound.add(at->topic, at->bound);
      }
      const double most = is_near ? bound.take() : 0;
      if (!is_near || !met.insert(contact).second) continue;
      if (wanted.admits && !wanted.admits(contact)) continue;
      near.push_back({contact, place.share, most});
      data.contacts.prefetch(contact);
    }
  }
  return near;
}

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
                         const WaySearch& ways, std::span<const Place> places, Fallback fallback,
                         const Wanted& wanted) {
  // Bounds hold from the newest evidence on; asked about the past, everyone is read.
  const bool bounds_hold = belief.as_of().unix_seconds >= data.newest_event_time;
  std::vector<NearPerson> near = people_near(data, need, places, wanted);
  for (const NearPerson& one : near) belief.prefetch_mean(one.contact);
  for (NearPerson& one : near) {
    one.most *= one.share * ways.answer_bound(one.contact, belief.mean(one.contact));
  }
  std::ranges::sort(near, std::greater<>(), &NearPerson::most);
  for (std::size_t i = 0; i < std::min(kReadAhead, near.size()); ++i) {
    data.topic_entries.prefetch_place(near[i].contact);
  }
  Candidates found;
  Greatest greatest(bounds_hold ? wanted.k : Wanted::kEveryone);
  for (std::size_t i = 0; i < near.size(); ++i) {
    const NearPerson& one = near[i];
    if (one.most < greatest.needed()) break;
    if (i + kReadAhead < near.size()) {
      data.topic_entries.prefetch_place(near[i + kReadAhead].contact);
    }
    if (i + kReadAhead / 2 < near.size()) {
      data.topic_entries.prefetch_elements(near[i + kReadAhead / 2].contact);
    }
    const std::size_t before = found.targets.size();
    place_candidate(found, belief, one.contact, need.knowledge(belief, one.contact), one.share,
                    fallback);
    if (found.targets.size() > before) greatest.add(ways.direct_or_known(found.targets.back()));
  }
  return found;
}

Candidates candidates_anywhere(const graph::SnapshotData& data, BeliefView& belief,
                               const NeedView& need, const WaySearch& ways, Fallback fallback,
                               const Wanted& wanted) {
  // Bounds hold from the newest evidence on; asked about the past, everyone is read.
  const bool bounds_hold = belief.as_of().unix_seconds >= data.newest_event_time;
  Candidates found;
  belief.expect_many_units();
  Met met(data.contacts.size());
  Lists lists(data, need, bounds_hold);
  Greatest greatest(wanted.k);
  struct Promise {
    std::uint32_t contact;
    double most;
  };
  std::vector<Promise> worth_reading;
  for (;;) {
    const double most = lists.most_unmet();
    if (most < greatest.needed()) break;
    const auto batch = lists.next_batch();
    if (batch.empty()) break;
    // The batch's people lie anywhere in memory: ask for all of them, then for their units.
    for (const Posting& posting : batch) data.contacts.prefetch(posting.contact);
    for (const Posting& posting : batch) belief.prefetch_mean(posting.contact);
    worth_reading.clear();
    for (const Posting& posting : batch) {
      if (!met.insert(posting.contact)) continue;
      const double bound = ways.answer_bound(posting.contact, belief.mean(posting.contact));
      if (most * bound < greatest.needed()) continue;
      if (wanted.admits && !wanted.admits(posting.contact)) continue;
      worth_reading.push_back({posting.contact, most * bound});
      data.topic_entries.prefetch_place(posting.contact);
    }
    for (const Promise& one : worth_reading) data.topic_entries.prefetch_elements(one.contact);
    for (const Promise& one : worth_reading) {
      if (one.most < greatest.needed()) continue;
      const std::size_t before = found.targets.size();
      place_candidate(found, belief, one.contact, need.knowledge(belief, one.contact), 1, fallback);
      if (found.targets.size() > before) greatest.add(ways.direct_or_known(found.targets.back()));
    }
  }
  return found;
}

}  // namespace veieninn::routing
