// All columns and rows of one snapshot. Only this room's writers change them; searches read them.
//
//     who        contact_ids, contacts, contacts_cold, absences, expertise, cards
//     where      units, unit_areas <-> area_units, unit_contacts, areas
//     what       topics, postings: topic -> contacts stated for it
//     whom       ties, ties_out, venture_ties; edges_out <-> edges_in are derived of ties and
//     events happened   events (one row a contact, by time); derived: contacts' sums,
//     topic_outcomes,
//                venture_pairs, unit_sums, area_sums, all
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/graph/area_table.h"
#include "engine/graph/evidence_model.h"
#include "engine/graph/paged_column.h"
#include "engine/graph/paged_rows.h"
#include "engine/graph/records.h"
#include "engine/graph/topic_table.h"

namespace veieninn::graph {

// Contacts stated for one topic: contact and level packed (posting_of), in rows of 256 contacts.
using Postings = PagedRows<std::uint32_t>;
inline constexpr std::uint32_t kContactsPerPostingRow = 256;
inline constexpr std::uint32_t kContactsMax = 1U << 30;  // two bits of a posting are the level

[[nodiscard]] constexpr std::uint32_t posting_of(std::uint32_t contact,
                                                 model::ExpertiseLevel level) noexcept {
  return contact | static_cast<std::uint32_t>(level) << 30;
}
[[nodiscard]] constexpr std::uint32_t posting_contact(std::uint32_t posting) noexcept {
  return posting & (kContactsMax - 1);
}
[[nodiscard]] constexpr model::ExpertiseLevel posting_level(std::uint32_t posting) noexcept {
  return static_cast<model::ExpertiseLevel>(posting >> 30);
}

struct Tables {
  model::Revision revision = 0;
  std::shared_ptr<const EvidenceModel> model;
  Day reference = 0;                    // of all sums, fading_sum.h
  std::int64_t newest_event = kNoTime;  // of all events

  IdTable area_ids;
  IdTable topic_ids;
  IdTable unit_ids;
  IdTable contact_ids;
  IdTable venture_ids;
  IdTable tie_ids;

  std::shared_ptr<const AreaTable> areas;
  PagedRows<std::uint32_t> area_units;
  PagedColumn<GroupSums> area_sums;

  std::shared_ptr<const TopicTable> topics;
  std::vector<std::shared_ptr<const Postings>> postings;

  PagedColumn<UnitRecord> units;
  PagedColumn<GroupSums> unit_sums;
  PagedRows<std::uint32_t> unit_areas;
  PagedRows<std::uint32_t> unit_contacts;
  PagedRows<char> unit_names;

  PagedColumn<ContactHot> contacts;
  PagedColumn<ContactCold> contacts_cold;
  PagedRows<TimeWindow> absences;
  PagedRows<ExpertiseRecord> expertise;
  PagedRows<char> cards;
  PagedRows<EventRecord> events;
  PagedRows<OutcomeRecord> topic_outcomes;
  PagedColumn<std::uint8_t> topic_bounds;
  PagedRows<Edge> edges_out;
  PagedRows<Edge> edges_in;
  PagedRows<std::uint32_t> ties_out;

  PagedRows<std::uint32_t> venture_ties;
  PagedRows<OutcomeRecord> venture_pairs;

  PagedColumn<TieRecord> ties;
  PagedColumn<std::uint32_t> event_contacts;  // by sequence: contact + 1, or 0
  belief::OutcomeSums all;
};

}  // namespace veieninn::graph
