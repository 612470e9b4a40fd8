// The search anywhere, level by level of what people can be worth at most.
//
// Let h bound what anybody in an answer slice answers by any way, and r = level / h. With needs t
// of weights w_t, and b_t what a person knows of each at most, whoever is worth `level` has
//
//     sum over t of w_t * b_t >= r,   so   b_t >= r / sum(w) for some t.
//
// Where r is above the greatest weight w, nobody reaches it by one need alone: even with b = 1
// there, a second need has b_t >= (r - w) / (sum(w) - w). So each slice's lists are read down to
// the one bound or the other, and in the second case only those met in two needs are looked at. The
// level is lowered until k are found who are worth more: a threshold algorithm (Fagin, Lotem &
// Naor, J. Comput. Syst. Sci. 66, 2003) whose lists are split by the factor they share.
#include <algorithm>
#include <functional>
#include <span>
#include <vector>

#include "engine/graph/posting_rows.h"
#include "engine/routing/candidate_collector.h"
#include "engine/routing/candidates.h"

namespace veieninn::routing {

using graph::Posting;

namespace {

// One level is this much of the one before.
constexpr double kLevelStep = 0.95;
// Bounds are rounded to float; whoever stands at the border is read.
constexpr double kBorder = 1 + 1e-6;
// People whose memory is asked for before the first of them is looked at.
constexpr std::size_t kBatch = 128;

// One topic that is near one need.
struct NearTopic {
  std::uint32_t topic = 0;
  std::uint32_t need = 0;
  double nearness = 0;
};

// Nearest first.
std::vector<NearTopic> nearest_topics(const NeedView& need) {
  std::vector<NearTopic> topics;
  topics.reserve(need.topics().size());
  for (const NeedView::NearTopic& topic : need.topics()) {
    for (const NeedView::Near& near : topic.near) {
      topics.push_back({topic.topic, near.need, near.nearness});
    }
  }
  std::ranges::sort(topics, std::greater<>(), &NearTopic::nearness);
  return topics;
}

// How much the needs weigh.
struct Weights {
  double all = 0;
  double greatest = 0;

  explicit Weights(const NeedView& need) {
    for (const WeightedTopic& one : need.need()) {
      all += one.weight;
      greatest = std::max(greatest, one.weight);
    }
  }
};

// How far a slice's lists are read.
struct Depth {
  double least = 0;        // nearness * bound
  bool takes_two = false;  // needs, for a person to be worth a look

  static Depth of(double right, const Weights& weights) {
    // Near 0 everyone would be read for the few who are met twice.
    constexpr double kShallowest = 0.25;
    const double rest = weights.all - weights.greatest;
    const double second = rest > 0 ? (right - weights.greatest) / rest : 0;
    if (second > kShallowest * right / weights.all) return {second, true};
    return {right / weights.all, false};
  }
};

// The lists of one answer slice, each with how far it was read.
class Slice {
 public:
  Slice(const graph::SnapshotData& data, const NeedView& need, std::span<const NearTopic> topics,
        const Weights& weights, std::uint32_t slice, double answers)
      : data_(&data),
        need_(&need),
        topics_(topics),
        weights_(&weights),
        slice_(slice),
        answers_(answers),
        most_(answers * need.right_of(weights.all)) {}

  // No way to anybody in the slice is answered oftener.
  [[nodiscard]] double answers() const { return answers_; }
  // Nobody in the slice who was not handed over is worth more.
  [[nodiscard]] double most() const { return most_; }

  // Hands over everyone who may be worth `level` or more, for each need once or more, as
  // visit(contact, need, takes_two).
  template <typename Visit>
  void read_down_to(double level, const Visit& visit) {
    const Depth depth = Depth::of(need_->sum_of(level / answers_), *weights_);
    if (takes_two_ && !depth.takes_two) start_again();
    takes_two_ = depth.takes_two;
    const double least = depth.least / kBorder;
    for (; opened_ < topics_.size() && topics_[opened_].nearness >= least; ++opened_) {
      List list{topics_[opened_], graph::posting_row(topics_[opened_].topic, slice_), 0, {}};
      list.left = data_->postings[list.row];
      if (list.skip_to_postings(*data_)) lists_.push_back(list);
    }
    for (List& list : lists_) {
      while (!list.left.empty() && list.head() >= least) {
        visit(list.left.front().contact, list.near.need, takes_two_);
        list.left = list.left.subspan(1);
        list.skip_to_postings(*data_);
      }
    }
    std::erase_if(lists_, [](const List& list) { return list.left.empty(); });
    most_ = takes_two_ ? std::min(most_, level) : greatest_left();
  }

 private:
  struct List {
    NearTopic near;
    std::uint32_t row = 0;
    std::uint32_t right_class = 0;
    std::span<const Posting> left;

    [[nodiscard]] double head() const {
      return near.nearness * static_cast<double>(left.front().bound);
    }
    // On to the next class that has anybody; false at the end.
    bool skip_to_postings(const graph::SnapshotData& data) {
      while (left.empty() && right_class + 1 < graph::kRightClasses) {
        left = data.postings[row + ++right_class];
      }
      return !left.empty();
    }
  };

  void start_again() {
    opened_ = 0;
    lists_.clear();
  }

  [[nodiscard]] double greatest_left() const {
    double most = opened_ < topics_.size() ? topics_[opened_].nearness : 0;
    for (const List& list : lists_) most = std::max(most, list.head());
    return need_->right_of(most * weights_->all) * answers_ * kBorder;
  }

  const graph::SnapshotData* data_;
  const NeedView* need_;
  std::span<const NearTopic> topics_;
  const Weights* weights_;
  std::uint32_t slice_;
  double answers_;
  double most_;
  bool takes_two_ = false;
  std::size_t opened_ = 0;
  std::vector<List> lists_;
};

// In how many needs each contact was met: none, one, or enough.
class Met {
 public:
  explicit Met(std::uint32_t contacts) : first_need_(contacts, 0) {}

  // Whether she is now met in as many needs as it takes, and was not before.
  bool insert(std::uint32_t contact, std::uint32_t need, bool takes_two) {
    std::uint8_t& first = first_need_[contact];
    if (first == kEnough) return false;
    const auto mark = static_cast<std::uint8_t>(need + 1);
    if (takes_two && (first == 0 || first == mark)) {
      first = mark;
      return false;
    }
    first = kEnough;
    return true;
  }

 private:
  static constexpr std::uint8_t kEnough = 0xFF;  // a need has far fewer topics
  std::vector<std::uint8_t> first_need_;
};

class Search {
 public:
  Search(const graph::SnapshotData& data, BeliefView& belief, const NeedView& need,
         const WaySearch& ways, Fallback fallback, const Wanted& wanted)
      : data_(data),
        belief_(belief),
        need_(need),
        ways_(ways),
        wanted_(wanted),
        // Bounds hold from the newest evidence on; asked about the past, everyone is read.
        bounds_hold_(belief.as_of().unix_seconds >= data.newest_event_time),
        collector_(belief, ways, bounds_hold_ ? wanted.k : Wanted::kEveryone, fallback),
        topics_(nearest_topics(need)),
        weights_(need),
        knowledge_(need),
        met_(data.contacts.size()) {}

  Candidates run() && {
    ways_.visit_known([this](std::uint32_t contact) { meet(contact, 0, false, 1); });
    need_.visit_people_spoken_of([this](std::uint32_t contact) { meet(contact, 0, false, 1); });
    look_at_waiting();
    std::vector<Slice> slices = every_slice();
    for (double level = 1;;) {
      double most = 0;
      for (const Slice& slice : slices) most = std::max(most, slice.most());
      if (most <= 0 || most < collector_.needed()) break;
      level = bounds_hold_ ? std::min(level * kLevelStep, most) : 0;
      for (Slice& slice : slices) {
        if (slice.most() < level) continue;
        slice.read_down_to(level, [&](std::uint32_t contact, std::uint32_t need, bool takes_two) {
          meet(contact, need, takes_two, slice.answers());
        });
      }
      look_at_waiting();
    }
    return std::move(collector_).take();
  }

 private:
  std::vector<Slice> every_slice() const {
    std::vector<Slice> slices;
    for (std::uint32_t slice = 0; slice < graph::kAnswerSlices; ++slice) {
      const double answers = bounds_hold_ ? ways_.stranger_bound(graph::has_direct_channel(slice),
                                                                 graph::greatest_answer(slice))
                                          : 1;
      if (answers > 0) slices.emplace_back(data_, need_, topics_, weights_, slice, answers);
    }
    return slices;
  }

  void meet(std::uint32_t contact, std::uint32_t need, bool takes_two, double answers_at_most) {
    if (!met_.insert(contact, need, takes_two)) return;
    if (wanted_.admits && !wanted_.admits(contact)) return;
    waiting_.push_back({contact, answers_at_most});
  }

  // Whoever could be worth most is read first, so that few others need be.
  void look_at_waiting() {
    for (std::size_t begin = 0; begin < waiting_.size(); begin += kBatch) {
      const auto batch =
          std::span(waiting_).subspan(begin, std::min(kBatch, waiting_.size() - begin));
      // They lie anywhere in memory: all are asked for before the first is looked at.
      for (const Waiting& one : batch) data_.topic_bounds.prefetch_place(one.contact);
      for (const Waiting& one : batch) data_.topic_bounds.prefetch_elements(one.contact);
      for (Waiting& one : batch) one.most *= bounds_hold_ ? knows_at_most(one.contact) : 1;
    }
    const auto is_less = [](const Waiting& a, const Waiting& b) { return a.most < b.most; };
    std::ranges::make_heap(waiting_, is_less);
    while (!waiting_.empty() && waiting_.front().most >= collector_.needed()) {
      std::ranges::pop_heap(waiting_, is_less);
      const std::uint32_t contact = waiting_.back().contact;
      waiting_.pop_back();
      collector_.add(contact, need_.knowledge(belief_, contact), 1);
    }
    waiting_.clear();
  }

  [[nodiscard]] double knows_at_most(std::uint32_t contact) {
    for (const graph::TopicBound& known : data_.topic_bounds[contact]) {
      if (need_.is_near(known.topic)) knowledge_.add(known.topic, known.bound);
    }
    return need_.knowledge_bound(contact, knowledge_.take());
  }

  const graph::SnapshotData& data_;
  BeliefView& belief_;
  const NeedView& need_;
  const WaySearch& ways_;
  const Wanted& wanted_;
  bool bounds_hold_;
  CandidateCollector collector_;
  std::vector<NearTopic> topics_;
  Weights weights_;
  KnowledgeBound knowledge_;
  Met met_;
  struct Waiting {
    std::uint32_t contact;
    double most;  // what a way to her can be answered, then what it can be worth
  };
  std::vector<Waiting> waiting_;
};

}  // namespace

Candidates candidates_anywhere(const graph::SnapshotData& data, BeliefView& belief,
                               const NeedView& need, const WaySearch& ways, Fallback fallback,
                               const Wanted& wanted) {
  return Search(data, belief, need, ways, fallback, wanted).run();
}

}  // namespace veieninn::routing
