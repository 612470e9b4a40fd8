// What follows from several rows together: made for all at once here, for a few in
// snapshot_advance.cc, by the same functions for one.
#pragma once

#include <vector>

#include "engine/graph/contact_evidence.h"
#include "engine/graph/tables.h"

namespace veieninn::graph {

// area_units, unit_contacts, postings, ties_out, venture_ties.
// REQUIRES: all rows are written, the area and topic tables made.
void derive_places_and_ties(Tables& tables);

// All sums, topic_outcomes, venture_pairs, event_contacts, edges_out and edges_in, at the
// tables' reference day. REQUIRES: events ranked; derive_places_and_ties() done.
void derive_evidence(Tables& tables);

// reference_day of the newest event, 0 when there is none.
[[nodiscard]] Day reference_of(std::int64_t newest_event) noexcept;

// Stores what a person's events say in her own columns, not in those of her groups.
void write_contact_sums(Tables& tables, std::uint32_t contact, const ContactEvidence& evidence);
void write_unit_sums(Tables& tables, std::uint32_t unit);
[[nodiscard]] std::vector<OutcomeRecord> topic_records(const ContactEvidence& evidence);

// All ways out of a contact, by the neighbour's number.
[[nodiscard]] std::vector<Edge> edges_of(
    const Tables& tables, std::uint32_t contact,
    const std::vector<std::pair<std::uint32_t, belief::FadingSum>>& passes);

// Sequences below this are found by place, others by looking through all events.
inline constexpr std::int64_t kIndexedSequencesMax = std::int64_t{1} << 32;

}  // namespace veieninn::graph
