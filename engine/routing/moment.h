// A snapshot as it stands at one moment: who may be asked, what is believed of her, which ties
// hold. Everything later than the moment is as if it had not happened.
//
// Mostly the moment is later than every event, and the sums kept in the snapshot are read with one
// multiplication. For an earlier moment the sums of those with later events are made anew from
// their events, exactly, and taken out of their groups' sums: slower, never otherwise.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/instant.h"
#include "engine/graph/contact_evidence.h"
#include "engine/graph/snapshot.h"

namespace veieninn::routing {

using graph::kNoNumber;

// Whether a person may be asked. The order says which reason counts when there are several.
enum class Availability : std::uint8_t {
  kAvailable,
  kUnknown,      // no such row, or a unit without one
  kNotYet,       // her tenure begins later
  kDeparted,     // her tenure is over
  kUnconfirmed,  // nobody confirmed her entry for too long
  kAbsent,
  kAtCapacity,
};

struct Standing {
  Availability availability = Availability::kUnknown;
  double load = 0;          // factor, when available
  double confirmation = 0;  // factor, when available
};

// A venture's own way to a person it knows.
struct KnownWay {
  std::uint32_t contact = kNoNumber;
  std::uint32_t tie = kNoNumber;  // the stated tie that says so, or none
  double prior = 0;        // P(takes the call) before the pair's own outcomes; tie's strength
  double probability = 0;  // P(takes the call)
};

// Values kept by number for one request; entries of earlier requests are stale by their epoch.
struct MeanMemo {
  struct Entry {
    std::uint32_t epoch = 0;
    double mean = 0;
  };
  std::vector<Entry> entries;
  std::uint32_t epoch = 0;

  void begin(std::size_t size) {
    if (entries.size() < size) entries.resize(size);
    if (++epoch == 0) {  // after 2^32 requests
      entries.assign(entries.size(), Entry{});
      epoch = 1;
    }
  }
};

class Moment {
 public:
  // `unit_means` and `area_means` are scratch and must outlive this.
  Moment(const graph::Tables& tables, Instant as_of, MeanMemo& unit_means, MeanMemo& area_means);

  [[nodiscard]] const graph::Tables& tables() const noexcept { return tables_; }
  [[nodiscard]] const belief::ModelParameters& parameters() const noexcept {
    return tables_.model->parameters;
  }
  [[nodiscard]] Instant as_of() const noexcept { return as_of_; }
  // Whether there are events after the moment at all.
  [[nodiscard]] bool is_past() const noexcept { return is_past_; }

  [[nodiscard]] Standing standing(std::uint32_t contact) const;
  [[nodiscard]] std::int32_t sent_in_window(std::uint32_t contact) const;

  // P(answers) of a stranger's letter.
  [[nodiscard]] double belief(std::uint32_t contact);
  // Faded observations of her answering: how well she is known.
  [[nodiscard]] belief::Counts answer_counts(std::uint32_t contact) const;
  // P(answers | introduced).
  [[nodiscard]] double introduced_answer(double belief) const {
    return belief::with_odds_ratio(belief, parameters().introduced_odds);
  }

  // P(passes the venture on) from `from` along one of its edges; 0: no such way now.
  [[nodiscard]] double passes_on(std::uint32_t from, std::uint32_t to,
                                 const graph::Edge& edge) const {
    if (edge.tie < graph::kTimedTies && !is_past_) {
      return posterior_of_tie(edge.strength, edge.learned * fade_);
    }
    return passes_on_slowly(from, to, edge);
  }
  // The stated tie from one contact to another that counts now: the strongest that holds, ties by
  // id; kNoNumber: none.
  [[nodiscard]] std::uint32_t tie_between(std::uint32_t from, std::uint32_t to) const;

  // Whom the venture knows: by a stated tie that holds, or by outcomes between the two. In the
  // order of contact numbers.
  void known_ways(std::uint32_t venture, std::vector<KnownWay>& ways);

  // Sum over topics of relevance(topic) * faded outcomes of hers on it.
  template <typename Relevance>
  [[nodiscard]] belief::Counts topic_counts(std::uint32_t contact, Relevance&& relevance) const;

  // Her events up to the moment, oldest first, ranked as of then.
  [[nodiscard]] std::vector<graph::EventRecord> events_until_now(std::uint32_t contact) const;
  // How much an event on that day still counts.
  [[nodiscard]] double fade_of(std::int64_t time) const {
    return tables_.model->decay.factor(day_ - day_of({time}));
  }

 private:
  [[nodiscard]] double posterior_of_tie(double strength, double learned) const noexcept {
    if (learned <= 0) return strength;
    const double kappa = parameters().tie_strength;
    return (kappa * strength + learned) / (kappa + learned);
  }
  [[nodiscard]] double passes_on_slowly(std::uint32_t from, std::uint32_t to,
                                        const graph::Edge& edge) const;
  [[nodiscard]] bool has_later_events(std::uint32_t contact) const noexcept {
    return is_past_ && tables_.contacts[contact].last_event > as_of_.unix_seconds;
  }
  [[nodiscard]] graph::ContactEvidence evidence_until_now(std::uint32_t contact) const;
  [[nodiscard]] belief::Counts faded(const belief::OutcomeSums& sums) const noexcept {
    return {sums.success.at_reference() * fade_, sums.total.at_reference() * fade_};
  }
  [[nodiscard]] double mean_of_unit(std::uint32_t unit);
  [[nodiscard]] double mean_of_area(std::uint32_t area);
  [[nodiscard]] double mean_of_all();
  void take_out_later_events(std::uint32_t unit, belief::OutcomeSums& sums) const;
  [[nodiscard]] belief::Counts pair_counts(std::uint32_t contact, std::uint32_t venture,
                                           const belief::Counts& kept) const;

  const graph::Tables& tables_;
  Instant as_of_;
  Day day_;
  double fade_;  // from the reference day to this one
  bool is_past_;
  double all_mean_ = -1;  // not made yet
  MeanMemo& unit_means_;
  MeanMemo& area_means_;
};

template <typename Relevance>
belief::Counts Moment::topic_counts(std::uint32_t contact, Relevance&& relevance) const {
  belief::Counts counts;
  const auto add = [&](std::uint32_t topic, double success, double total) {
    const double share = relevance(topic);
    if (share == 0) return;
    counts.success += share * (success * fade_);
    counts.total += share * (total * fade_);
  };
  if (has_later_events(contact)) {
    const graph::ContactEvidence evidence = evidence_until_now(contact);
    for (const auto& [topic, sums] : evidence.topics) {
      add(topic, sums.success.at_reference(), sums.total.at_reference());
    }
  } else {
    for (const graph::OutcomeRecord& record : tables_.topic_outcomes[contact]) {
      add(record.about, record.success, record.total);
    }
  }
  return counts;
}

}  // namespace veieninn::routing
