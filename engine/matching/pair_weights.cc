#include "engine/matching/pair_weights.h"

#include <algorithm>

#include "engine/graph/record.h"
#include "engine/matching/match_checks.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::matching {

using graph::kNone;

namespace {

// Case, accents and spaces do not make another person.
std::string spelled(std::string_view name) {
  std::string text;
  for (const taxonomy::Word& word : taxonomy::words_of(name)) text += word.spelling + " ";
  return text;
}

}  // namespace

PairWeights::PairWeights(const graph::SnapshotData& data, Instant as_of)
    : data_(data), belief_(data, as_of), view_(data, as_of) {}

std::optional<MentorSide> PairWeights::mentor(std::uint32_t contact) {
  const auto standing = belief_.standing(contact);
  if (!standing) return std::nullopt;
  MentorSide mentor;
  mentor.contact = contact;
  mentor.answers = belief_.mean(contact);
  mentor.standing = *standing;
  for (const graph::TopicEntry& entry : data_.topic_entries[contact]) {
    const double knows = belief_.knows(contact, entry);
    if (knows > 0) mentor.knows.emplace_back(entry.topic, knows);
  }
  graph::RecordReader record(data_.contact_records[contact]);
  static_cast<void>(record.text());
  mentor.name = spelled(record.text());
  return mentor;
}

VentureSide PairWeights::venture(std::uint32_t venture,
                                 const std::vector<routing::WeightedTopic>& topics) const {
  VentureSide side;
  side.venture = venture;
  side.topics = topics;
  if (topics.empty()) {
    const auto stated = data_.venture_topics[venture];
    const std::size_t count = std::min(stated.size(), kMatchTopicsMax);
    for (const std::uint32_t topic : stated.first(count)) {
      side.topics.push_back({TopicIndex{topic}, 1 / static_cast<double>(count)});
    }
  }
  side.wants = view_.wants(view_.counts(view_.cases(venture)));
  graph::RecordReader record(data_.venture_records[venture]);
  static_cast<void>(record.text());
  const std::uint32_t people = record.number();
  for (std::uint32_t i = 0; i < people; ++i) side.people.push_back(spelled(record.text()));
  return side;
}

bool PairWeights::is_herself(const MentorSide& mentor, const VentureSide& venture) {
  return !mentor.name.empty() &&
         std::ranges::find(venture.people, mentor.name) != venture.people.end();
}

bool PairWeights::rests(const MentorSide& mentor, const VentureSide& venture) const {
  return data_.contacts[mentor.contact].has_declined &&
         routing::BeliefView(data_, as_of(), venture.venture).rests_from_venture(mentor.contact);
}

BestTopics PairWeights::best_topics(const NeedTopics& need, const MentorSide& mentor) const {
  BestTopics best(need);
  for (const auto& [topic, knows] : mentor.knows) best.add(topic, knows, knows);
  return best;
}

std::optional<PlaceShares::Share> PairWeights::place(std::uint32_t contact, std::uint32_t venture) {
  const auto areas = data_.venture_areas[venture];
  if (areas.empty()) return std::nullopt;
  const std::uint32_t unit = data_.contacts[contact].unit;
  const auto served = unit == kNone ? std::span<const std::uint32_t>() : data_.unit_areas[unit];
  std::optional<PlaceShares::Share> best;
  for (const std::uint32_t area : areas) {
    auto known = shares_.find(area);
    if (known == shares_.end()) known = shares_.emplace(area, PlaceShares(data_, area)).first;
    const PlaceShares::Share share = known->second.best_of(served);
    if (!best || share.value > best->value) best = share;
  }
  return best;
}

double PairWeights::probability(const NeedTopics& need, const MentorSide& mentor,
                                const VentureSide& venture) {
  const double right = best_topics(need, mentor).sum().works;
  if (right < data_.parameters.least_right) return 0;
  const auto share = place(mentor.contact, venture.venture);
  return venture.wants * mentor.answers * right * (share ? share->value : 1) *
         mentor.standing.load * mentor.standing.confirmation;
}

}  // namespace veieninn::matching
