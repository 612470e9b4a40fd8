#include "engine/matching/opportunity_people.h"

#include "engine/graph/derivation.h"
#include "engine/graph/record.h"
#include "engine/routing/fallback_ladder.h"

namespace veieninn::matching {

using graph::kNone;

OpportunityPeople::OpportunityPeople(const graph::SnapshotData& data, Instant as_of,
                                     std::uint32_t venture)
    : data_(data), belief_(data, as_of, venture), ways_(data, belief_, venture, 0) {}

std::optional<PersonToTalk> OpportunityPeople::best_of(std::span<const std::uint32_t> responsible,
                                                       std::uint32_t unit) {
  std::optional<PersonToTalk> best;
  for (const std::uint32_t contact : responsible) keep_better(best, person(contact, 1));
  if (best) return best;
  for (const std::uint32_t contact : responsible) {
    const std::uint32_t other = routing::stand_in_of(data_, belief_, contact);
    if (other == kNone) continue;
    auto stand_in = person(other, data_.parameters.deputy_share);
    if (stand_in) stand_in->stands_in_for = contact;
    keep_better(best, stand_in);
  }
  return best ? best : front_door(unit);
}

std::optional<PersonToTalk> OpportunityPeople::front_door(std::uint32_t unit) {
  std::optional<PersonToTalk> best;
  graph::visit_unit_and_above(data_, unit, [&](std::uint32_t above) {
    if (best) return;
    for (const std::uint32_t contact : data_.unit_members[above]) {
      if (!data_.contacts[contact].front_door) continue;
      auto receiver = person(contact, data_.parameters.front_door_right);
      if (receiver) receiver->receives_for = above;
      keep_better(best, receiver);
    }
  });
  return best;
}

std::optional<PersonToTalk> OpportunityPeople::person(std::uint32_t contact, double stands) {
  const auto standing = belief_.standing(contact);
  if (!standing) return std::nullopt;
  PersonToTalk person;
  person.contact = contact;
  person.standing = *standing;
  person.stands = stands;
  if (data_.contacts[contact].direct_channel) person.answers = belief_.mean(contact);
  if (const routing::WaySearch::Call* const call = ways_.call(contact);
      call != nullptr && call->probability >= person.answers) {
    person.answers = call->probability;
    person.is_known = true;
    person.tie = call->tie;
  }
  return person.answers > 0 ? std::optional(person) : std::nullopt;
}

void OpportunityPeople::keep_better(std::optional<PersonToTalk>& best,
                                    const std::optional<PersonToTalk>& one) const {
  if (!one) return;
  const auto id = [this](const PersonToTalk& person) {
    return graph::id_of_record(data_.contact_records[person.contact]);
  };
  const bool is_better = !best || one->worth() > best->worth() ||
                         (one->worth() == best->worth() && id(*one) < id(*best));
  if (is_better) best = one;
}

}  // namespace veieninn::matching
