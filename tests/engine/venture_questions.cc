#include "tests/engine/venture_questions.h"

#include <fmt/format.h>

namespace veieninn::test {
namespace {

using matching::MatchEvidence;
using matching::MatchFactor;

bool chance(std::mt19937& random, double p) {
  return static_cast<double>(random() % 10000) < p * 10000;
}

std::string evidence_text(const graph::Snapshot& snapshot, const MatchEvidence& evidence) {
  const auto dense = static_cast<std::uint32_t>(evidence.reference);
  switch (evidence.kind) {
    case MatchEvidence::Kind::kEngagement:
      return fmt::format("e{}", evidence.reference);
    case MatchEvidence::Kind::kTopic:
      return fmt::format("topic {}", snapshot.topic_id(TopicIndex{dense}));
    case MatchEvidence::Kind::kArea:
      return fmt::format("area {}", snapshot.area_id(AreaIndex{dense}));
    case MatchEvidence::Kind::kCollaboration:
      return fmt::format("collaboration {}", evidence.reference);
    case MatchEvidence::Kind::kContact:
      return fmt::format("contact {}", snapshot.contact_id(ContactIndex{dense}));
    case MatchEvidence::Kind::kUnit:
      return fmt::format("unit {}", snapshot.unit_id(UnitIndex{dense}));
  }
  return "?";
}

std::string factors_text(const graph::Snapshot& snapshot, const std::vector<MatchFactor>& factors) {
  std::string text;
  for (const MatchFactor& factor : factors) {
    text += fmt::format("  factor {} {:a} {}/{} {}", static_cast<int>(factor.kind), factor.value,
                        factor.positive_count, factor.total_count, static_cast<int>(factor.place));
    if (!factor.topic.is_none()) text += fmt::format(" {}", snapshot.topic_id(factor.topic));
    if (!factor.area.is_none()) text += fmt::format(" {}", snapshot.area_id(factor.area));
    if (!factor.unit.is_none()) text += fmt::format(" {}", snapshot.unit_id(factor.unit));
    if (factor.time) text += fmt::format(" at {}", factor.time->unix_seconds);
    for (const MatchEvidence& one : factor.evidence) text += "; " + evidence_text(snapshot, one);
    text += "\n";
  }
  return text;
}

std::string choice_text(const graph::Snapshot& snapshot,
                        const std::optional<matching::FirstChoice>& choice) {
  if (!choice) return "";
  std::string text = fmt::format("  rather {} {:a}, taken by", snapshot.contact_id(choice->mentor),
                                 choice->probability);
  for (const VentureIndex venture : choice->taken_by) {
    text += fmt::format(" {}", snapshot.venture_id(venture));
  }
  return text + "\n";
}

}  // namespace

matching::VentureRequest random_venture_request(const graph::Snapshot& snapshot, const World& world,
                                                std::mt19937& random) {
  matching::VentureRequest request;
  const std::size_t topics = 1 + random() % 3;
  const std::size_t first = random() % world.topics.size();
  for (std::size_t i = 0; i < topics; ++i) {
    const model::Topic& topic = world.topics[(first + 2 * i) % world.topics.size()];
    request.topics.push_back({snapshot.find_topic(topic.id), 1.0 / static_cast<double>(topics)});
  }
  if (chance(random, 0.7)) {
    request.area = snapshot.find_area(world.areas[random() % world.areas.size()].id);
  }
  if (chance(random, 0.3)) {
    request.leave_out = {
        snapshot.find_venture(world.ventures[random() % world.ventures.size()].id)};
  }
  request.max_results = static_cast<std::int32_t>(1 + random() % 5);
  request.as_of_time = kNow;
  if (chance(random, 0.3)) {
    request.as_of_time.unix_seconds -= static_cast<std::int64_t>(random() % 270) * kSecondsPerDay;
  }
  request.seed = chance(random, 0.4) ? random() : 0;
  return request;
}

std::string text_of(const graph::Snapshot& snapshot, const matching::VentureAnswer& answer) {
  std::string text;
  for (const matching::VentureMatch& match : answer.ventures) {
    text += fmt::format("venture {} {:a}\n", snapshot.venture_id(match.venture), match.probability);
    text += factors_text(snapshot, match.factors);
  }
  return text;
}

std::string text_of(const graph::Snapshot& snapshot, const matching::PairProposal& proposal) {
  std::string text = fmt::format("expected {:a}\n", proposal.expected_count);
  for (const matching::ProposedPair& pair : proposal.pairs) {
    text += fmt::format("pair {} {} {:a}\n", snapshot.contact_id(pair.mentor),
                        snapshot.venture_id(pair.venture), pair.probability);
    text += factors_text(snapshot, pair.factors) + choice_text(snapshot, pair.first_choice);
  }
  for (const matching::AloneVenture& alone : proposal.alone) {
    text += fmt::format("alone {} {}\n", snapshot.venture_id(alone.venture),
                        static_cast<int>(alone.reason));
    text += choice_text(snapshot, alone.first_choice);
  }
  for (const matching::RefusedPair& pair : proposal.herself) {
    text += fmt::format("herself {} {}\n", snapshot.contact_id(pair.mentor),
                        snapshot.venture_id(pair.venture));
  }
  for (const ContactIndex mentor : proposal.unavailable) {
    text += fmt::format("unavailable {}\n", snapshot.contact_id(mentor));
  }
  return text;
}

}  // namespace veieninn::test
