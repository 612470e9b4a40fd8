// advance: the next snapshot from the one before.
//
// Sources change first; what was derived from the touched persons is taken away before and put back
// after, exactly. A change that moves units among areas, or the reference day, derives everything
// anew: rare, and the law of snapshot_builder.h holds either way.
#include <cstdint>
#include <memory>
#include <utility>

#include "engine/graph/contact_changes.h"
#include "engine/graph/contact_derivation.h"
#include "engine/graph/derivation.h"
#include "engine/graph/event_changes.h"
#include "engine/graph/initiative_reach_changes.h"
#include "engine/graph/initiative_tie_changes.h"
#include "engine/graph/need_outcome_changes.h"
#include "engine/graph/posting_changes.h"
#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_builder.h"
#include "engine/graph/snapshot_data.h"
#include "engine/graph/stated_tie_changes.h"
#include "engine/graph/table_changes.h"
#include "engine/graph/tie_changes.h"
#include "engine/graph/touched_rows.h"
#include "engine/graph/unit_changes.h"
#include "engine/graph/venture_changes.h"
#include "engine/graph/venture_postings.h"

namespace veieninn::graph {
namespace {

// Her group's sums change with her.
void touch_unit_of(TouchedRows& touched, const SnapshotData& data, std::uint32_t contact) {
  const ContactHot& hot = data.contacts[contact];
  if (hot.alive && hot.unit != kNone) touched.units.insert(hot.unit);
}

void take_away(SnapshotData& data, TouchedRows& touched) {
  for (const std::uint32_t contact : in_order(touched.people)) {
    if (!data.contacts[contact].alive) continue;
    take_away_derived(data, contact);
    take_away_postings(data, contact);
    touch_unit_of(touched, data, contact);
  }
  for (const std::uint32_t giver : in_order(touched.tie_givers)) take_away_edges_of(data, giver);
  for (const std::uint32_t venture : in_order(touched.laid_anew)) take_away_venture(data, venture);
}

// False when everything has to be derived anew.
bool put_back(SnapshotData& data, TouchedRows& touched, const ChangedTies& changed) {
  for (const std::uint32_t contact : in_order(touched.people)) {
    put_back_derived(data, contact);
    touch_unit_of(touched, data, contact);
  }
  if (!raise_answer_bounds(data, touched.units, touched.people)) return false;
  for (const std::uint32_t contact : in_order(touched.people)) {
    if (data.contacts[contact].alive) put_back_postings(data, contact);
  }
  for (const std::uint32_t giver : in_order(touched.tie_givers)) {
    derive_edges_of(data, giver, changed);
  }
  for (const std::uint32_t venture : in_order(touched.ventures)) {
    derive_ventures_of(data, venture, touched.pairs[venture], changed);
  }
  for (const std::uint32_t venture : in_order(touched.laid_anew)) put_back_venture(data, venture);
  return true;
}

bool reference_day_moves(const SnapshotData& data) {
  return data.newest_event_time != kNoTime &&
         belief::reference_day(day_of(Instant{data.newest_event_time})) != data.reference_day;
}

std::unique_ptr<const SnapshotData> next_of(const SnapshotData& base, const RowChanges& changes) {
  auto next = std::make_unique<SnapshotData>(base);
  SnapshotData& data = *next;
  data.revision = changes.revision;
  data.initiatives = InitiativeBook::next(base.initiatives, changes);
  const TieChanges ties = tie_changes_of(base, *data.initiatives, changes);

  bool is_structural = change_areas(data, changes);
  change_topics(data, changes);
  is_structural |= change_units(data, changes);
  // Dense ids before all else, so that references can lead to what is new.
  name_contacts(data, changes);
  name_ventures(data, changes);
  name_ties(data, ties);
  TouchedRows touched = touched_by(data, changes, ties);
  if (!is_structural) take_away(data, touched);

  change_contacts(data, changes);
  change_ventures(data, changes);
  const ChangedTies changed_ties = change_ties(data, ties);
  change_events(data, changes);
  excuse_silences(data, touched);
  change_need_outcomes(data, changes);
  change_reach(data, changes, touched.units);

  const bool is_whole = is_structural || reference_day_moves(data);
  if (is_whole || !put_back(data, touched, changed_ties)) derive_all(data);
  return next;
}

}  // namespace

std::shared_ptr<const Snapshot> advance(const std::shared_ptr<const Snapshot>& base,
                                        const RowChanges& changes) {
  return std::make_shared<const Snapshot>(next_of(base->data(), changes));
}

}  // namespace veieninn::graph
