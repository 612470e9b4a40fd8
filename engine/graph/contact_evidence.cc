#include "engine/graph/contact_evidence.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace veieninn::graph {
namespace {

// How often a key was met, for few keys by looking, for many by hashing.
class RepeatCounter {
 public:
  // The rank of one more occurrence of `key`, 0 from the seventeenth on.
  std::uint8_t next_rank(std::uint64_t key) {
    std::uint8_t& count = count_of(key);
    if (count == kRepeatsMax) return 0;
    return ++count;
  }

 private:
  static constexpr std::size_t kFew = 24;
  std::uint8_t& count_of(std::uint64_t key) {
    for (std::size_t i = 0; i < few_.size(); ++i) {
      if (few_[i].first == key) return few_[i].second;
    }
    if (few_.size() < kFew) return few_.emplace_back(key, 0).second;
    return many_[key];
  }
  std::vector<std::pair<std::uint64_t, std::uint8_t>> few_;
  boost::unordered_flat_map<std::uint64_t, std::uint8_t> many_;
};

// Sums by key; few keys are found by looking, many by hashing.
template <typename Sum>
class KeyedSums {
 public:
  explicit KeyedSums(std::vector<std::pair<std::uint32_t, Sum>>& sums) : sums_(sums) {}
  Sum& operator[](std::uint32_t key) {
    if (sums_.size() <= kFew) {
      for (auto& [known, sum] : sums_) {
        if (known == key) return sum;
      }
    }
    const auto [place, added] = places_.try_emplace(key, sums_.size());
    if (!added) return sums_[place->second].second;
    return sums_.emplace_back(key, Sum{}).second;
  }

 private:
  static constexpr std::size_t kFew = 24;
  std::vector<std::pair<std::uint32_t, Sum>>& sums_;
  boost::unordered_flat_map<std::uint32_t, std::size_t> places_;
};

template <typename Sum>
void sort_by_key(std::vector<std::pair<std::uint32_t, Sum>>& sums) {
  std::ranges::sort(sums, {}, [](const auto& entry) { return entry.first; });
}

struct Weigher {
  const EvidenceModel& model;
  Day reference;

  void add(belief::FadingSum& sum, std::uint8_t rank, Day day) const {
    sum.add(model.weight_of_rank(rank), day, reference, model.decay);
  }
  void add(belief::OutcomeSums& sums, std::uint8_t rank, Day day, bool success) const {
    belief::FadingSum one;
    add(one, rank, day);
    sums.total.add(one);
    if (success) sums.success.add(one);
  }
};

}  // namespace

void rank_events(std::span<EventRecord> events, const IdTable& ventures) {
  RepeatCounter answers;
  RepeatCounter topics;
  RepeatCounter passes;
  for (std::size_t i = events.size(); i-- > 0;) {
    EventRecord& event = events[i];
    event.answer_rank = event.topic_rank = event.pass_rank = 0;
    if (!ventures.is_present(event.venture)) continue;
    if (is_answer_outcome(event.kind)) event.answer_rank = answers.next_rank(event.venture);
    if (is_topic_outcome(event.kind) && event.topic != kNoNumber) {
      event.topic_rank = topics.next_rank(event.venture);
    }
    if (is_pass_on(event.kind) && event.other != kNoNumber) {
      event.pass_rank = passes.next_rank(std::uint64_t{event.venture} << 32 | event.other);
    }
  }
}

ContactEvidence count_events(std::span<const EventRecord> events, const EvidenceModel& model,
                             Day reference, const IdTable& topics) {
  ContactEvidence evidence;
  const Weigher weigher{model, reference};
  KeyedSums pairs(evidence.pairs);
  KeyedSums topic_sums(evidence.topics);
  KeyedSums passes(evidence.passes);
  for (const EventRecord& event : events) {
    const Day day = day_of({event.time});
    evidence.last_event = std::max(evidence.last_event, event.time);
    if (event.kind == model::EngagementKind::kSent) {
      evidence.last_sent = std::max(evidence.last_sent, event.time);
    }
    if (event.answer_rank != 0) {
      const bool success = is_answer(event.kind);
      weigher.add(evidence.answers, event.answer_rank, day, success);
      weigher.add(pairs[event.venture], event.answer_rank, day, success);
    }
    if (event.topic_rank != 0) {
      const bool success = is_topic_success(event.kind);
      weigher.add(topic_sums[event.topic], event.topic_rank, day, success);
      if (success) evidence.topic_success_weight += model.weight_of_rank(event.topic_rank);
    }
    if (event.pass_rank != 0) {
      weigher.add(passes[event.other], event.pass_rank, day);
    }
  }
  sort_by_key(evidence.pairs);
  sort_by_key(evidence.passes);
  // Readers add topics up in this order, and doubles care: so it must not depend on numbers.
  std::ranges::sort(evidence.topics, {}, [&](const auto& entry) { return topics.id(entry.first); });
  return evidence;
}

OutcomeRecord outcome_record(std::uint32_t about, const belief::OutcomeSums& sums) {
  return {about, sums.success.at_reference(), sums.total.at_reference()};
}

}  // namespace veieninn::graph
