#include "bench/matching/matching_world.h"

#include <string>
#include <variant>

#include "engine/graph/snapshot_builder.h"
#include "engine/model/initiative.h"

namespace veieninn::bench {

namespace {

// One contact of so many answers for something open: 5,000 initiatives in norway.
constexpr std::uint32_t kContactsPerInitiative = 8;

model::InitiativeTerms terms_of(std::uint32_t number) {
  switch (number % 6) {
    case 0:
      return model::InvitationTerms();
    case 1:
      return model::ChallengeTerms();
    case 2:
      return model::StartupServiceTerms();
    case 3:
      return model::OfficeSpaceTerms();
    case 4:
      return model::GrantTerms();
    default:
      return model::FundTerms();
  }
}

// Of her unit, on what she knows; one of ten is over.
model::Initiative initiative_of(const model::Contact& contact, std::uint32_t number) {
  model::Initiative row;
  row.id = "i" + std::to_string(number);
  row.unit = contact.unit;
  row.contacts = {contact.id};
  for (const model::Expertise& one : contact.expertise) row.topics.push_back(one.topic);
  row.apply_until =
      Instant{kAsOf.unix_seconds + (static_cast<std::int64_t>(number % 300) - 30) * kSecondsPerDay};
  row.terms = terms_of(number);
  return row;
}

}  // namespace

std::uint32_t initiatives_of(const Scale& scale) noexcept {
  return (scale.contacts + kContactsPerInitiative - 1) / kContactsPerInitiative;
}

std::shared_ptr<const graph::Snapshot> snapshot_of(const Scale& scale, std::uint64_t seed) {
  graph::SnapshotBuilder builder;
  builder.reserve_engagements(scale.engagements);
  std::uint32_t contacts = 0;
  generate(scale, seed, [&](const Row& row) {
    std::visit([&](const auto& one) { builder.add(one); }, row);
    const auto* const contact = std::get_if<model::Contact>(&row);
    if (contact == nullptr || contacts++ % kContactsPerInitiative != 0) return;
    builder.add(initiative_of(*contact, contacts / kContactsPerInitiative));
  });
  return std::move(builder).build(1);
}

matching::VentureRequest challenge(const graph::Snapshot& snapshot, const Scale& scale, Scope scope,
                                   std::uint64_t seed, std::uint32_t number) {
  const Question asked = question(scale, scope, seed, number);
  matching::VentureRequest request;
  for (const auto& [topic, weight] : asked.need) {
    request.topics.push_back({snapshot.find_topic(topic), weight});
  }
  if (!asked.area.empty()) request.area = snapshot.find_area(asked.area);
  request.as_of_time = kAsOf;
  request.seed = number + 1;
  return request;
}

matching::OpportunityRequest what_is_open(const graph::Snapshot& snapshot, const Scale& scale,
                                          Scope scope, std::uint64_t seed, std::uint32_t number) {
  const Question asked = question(scale, scope, seed, number);
  matching::OpportunityRequest request;
  for (const auto& [topic, weight] : asked.need) {
    request.topics.push_back({snapshot.find_topic(topic), weight});
  }
  if (!asked.area.empty()) request.areas = {snapshot.find_area(asked.area)};
  if (!asked.venture.empty()) request.venture = snapshot.find_venture(asked.venture);
  request.as_of_time = kAsOf;
  return request;
}

}  // namespace veieninn::bench
