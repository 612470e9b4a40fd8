#include "engine/matching/pair_reasons.h"

#include <algorithm>

#include "engine/graph/derivation.h"
#include "engine/matching/person_reasons.h"
#include "engine/matching/venture_reasons.h"

namespace veieninn::matching {
namespace {

using Kind = MatchEvidence::Kind;

void cite(MatchFactor& factor, Kind kind, std::int64_t reference) {
  if (factor.evidence.size() < kMatchEvidenceMax) factor.evidence.push_back({kind, reference});
}

void cite(MatchFactor& factor, const graph::Event& event) {
  cite(factor, Kind::kEngagement, event.sequence);
  if (!factor.time || factor.time->unix_seconds < event.time) factor.time = Instant{event.time};
}

class MentorReasons {
 public:
  MentorReasons(const graph::SnapshotData& data, Instant as_of, const MentorSide& mentor)
      : data_(data), as_of_(as_of.unix_seconds), mentor_(mentor) {}

  [[nodiscard]] MatchFactor topic(const BestTopics& best) const {
    MatchFactor factor = new_factor(MatchFactorKind::kTopic, best.sum().works);
    factor.topic = TopicIndex{best.sum().topic};
    const std::vector<std::uint32_t> carrying = best.carrying();
    for (const std::uint32_t topic : carrying) {
      const auto stated = data_.stated[mentor_.contact];
      const bool is_stated =
          std::ranges::find(stated, topic, &graph::StatedExpertise::topic) != stated.end();
      if (is_stated) cite(factor, Kind::kTopic, topic);
    }
    for (const graph::Event& event : facts_on(carrying)) cite(factor, event);
    return factor;
  }

  [[nodiscard]] MatchFactor place(const PlaceShares::Share& share) const {
    MatchFactor factor = VentureReasons::place(share);
    // Here it is her unit's area.
    factor.evidence.clear();
    if (const std::uint32_t unit = data_.contacts[mentor_.contact].unit; unit != graph::kNone) {
      cite(factor, Kind::kUnit, unit);
    }
    return factor;
  }

 private:
  static MatchFactor new_factor(MatchFactorKind kind, double value) {
    MatchFactor factor;
    factor.kind = kind;
    factor.value = value;
    return factor;
  }

  [[nodiscard]] std::span<const graph::Event> seen() const {
    return graph::until(data_.events[mentor_.contact], as_of_);
  }

  // Hers and what was passed on to her, newest first.
  [[nodiscard]] std::vector<graph::Event> facts_on(const std::vector<std::uint32_t>& topics) const {
    std::vector<graph::Event> facts;
    const auto is_on = [&](const graph::Event& event) {
      return std::ranges::find(topics, event.topic) != topics.end();
    };
    for (const graph::Event& event : seen()) {
      if (is_on(event) && graph::is_topic_outcome(event.kind)) facts.push_back(event);
    }
    if (data_.parameters.passed_on_weight > 0) {
      for (const graph::Event& event : graph::until(data_.received[mentor_.contact], as_of_)) {
        if (is_on(event)) facts.push_back(event);
      }
    }
    std::ranges::sort(facts, [](const graph::Event& a, const graph::Event& b) {
      return graph::comes_before(b, a);
    });
    return facts;
  }

  const graph::SnapshotData& data_;
  std::int64_t as_of_;
  const MentorSide& mentor_;
};

}  // namespace

std::vector<MatchFactor> pair_factors(PairWeights& weights, const NeedTopics& need,
                                      const MentorSide& mentor, const VentureSide& venture) {
  const MentorReasons hers(weights.data(), weights.as_of(), mentor);
  const PersonReasons person(weights.data(), weights.as_of(), mentor.contact);
  std::vector<MatchFactor> factors = {
      VentureReasons(weights.data(), weights.view()).wants(venture.venture),
      person.answers(mentor.answers), hers.topic(weights.best_topics(need, mentor))};
  if (const auto share = weights.place(mentor.contact, venture.venture)) {
    factors.push_back(hers.place(*share));
  }
  if (mentor.standing.load != 1) factors.push_back(person.load(mentor.standing.load));
  if (mentor.standing.confirmation != 1)
    factors.push_back(person.confirmation(mentor.standing.confirmation));
  return factors;
}

}  // namespace veieninn::matching
