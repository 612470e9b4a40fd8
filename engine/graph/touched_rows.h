// Whose derived columns a change concerns: of these they are taken away before and put back after.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>

#include "engine/graph/initiative_tie_changes.h"
#include "engine/graph/row_changes.h"
#include "engine/graph/row_edits.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

struct TouchedRows {
  Touched units;  // of the people, before and after
  Touched people;
  Touched tie_givers;
  Touched ventures;
  Touched laid_anew;  // those whose rows or facts change
  // venture -> contacts with changed events
  boost::unordered_flat_map<std::uint32_t, Touched> pairs;

  void touch_pair(std::uint32_t venture, std::uint32_t contact) {
    ventures.insert(venture);
    pairs[venture].insert(contact);
  }
};

// All but the units, by `data` as it was before, where what is new has its dense id. `ties` as of
// tie_changes_of.
[[nodiscard]] TouchedRows touched_by(const SnapshotData& data, const RowChanges& changes,
                                     const TieChanges& ties);

}  // namespace veieninn::graph
