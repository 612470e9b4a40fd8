// Rows into their tables. All functions throw DriverFailure and expect the caller's transaction.
#pragma once

#include <optional>
#include <string>

#include "service/store/sqlite_database.h"
#include "service/store/store.h"

namespace veieninn::store {

struct Stamp {
  Revision revision = 0;
  Instant now;
};

// Makes the row, or replaces the one that stands there as `before`; lists that stay as they were
// are not rewritten. An area's neighbours are not written here, since they change two rows.
void write_row(Database& database, const Resource& row, const StoredResource* before,
               const Stamp& stamp);

// Removes the row with its lists and leaves a tombstone. A contact's or venture's ties and
// engagements go first, deputies and successors are cleared, an area's neighbours let it go; all
// that is so changed gets the stamp.
void erase_row(Database& database, ResourceKind kind, const std::string& id, const Stamp& stamp);

// Says that the row changed.
void stamp_row(Database& database, ResourceKind kind, const std::string& id, const Stamp& stamp);

// Returns the new engagement's sequence.
std::int64_t append_engagement(Database& database, const model::Engagement& row, Revision revision);

// Adds to what was counted.
void add_gap(Database& database, const GapCount& gap);

}  // namespace veieninn::store
