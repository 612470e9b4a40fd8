// Brings a database file to the newest schema (service/store/migrations).
#pragma once

#include "engine/base/error.h"
#include "service/store/sqlite_database.h"

namespace veieninn::store {

// The schema that this program reads and writes; PRAGMA user_version of the file.
[[nodiscard]] int newest_schema() noexcept;

// Runs the migrations that the file lacks, each in a transaction of its own. Errors:
// kInvalidArgument when the file is a newer program's or another product's. Throws DriverFailure.
[[nodiscard]] Result<void> migrate(Database& database);

}  // namespace veieninn::store
