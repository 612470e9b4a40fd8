// The columns of a snapshot. Sources are what rows say; the rest is derived from them
// (derivation.h), whole or for what changed. Only engine/ reads this; others use snapshot.h.
//
// Laws (each checked by a test):
//   gone      a gone row's record is empty, its source row too; its dense id is not given again
//   edges     out_edges[a] holds (a -> b) iff in_edges[b] does, with the same weights
//   sums      unit_sums[u] = sum over members, area_sums[m] = sum over units at home there,
//             all_sums = sum over everyone, exactly (belief/fading_sum.h)
//   received  received[b] holds what events[a] holds as passed on to b with a topic
//   deeds     venture_deeds[v] holds what events hold of v as is_deed says, while v is there
//   order     events of a row by (time, sequence); topic entries of a row by topic
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"
#include "engine/belief/evidence_decay.h"
#include "engine/belief/model_parameters.h"
#include "engine/belief/reply_belief.h"
#include "engine/graph/area_table.h"
#include "engine/graph/id_index.h"
#include "engine/graph/initiative_book.h"
#include "engine/graph/initiative_reach.h"
#include "engine/graph/need_outcomes.h"
#include "engine/graph/paged_column.h"
#include "engine/graph/paged_rows.h"
#include "engine/graph/topic_table.h"
#include "engine/graph/unit_names.h"
#include "engine/model/rows.h"

namespace veieninn::graph {

inline constexpr std::uint32_t kNone = IdIndex::kNone;
inline constexpr std::int64_t kNoTime = kAlways.unix_seconds;

// A dense id in a column, where none is the default.
struct Reference {
  std::uint32_t value = kNone;
};

// -- sources --

// One engagement in its contact's row.
struct Event {
  std::int64_t time = 0;  // unix seconds
  std::int64_t sequence = 0;
  std::uint32_t venture = kNone;
  std::uint32_t other = kNone;  // contact introduced or referred to
  std::uint32_t topic = kNone;
  model::EngagementKind kind = model::EngagementKind::kSent;
  bool is_excused = false;  // a silence while she was away: says nothing of her
};

struct StatedExpertise {
  std::uint32_t topic = kNone;
  model::ExpertiseLevel level = model::ExpertiseLevel::kBasic;
  Day verify_day = 0;
  std::int64_t expire_time = 0;
};

struct TieSource {
  std::uint32_t from = kNone;  // venture or contact
  std::uint32_t to = kNone;    // contact; kNone when the row is gone
  double strength = 0;
  Day since = 0;  // a tie holds from the day of `since` to the day before `until`
  Day until = 0;
  bool from_venture = false;
};

// One collaboration that a venture's own row names.
struct VentureWork {
  std::int64_t time = kNoTime;  // unix seconds; kNoTime: not told
  std::uint32_t unit = kNone;
  std::uint32_t topic = kNone;
};

struct UnitSource {
  std::uint32_t parent = kNone;
  model::UnitKind kind = model::UnitKind::kMunicipality;
  bool alive = false;
  bool has_mailbox = false;
};

struct StandIns {
  std::uint32_t deputy = kNone;
  std::uint32_t successor = kNone;
};

// What the search touches of a person: one cache line.
struct ContactHot {
  std::uint32_t unit = kNone;
  std::uint16_t capacity_per_week = 0;
  bool alive : 1 = false;
  bool direct_channel : 1 = false;  // an enquiry can be sent to her without an introduction
  bool front_door : 1 = false;
  bool has_absence : 1 = false;
  bool has_declined : 1 = false;  // derived: somebody, at some time
  std::uint8_t answer_slice = 0;  // derived: where her postings lie (posting_rows.h)
  Day confirm_day = 0;
  float ended_on_reference_day = 0;  // derived: needs that ended at her, faded
  std::int64_t tenure_from = 0;
  std::int64_t tenure_until = 0;
  // derived from her events
  std::int64_t last_outcome_time = kNoTime;
  std::int64_t last_sent_time = kNoTime;
  double answers_on_reference_day = 0;  // FadingSum::on_reference_day
  double outcomes_on_reference_day = 0;
};
static_assert(sizeof(ContactHot) == 64);

// -- derived --

// What a person knows of one topic, stated or seen.
struct TopicEntry {
  std::uint32_t topic = kNone;
  Day verify_day = 0;
  std::int64_t expire_time = 0;
  std::int64_t last_outcome_time = kNoTime;
  double successes_on_reference_day = 0;
  double outcomes_on_reference_day = 0;
  double stated = 0;  // probability of her level; 0: never stated, only seen
};

// What she can know of it at most from the newest evidence on: so little to read that most people
// need no more of their entries read.
struct TopicBound {
  std::uint32_t topic = kNone;
  float bound = 0;  // no less than P(right one) for exactly this topic
};

// One direction of a stated or seen tie between two contacts. A pair may have several.
struct Edge {
  std::uint32_t other = kNone;  // the head in out_edges, the tail in in_edges
  std::uint32_t tie = kNone;    // kNone: nobody stated it
  double strength = 0;
  Day since = 0;
  Day until = 0;
  std::uint32_t learned = kNone;  // position in `learned`
};

// What was seen of a tie: introductions and passings on from one contact to another.
struct Learned {
  std::int64_t last_time = kNoTime;
  double count_on_reference_day = 0;
};

// A venture's own way to a contact: stated, seen or both.
struct VentureTie {
  std::uint32_t contact = kNone;
  std::uint32_t tie = kNone;
  double strength = 0;
  Day since = 0;
  Day until = 0;
  std::int64_t last_outcome_time = kNoTime;
  std::int64_t first_answer_time = kNever.unix_seconds;  // known from here on, tie or not
  double answers_on_reference_day = 0;
  double outcomes_on_reference_day = 0;
};

// One fact that somebody answered the venture or more, again in the venture's row.
struct Deed {
  std::int64_t time = 0;
  std::int64_t sequence = 0;
  std::uint32_t contact = kNone;
  std::uint32_t topic = kNone;
  model::EngagementKind kind = model::EngagementKind::kReplied;
};

// Where a venture's posting for a topic lies (venture_postings.h).
struct VentureBound {
  std::uint32_t topic = kNone;
  std::uint32_t step = 0;
};

struct GroupSums {
  belief::OutcomeSums sums;
  std::int64_t last_outcome_time = kNoTime;
};

// Who is stated for what in an area, so that a scan of the area reads one row.
// A contact's entries lie beside each other.
struct AreaExpert {
  std::uint32_t topic = kNone;
  std::uint32_t contact = kNone;
  float bound = 0;  // as of TopicBound
};

// Who is stated or seen for a topic anywhere.
struct Posting {
  std::uint32_t contact = kNone;
  float bound = 0;  // as of TopicBound
};

struct SnapshotData {
  model::Revision revision = 0;
  std::int64_t dangling_references = 0;
  belief::ModelParameters parameters;
  std::shared_ptr<const belief::EvidenceDecay> evidence_decay;
  std::shared_ptr<const belief::EvidenceDecay> expertise_decay;
  std::int64_t newest_event_time = kNoTime;
  Day reference_day = 0;

  // sources
  std::shared_ptr<const AreaTable> areas;
  std::shared_ptr<const TopicTable> topics;

  IdIndex unit_ids;
  Records unit_records;  // id, count, (language, name)*
  UnitNames unit_names;
  PagedColumn<UnitSource> units;
  PagedRows<std::uint32_t> unit_stated_areas;

  IdIndex contact_ids;
  Records contact_records;  // id, display name, title, channels, languages
  PagedColumn<ContactHot> contacts;
  PagedColumn<StandIns> stand_ins;
  PagedRows<TimeWindow> absences;
  PagedRows<StatedExpertise> stated;
  PagedRows<Event> events;
  // What others passed on to her on a topic, again in her row: `other` is who did.
  PagedRows<Event> received;
  PagedColumn<Reference> event_owner;  // by sequence; kNone where there is none

  IdIndex venture_ids;
  Records venture_records;  // id, people
  PagedRows<std::uint32_t> venture_topics;
  PagedRows<std::uint32_t> venture_areas;
  PagedRows<VentureWork> venture_works;  // in the order of its row

  IdIndex tie_ids;  // also of the ties that initiatives make (initiative_ties.h), which are derived
  Records tie_records;  // id
  PagedColumn<TieSource> ties;

  std::shared_ptr<const InitiativeBook> initiatives = std::make_shared<const InitiativeBook>();

  // derived, and the words of needs that ended, which are sources
  LearnedNeeds learned_needs;
  std::shared_ptr<const InitiativeReach> reach = std::make_shared<const InitiativeReach>();
  PagedRows<std::uint32_t> unit_areas;       // served: its own, else its nearest ancestor's
  PagedColumn<Reference> unit_home;          // the municipality whose mean it is drawn to
  PagedRows<std::uint32_t, 4> unit_members;  // contacts, ascending
  PagedRows<std::uint32_t, 4> area_units;    // units that serve exactly this area
  PagedRows<AreaExpert, 4> area_experts;
  PagedRows<Posting, 1> postings;  // by posting_row(), strongest first
  PagedRows<TopicEntry> topic_entries;
  PagedRows<TopicBound> topic_bounds;  // one an entry, in the same order
  PagedRows<Edge> out_edges;
  PagedRows<Edge> in_edges;
  PagedColumn<Learned> learned;
  PagedRows<VentureTie> venture_ties;
  PagedRows<Deed> venture_deeds;
  PagedRows<VentureBound> venture_bounds;        // by topic
  PagedRows<std::uint32_t, 1> venture_postings;  // by venture_posting_row()
  PagedRows<std::uint32_t, 4> area_ventures;     // that state exactly this area
  PagedColumn<GroupSums> unit_sums;
  PagedColumn<GroupSums> area_sums;
  GroupSums all_sums;
  // What postings were laid by: no P(answers) of a unit's, an area's or all of its people can
  // exceed it, but for what is a person's own (answer_bounds.h).
  PagedColumn<double> unit_bounds;
  PagedColumn<double> area_bounds;
  double all_bound = 0;
};

}  // namespace veieninn::graph
