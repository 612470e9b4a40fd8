// Initiatives and participations in and out of their tables. All functions throw DriverFailure and
// expect the caller's transaction.
#pragma once

#include <optional>
#include <string>

#include "service/store/sqlite_database.h"
#include "service/store/sqlite_row_writer.h"
#include "service/store/store.h"

namespace veieninn::store {

[[nodiscard]] std::optional<StoredResource> read_initiative(Database& database,
                                                            const std::string& id);
[[nodiscard]] std::optional<StoredResource> read_participation(Database& database,
                                                               const std::string& id);

// Make the row, or replace the one that stands there.
void write_initiative(Database& database, const model::Initiative& row, const Stamp& stamp);
void write_participation(Database& database, const model::Participation& row, const Stamp& stamp);

// The row with what its accounts have spent on participants that are gone.
[[nodiscard]] model::Initiative with_spent(Database& database, model::Initiative row);

}  // namespace veieninn::store
